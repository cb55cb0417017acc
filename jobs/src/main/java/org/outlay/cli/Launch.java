package org.outlay.cli;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.outlay.job.Progress;
import org.outlay.job.Request;
import org.outlay.job.RunKind;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;

/** Checks what a command is to do, starts Spark for it and stops Spark in any case. */
final class Launch {
  private Launch() {}

  /** What a command does. */
  interface Work<T> {
    /** Works on a checked scenario. */
    T with(SparkSession spark, Progress progress, Setup setup);
  }

  /**
   * Does a command's work.
   *
   * @param kind how far it looks
   */
  static <T> T run(Main main, Request request, RunKind kind, Work<T> work) {
    // Spark takes seconds to start, so it starts while the scenario and the policy are checked.
    CompletableFuture<SparkSession> session =
        CompletableFuture.supplyAsync(() -> Sessions.start(request.master(), request.conf()));
    try (ProgressLine progress = new ProgressLine(main.err(), main.words())) {
      progress.step("starting");
      Setup setup = Setup.load(request.scenario(), request.sets(), kind);
      SparkSession.setActiveSession(session.join());
      T done = work.with(session.join(), progress, setup);
      main.stopping().end();
      return done;
    } finally {
      if (session.isDone() && !session.isCompletedExceptionally()) {
        session.join().stop();
      }
    }
  }
}
