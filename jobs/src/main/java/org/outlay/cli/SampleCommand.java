package org.outlay.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.job.SampleJob;
import org.outlay.job.Sessions;
import org.outlay.sample.SampleRequest;
import org.outlay.sample.SampleSummary;
import org.outlay.scenario.RelativePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code outlay sample}. */
@Command(
    name = "sample",
    description = "Draw a synthetic cohort of any size; the same seed gives the same rows.",
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Option(
      names = "--applications",
      required = true,
      paramLabel = "N",
      description = "Number of applications.")
  private long applications;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "YEAR",
      description = "First year of approval.")
  private int from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "YEAR",
      description = "Last year of approval.")
  private int to;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of all draws (default: 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder or URI to write, which must not exist yet.")
  @SuppressWarnings("NullAway.Init")
  private String out;

  @Option(
      names = "--files",
      paramLabel = "K",
      description = "Number of files of each table (default: one per 250,000 applications).")
  private @Nullable Integer files;

  @Mixin private SparkOptions spark = new SparkOptions();

  @Override
  public Integer call() {
    SampleRequest request = SampleRequest.of(applications, from, to, seed);
    SampleRequest sized = files == null ? request : request.withFiles(files);
    SampleSummary summary;
    try (ProgressLine progress = new ProgressLine(main.err(), main.words())) {
      progress.step("starting");
      SparkSession session = Sessions.start(spark.master(), spark.conf());
      try {
        summary = SampleJob.write(session, progress, sized, out);
      } finally {
        session.stop();
      }
    }
    print(summary);
    return 0;
  }

  /** Scenarios look for relative paths beside themselves. */
  private String reachable() {
    return RelativePath.isUri(out) ? out : Path.of(out).toAbsolutePath().normalize().toString();
  }

  private void print(SampleSummary summary) {
    Words words = main.words();
    String rows = words.count(summary.applications());
    String records = words.count(summary.annualRecords());
    main.out()
        .println(
            words.say(
                "%s synthetic applications of %d - %d and %s annual records, seed %d, in %s"
                    .formatted(rows, from, to, records, seed, out),
                "合成申请 %s 条（%d - %d 年）、年度记录 %s 条，种子 %d，位于 %s"
                    .formatted(rows, from, to, records, seed, out)));
    main.out()
        .println(
            "inputs { applications = [\"%s/applications\"], annual-records = [\"%s/annual_records\"] }"
                .formatted(reachable(), reachable()));
  }
}
