package org.outlay.policy;

import java.math.BigDecimal;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Refuses a scenario's amount that is 万元 where the catalogue has yuan. */
final class WanSlip {
  private static final BigDecimal LEAST = new BigDecimal(10_000);
  private static final BigDecimal NEAR = new BigDecimal(3);
  private static final int WAN = 4;

  private WanSlip() {}

  /**
   * Ten thousand times the amount would be near the catalogue's, from a third to three times.
   * Nobody means a ten-thousandth of a sum; who does may write 0.
   */
  static void check(BigDecimal catalogue, BigDecimal changed, Location at, Problems problems) {
    BigDecimal yuan = changed.movePointRight(WAN);
    if (catalogue.compareTo(LEAST) >= 0
        && yuan.multiply(NEAR).compareTo(catalogue) >= 0
        && yuan.compareTo(catalogue.multiply(NEAR)) <= 0) {
      problems.add(
          Problem.user("looks-like-wan", at, "amounts are yuan; this one looks like 万元")
              .withValue(
                  changed.toPlainString() + ", in the catalogue " + catalogue.toPlainString())
              .withRemedy("write " + yuan.toPlainString() + " if you mean 万元, 0 for nothing"));
    }
  }
}
