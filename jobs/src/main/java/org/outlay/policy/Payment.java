package org.outlay.policy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * When an amount that is due for a fiscal year is paid.
 *
 * @param shares of the amount that fall due in the fiscal year itself, the next one, and so on;
 *     they add up to 1
 */
public record Payment(List<BigDecimal> shares) implements Serializable {
  private static final String NEXT = "next-year";

  /** All in the fiscal year itself. */
  public static final Payment SAME_YEAR = new Payment(List.of(BigDecimal.ONE));

  /** All in the next one, after review. */
  public static final Payment NEXT_YEAR = new Payment(List.of(BigDecimal.ZERO, BigDecimal.ONE));

  public Payment {
    shares = List.copyOf(shares);
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
    return new Payment(moved);
  }

  /** Fiscal years from the amount's own to the last instalment. */
  public int longestLag() {
    return shares.size() - 1;
  }
}
