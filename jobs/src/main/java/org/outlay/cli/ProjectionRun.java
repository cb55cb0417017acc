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
        (job, setup) -> {
          var published = job.project(setup, request);
          String text = new ProjectionText(main.words()).projection(setup, published.result());
          return text + "\n" + RunReport.results(main.words(), published.path());
        });
  }

  /** Exit status 0; failures are thrown. */
  int backtest(Request request) {
    return run(
        request,
        (job, setup) -> {
          var published = job.backtest(setup, request);
          String text = new BacktestText(main.words()).text(setup, published.result());
          return text + "\n" + RunReport.results(main.words(), published.path());
        });
  }

  private int run(Request request, BiFunction<ProjectionJob, Setup, String> work) {
    String text =
        Launch.run(
            main,
            request,
            RunKind.FORECAST,
            (spark, progress, setup) -> work.apply(new ProjectionJob(spark, progress), setup));
    main.out().print(text);
    return 0;
  }
}
