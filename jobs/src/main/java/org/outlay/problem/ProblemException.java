package org.outlay.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown once with every problem found. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Problem> problems;
  private final int exitStatus;

  public ProblemException(List<Problem> problems) {
    super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
    this.problems = new ArrayList<>(problems);
    this.exitStatus =
        problems.stream()
            .filter(p -> p.severity() == Severity.ERROR)
            .map(Problem::cause)
            .min(Comparator.naturalOrder())
            .orElse(Cause.RUN)
            .exitStatus();
  }

  public ProblemException(Problem problem) {
    this(List.of(problem));
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** With the failure that it tells of. */
  public ProblemException(Problem problem, Throwable cause) {
    this(problem);
    initCause(cause);
  }

  /** Exit status of the command: that of the first cause in the order user, input, run. */
  public int exitStatus() {
    return exitStatus;
  }
}
