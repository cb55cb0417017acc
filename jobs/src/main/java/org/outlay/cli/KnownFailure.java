package org.outlay.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.util.VersionInfo;
import org.outlay.entitlement.TooLarge;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.simulation.NotSimulated;

/** Failures of Java, Spark and Hadoop that a user can do something about. */
final class KnownFailure {
  private static final String HADOOP_CLASS = "org.apache.hadoop.fs.";

  /** As Spark tells of a task that failed elsewhere, and of a heap that it does not start with. */
  private static final List<String> FULL =
      List.of(
          OutOfMemoryError.class.getName(),
          "INVALID_DRIVER_MEMORY",
          "Not enough memory to build and broadcast");

  /** As Java, Spark and the simulation tell of a sum that no number of theirs holds. */
  private static final List<String> TOO_LARGE =
      List.of(
          "long overflow",
          "[ARITHMETIC_OVERFLOW",
          "[NUMERIC_VALUE_OUT_OF_RANGE",
          NotSimulated.TOTAL_TOO_LARGE);

  /**
   * What a message says besides: a code and what stands before it, or a class, and the advice to
   * switch the checks off.
   */
  private static final Pattern SPARES =
      Pattern.compile(
          "^(?:[^\\r\\n]*?\\[[A-Z0-9_.]+\\]|(?:[\\w$]+\\.)+[\\w$]+:)\\s*|(?s:\\. .*|\\R.*)");

  /** As Linux and Windows tell of a full disk, and Linux of a full quota. */
  private static final List<String> NO_SPACE =
      List.of(
          "No space left on device",
          "There is not enough space on the disk",
          "Disk quota exceeded");

  /** As Spark tells of work that was still to be done when it was stopped from outside. */
  private static final List<String> STOPPED =
      List.of(
          "SparkContext was shut down",
          "SparkContext has been shutdown",
          "stopped SparkContext",
          "Shutdown in progress");

  private KnownFailure() {}

  /** What a failure has to say to the user; empty if it is none of these. */
  static Optional<ProblemException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof ProblemException problems) {
        return Optional.of(problems);
      }
      if (cause instanceof OutOfMemoryError || FULL.stream().anyMatch(message::contains)) {
        return Optional.of(new ProblemException(outOfMemory()));
      }
      if (TOO_LARGE.stream().anyMatch(message::contains)) {
        return Optional.of(new ProblemException(tooLarge(message)));
      }
      if (NO_SPACE.stream().anyMatch(message::contains)) {
        return Optional.of(new ProblemException(noSpace()));
      }
      if (STOPPED.stream().anyMatch(message::contains)) {
        return Optional.of(new ProblemException(stopped()));
      }
      if (message.startsWith("Could not parse Master URL")) {
        return Optional.of(new ProblemException(master(message)));
      }
      boolean noClass = cause instanceof ClassNotFoundException && message.contains(HADOOP_CLASS);
      if (noClass || message.startsWith("No FileSystem for scheme")) {
        return Optional.of(new ProblemException(fileSystem(message)));
      }
    }
    return Optional.empty();
  }

  private static Problem master(String message) {
    return Problem.user("bad-master", null, "this is no master of Spark")
        .withValue(message.replaceAll(".*'(.*)'.*", "$1"))
        .withAllowed("local, local[2], spark://host:7077, yarn, k8s://https://host:443");
  }

  private static Problem outOfMemory() {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return Problem.run("out-of-memory", null, "the run needs more memory; nothing was published")
        .withValue(mebibytes + " MiB of heap in this process")
        .withRemedy(
            "OUTLAY_HEAP=8g scripts/outlay ..., scripts/submit --driver-memory 8g"
                + " --executor-memory 8g -- ..., or fewer replicates");
  }

  private static Problem noSpace() {
    return Problem.run("no-space", null, "the disk is full; nothing was published")
        .withRemedy(
            "free some, choose another folder with --out, or others for temporary files with"
                + " OUTLAY_JAVA_OPTS=-Djava.io.tmpdir=FOLDER and for Spark's own with"
                + " SPARK_LOCAL_DIRS; forecast --resume goes on where it stopped");
  }

  static Problem stopped() {
    return Problem.run("stopped", null, "the run was stopped; nothing was published")
        .withRemedy("start it again; forecast --resume goes on where it stopped");
  }

  private static Problem tooLarge(String message) {
    return Problem.input(
            "amount-too-large", null, "a sum of amounts cannot be written; nothing is published")
        .withValue(SPARES.matcher(message).replaceAll(""))
        .withAllowed(TooLarge.ALLOWED)
        .withRemedy("mend the amounts in the cohort, or a rule that pays them without a cap");
  }

  private static Problem fileSystem(String message) {
    return Problem.user("no-file-system", null, "nothing on the class path reads such paths")
        .withValue(message)
        .withAllowed("paths of this machine, hdfs://, and what --packages brings")
        .withRemedy(
            "for s3a://: scripts/submit --packages org.apache.hadoop:hadoop-aws:%s -- ..."
                .formatted(VersionInfo.getVersion()));
  }
}
