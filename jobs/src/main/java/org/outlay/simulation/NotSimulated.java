package org.outlay.simulation;

import org.outlay.policy.Rule;
import org.outlay.problem.Problem;

/** Thrown when a cohort or a policy cannot be simulated; what was computed before still holds. */
public final class NotSimulated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  NotSimulated(Problem problem) {
    super(problem.describe());
    this.problem = problem;
  }

  static NotSimulated of(Rule rule, String why) {
    return new NotSimulated(
        Problem.warning(
                "not-simulated",
                rule.location(),
                "this rule cannot be simulated, so nothing was: " + why)
            .withValue(rule.name())
            .withRemedy("state its limits otherwise"));
  }

  public Problem problem() {
    return problem;
  }
}
