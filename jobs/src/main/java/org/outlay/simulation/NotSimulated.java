package org.outlay.simulation;

import java.util.Optional;
import org.outlay.problem.Problem;

/** Thrown when a cohort or a policy cannot be simulated; what was computed before still holds. */
public final class NotSimulated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As a task tells of a total that is not exact. */
  public static final String TOTAL_TOO_LARGE = "a total of a block exceeds 2^53 fen";

  private final transient Problem problem;

  NotSimulated(Problem problem) {
    super(problem.describe());
    this.problem = problem;
  }

  /** Of totals, which only tasks know; empty if the failure is another. */
  public static Optional<NotSimulated> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(TOTAL_TOO_LARGE)) {
        return Optional.of(
            new NotSimulated(
                Problem.warning(
                        "too-large-to-simulate",
                        null,
                        "amounts add up to more than can be simulated exactly; nothing was simulated")
                    .withAllowed("less than 90 trillion yuan by rule and year")
                    .withRemedy(
                        "look for the largest amounts in payments; mend the row if it is wrong")));
      }
    }
    return Optional.empty();
  }

  public Problem problem() {
    return problem;
  }
}
