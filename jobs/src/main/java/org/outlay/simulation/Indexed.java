package org.outlay.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values carried along an index, rounded as the deterministic pass rounds them. */
final class Indexed {
  /** Below this, a product of doubles is less than {@link #SURE} from the exact one. */
  private static final double LARGEST = 1e12;

  private static final double SURE = 1e-3;

  private Indexed() {}

  /** The unscaled value in a later year, half away from zero. */
  static double value(double from, BigDecimal factor) {
    double product = from * factor.doubleValue();
    double whole = Math.floor(product);
    if (Math.abs(product) < LARGEST && Math.abs(product - whole - 0.5) > SURE) {
      return product - whole > 0.5 ? whole + 1 : whole;
    }
    return new BigDecimal(from).multiply(factor).setScale(0, RoundingMode.HALF_UP).doubleValue();
  }
}
