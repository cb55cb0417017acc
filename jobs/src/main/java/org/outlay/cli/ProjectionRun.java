package org.outlay.cli;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import org.outlay.job.ProjectionJob;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.Sessions;
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
          return text + results(published.path());
        });
  }

  /** Exit status 0; failures are thrown. */
  int backtest(Request request) {
    return run(
        request,
        (job, setup) -> {
          var published = job.backtest(setup, request);
          String text = new ProjectionText(main.words()).backtest(published.result());
          return text + results(published.path());
        });
  }

  private String results(String path) {
    return "\n"
        + main.words().say("results in ", "结果位于 ")
        + path.replaceFirst("^file:(?=/)", "")
        + "\n";
  }

  private int run(Request request, BiFunction<ProjectionJob, Setup, String> work) {
    CompletableFuture<SparkSession> session =
        CompletableFuture.supplyAsync(() -> Sessions.start(request.master(), request.conf()));
    String text;
    try (ProgressLine progress = new ProgressLine(main.err(), main.words())) {
      progress.step("starting");
      Setup setup = Setup.load(request.scenario(), request.sets());
      RunJob.timeframe(RunJob.Command.FORECAST, setup.scenario());
      SparkSession.setActiveSession(session.join());
      text = work.apply(new ProjectionJob(session.join(), progress), setup);
    } finally {
      if (session.isDone() && !session.isCompletedExceptionally()) {
        session.join().stop();
      }
    }
    main.out().print(text);
    return 0;
  }
}
