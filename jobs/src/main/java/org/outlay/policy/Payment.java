package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outlay.problem.Location;

/**
 * When an amount that is due for a fiscal year is paid.
 *
 * @param shares of the amount that fall due in the fiscal year itself, the next one, and so on;
 *     they add up to 1
 * @param concentration sum of the parameters of the Dirichlet law of the shares; infinite where
 *     they are certain
 * @param unknown where it is asked that shares and concentration be estimated from payments; empty
 *     once they are known
 */
public record Payment(List<BigDecimal> shares, double concentration, Optional<Location> unknown) {
  private static final String NEXT = "next-year";

  /** What a rule's timing may be; all but the next year's are paid in the year. */
  static final List<String> TIMINGS = List.of("same-year", NEXT, "on-call", "per-contract");

  /** All in the fiscal year itself. */
  public static final Payment SAME_YEAR = certain(List.of(BigDecimal.ONE));

  /** All in the next one, after review. */
  public static final Payment NEXT_YEAR = certain(List.of(BigDecimal.ZERO, BigDecimal.ONE));

  public Payment {
    shares = List.copyOf(shares);
  }

  /** In shares that are certain. */
  public static Payment certain(List<BigDecimal> shares) {
    return drawn(shares, Double.POSITIVE_INFINITY);
  }

  /** In shares that are drawn around their means. */
  public static Payment drawn(List<BigDecimal> means, double concentration) {
    return new Payment(means, concentration, Optional.empty());
  }

  /** To be estimated. */
  static Payment estimated(Location asked) {
    return new Payment(List.of(BigDecimal.ONE), Double.POSITIVE_INFINITY, Optional.of(asked));
  }

  /** The next year for {@code next-year}, else the same. */
  static Payment ofWord(String word) {
    return word.equals(NEXT) ? NEXT_YEAR : SAME_YEAR;
  }

  /** The same with a share of each instalment a year later. */
  Payment late(BigDecimal share) {
    if (share.signum() == 0) {
      return this;
    }
    List<BigDecimal> moved = new ArrayList<>();
    BigDecimal before = BigDecimal.ZERO;
    for (BigDecimal own : shares) {
      BigDecimal delayed = own.multiply(share);
      moved.add(own.subtract(delayed).add(before));
      before = delayed;
    }
    moved.add(before);
    return certain(moved);
  }

  /** Fiscal years from the amount's own to the last instalment. */
  public int longestLag() {
    return shares.size() - 1;
  }
}
