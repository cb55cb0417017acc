package org.outlay.cli;

import java.nio.file.Path;
import java.util.List;
import org.outlay.job.Request;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arguments of the commands that work on a scenario. */
final class CommonOptions {
  @Parameters(index = "0", paramLabel = "SCENARIO", description = "Scenario file (.conf).")
  @SuppressWarnings("NullAway.Init")
  private Path scenario;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a value of the scenario; may be repeated.")
  private List<String> sets = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder or URI of the results (default: results).")
  private String out = "results";

  @Mixin private SparkOptions spark = new SparkOptions();

  @Option(names = "--strict", description = "Refuse the input if any row is rejected.")
  private boolean strict;

  Path scenario() {
    return scenario;
  }

  List<String> sets() {
    return sets;
  }

  Request request() {
    return request(Request.Unfinished.DISCARD);
  }

  Request request(Request.Unfinished unfinished) {
    if (out.isBlank()) {
      throw new ProblemException(
          Problem.user("bad-out", Location.of("--out"), "no folder is named")
              .withRemedy("name a folder, or leave --out away for results/"));
    }
    return new Request(
        scenario,
        sets,
        out,
        spark.master(),
        spark.conf(),
        strict ? Request.OnReject.REFUSE : Request.OnReject.GO_ON,
        unfinished);
  }
}
