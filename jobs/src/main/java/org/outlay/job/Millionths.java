package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares, ratios and years in tables: six decimals. */
final class Millionths {
  private static final int DECIMALS = 6;

  private Millionths() {}

  /** Half up. Named unlike the other, which takes a figure a million times as large. */
  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** Of a whole number of millionths. */
  static BigDecimal of(long millionths) {
    return BigDecimal.valueOf(millionths, DECIMALS);
  }
}
