package org.outlay.simulation;

import org.outlay.problem.Problem;

/** Thrown when a cohort or a policy cannot be simulated; what was computed before still holds. */
public final class NotSimulated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  NotSimulated(Problem problem) {
    super(problem.describe());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
