package org.outlay.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Small arithmetic on amounts in yuan. */
final class Yuan {
  static final BigDecimal NOTHING = BigDecimal.ZERO;

  private Yuan() {}

  static BigDecimal yuan(long amount) {
    return BigDecimal.valueOf(amount);
  }

  /** {@code rate} written as a plain decimal, 0.3 for 30%. */
  static BigDecimal share(BigDecimal amount, String rate) {
    return amount.multiply(new BigDecimal(rate));
  }

  static BigDecimal atMost(long highest, BigDecimal amount) {
    return amount.min(yuan(highest));
  }

  static BigDecimal within(long lowest, long highest, BigDecimal amount) {
    return amount.max(yuan(lowest)).min(yuan(highest));
  }

  static BigDecimal byName(Map<String, Long> amounts, String name) {
    return yuan(amounts.getOrDefault(name, 0L));
  }

  static boolean exceeds(BigDecimal amount, BigDecimal other) {
    return amount.compareTo(other) > 0;
  }

  static boolean positive(BigDecimal amount) {
    return amount.signum() > 0;
  }

  static BigDecimal toFen(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
