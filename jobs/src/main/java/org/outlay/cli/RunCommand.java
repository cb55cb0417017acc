package org.outlay.cli;

import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;

/** Runs assess or forecast and prints its result. */
final class RunCommand {
  private final Main main;

  RunCommand(Main main) {
    this.main = main;
  }

  /** Exit status 0; failures are thrown. */
  int run(Request request, RunKind kind) {
    RunResult result =
        Launch.run(
            main,
            request,
            kind,
            (spark, progress, setup) -> new RunJob(spark, progress, kind).run(setup, request));
    new RunReport(main.words(), main.out()).print(result);
    return 0;
  }
}
