package org.outlay.cli;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunResult;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;

/** Runs assess or forecast and prints its result. */
final class RunCommand {
  private final Main main;

  RunCommand(Main main) {
    this.main = main;
  }

  /** Exit status 0; failures are thrown. */
  int run(Request request, RunJob.Command command) {
    Words words = main.words();
    // Spark takes seconds to start, so it starts while the scenario and the policy are checked.
    CompletableFuture<SparkSession> session =
        CompletableFuture.supplyAsync(() -> Sessions.start(request.master(), request.conf()));
    RunResult result;
    try (ProgressLine progress = new ProgressLine(main.err(), words)) {
      progress.step("starting");
      Setup setup = Setup.load(request.scenario(), request.sets());
      RunJob.timeframe(command, setup.scenario());
      SparkSession.setActiveSession(session.join());
      result = new RunJob(session.join(), progress, command).run(setup, request);
    } finally {
      if (session.isDone() && !session.isCompletedExceptionally()) {
        session.join().stop();
      }
    }
    new RunReport(words, main.out()).print(result);
    return 0;
  }
}
