package org.outlay.cohort;

import org.outlay.problem.Problem;

/** A file that cannot be read as what its name says; carries the problem to report. */
final class FileRefused extends Exception {
  private final transient Problem problem;

  FileRefused(Problem problem) {
    super(problem.describe());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
