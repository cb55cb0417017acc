package org.outlay.formula;

import java.util.List;
import org.outlay.problem.Problem;

/** Carries what is wrong with a formula out of a walk over it; never leaves the package. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  Refusal(List<Problem> problems) {
    super("formula refused", null, false, false);
    this.problems = List.copyOf(problems);
  }

  Refusal(Problem problem) {
    this(List.of(problem));
  }

  List<Problem> problems() {
    return problems;
  }
}
