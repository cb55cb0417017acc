package org.outlay.cli;

import java.util.Optional;
import org.apache.hadoop.util.VersionInfo;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/** Failures of Spark and Hadoop that come from what the user wrote. */
final class KnownFailure {
  private static final String HADOOP_CLASS = "org.apache.hadoop.fs.";

  private KnownFailure() {}

  /** What a failure has to say to the user; empty if it is none of these. */
  static Optional<ProblemException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof ProblemException problems) {
        return Optional.of(problems);
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

  private static Problem fileSystem(String message) {
    return Problem.user("no-file-system", null, "nothing on the class path reads such paths")
        .withValue(message)
        .withAllowed("paths of this machine, hdfs://, and what --packages brings")
        .withRemedy(
            "for s3a://: scripts/submit --packages org.apache.hadoop:hadoop-aws:%s -- ..."
                .formatted(VersionInfo.getVersion()));
  }
}
