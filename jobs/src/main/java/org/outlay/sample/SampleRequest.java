package org.outlay.sample;

import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/**
 * Which cohort to draw.
 *
 * @param applications number of applications, 1 to 9,999,999,999
 * @param fromYear first year of approval, not before 1990
 * @param toYear last year of approval, not after 2100
 * @param seed 0 or more; part of every identifier
 * @param files number of files and tasks; the rows do not depend on it
 */
public record SampleRequest(
    long applications, int fromYear, int toYear, long seed, int files, Knowledge knowledge) {

  private static final long ROWS_PER_FILE = 250_000;
  private static final long MOST_APPLICATIONS = 9_999_999_999L;

  /**
   * @throws ProblemException with all that is wrong with the request
   */
  public SampleRequest {
    Problems problems = new Problems();
    within(problems, "number of applications", applications, 1, MOST_APPLICATIONS);
    within(problems, "first year", fromYear, 1990, 2100);
    within(problems, "last year", toYear, Math.max(1990, fromYear), 2100);
    within(problems, "seed", seed, 0, Long.MAX_VALUE);
    within(problems, "number of files", files, 1, 100_000);
    problems.throwIfErrors();
  }

  /** A cohort of the past, in as many files as its size asks for. */
  public static SampleRequest of(long applications, int fromYear, int toYear, long seed) {
    long files = Math.min(100_000, Math.max(1, applications / ROWS_PER_FILE));
    return new SampleRequest(applications, fromYear, toYear, seed, (int) files, Knowledge.OBSERVED);
  }

  public SampleRequest withFiles(int newFiles) {
    return new SampleRequest(applications, fromYear, toYear, seed, newFiles, knowledge);
  }

  public SampleRequest withKnowledge(Knowledge newKnowledge) {
    return new SampleRequest(applications, fromYear, toYear, seed, files, newKnowledge);
  }

  int years() {
    return toYear - fromYear + 1;
  }

  private static void within(Problems problems, String what, long value, long least, long most) {
    if (value < least || value > most) {
      problems.add(
          Problem.user("sample-out-of-range", null, "the " + what + " of a sample is out of range")
              .withValue(Long.toString(value))
              .withAllowed(least + " ... " + most));
    }
  }
}
