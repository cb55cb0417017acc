package org.outlay.cli;

import java.io.PrintStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Tells that a run is stopped from outside, by Ctrl-C or kill. Java then stops Spark beside all
 * that is under way, which fails in words of its own or ends before it has said anything.
 */
final class Stopping {
  private final PrintStream err;
  private boolean ended;
  private boolean stopped;

  Stopping(PrintStream err) {
    this.err = err;
  }

  /** Listens until the process ends. */
  void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "outlay-stopped"));
  }

  /** What is still to come cannot fail the work any more, or the failure is being told. */
  synchronized void end() {
    ended = true;
  }

  /** Whether it was told, so that nothing else need be. */
  synchronized boolean isStopped() {
    return stopped;
  }

  synchronized void stop() {
    if (!ended) {
      stopped = true;
      Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
      // Below the line of progress.
      err.println();
      err.println(KnownFailure.stopped().describe());
    }
  }
}
