package org.outlay.cli;

import java.util.function.BiFunction;
import org.outlay.job.ProjectionJob;
import org.outlay.job.Request;
import org.outlay.job.RunKind;
import org.outlay.job.Setup;

/** Runs project or backtest and prints its result. */
final class ProjectionRun {
  private final Main main;

  ProjectionRun(Main main) {
    this.main = main;
  }

  /** Exit status 0; failures are thrown. */
  int project(Request request) {
    return run(
        request,
        (job, setup) -> job.project(setup, request),
        (setup, projection) -> new ProjectionText(main.words()).projection(setup, projection));
  }

  /** Exit status 0; failures are thrown. */
  int backtest(Request request) {
    return run(
        request,
        (job, setup) -> job.backtest(setup, request),
        (setup, outcome) -> new BacktestText(main.words()).text(setup, outcome));
  }

  private <T> int run(
      Request request,
      BiFunction<ProjectionJob, Setup, ProjectionJob.Published<T>> work,
      BiFunction<Setup, T, String> text) {
    RunReport report = new RunReport(main.words(), main.out());
    Runnable print =
        Launch.run(
            main,
            request,
            RunKind.FORECAST,
            (spark, progress, setup) -> {
              var published = work.apply(new ProjectionJob(spark, progress), setup);
              return () -> report.print(setup, published, text.apply(setup, published.result()));
            });
    print.run();
    return 0;
  }
}
