package org.outlay.policy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * When an amount that is due for a fiscal year is paid.
 *
 * @param shares of the amount that fall due in the fiscal year itself, the next one, and so on;
 *     they add up to 1
 */
public record Payment(List<BigDecimal> shares) implements Serializable {
  /** All in the fiscal year itself. */
  public static final Payment SAME_YEAR = new Payment(List.of(BigDecimal.ONE));

  /** All in the next one, after review. */
  public static final Payment NEXT_YEAR = new Payment(List.of(BigDecimal.ZERO, BigDecimal.ONE));

  public Payment {
    shares = List.copyOf(shares);
  }

  /** Fiscal years from the first to the last instalment. */
  public int longestLag() {
    return shares.size() - 1;
  }
}
