package org.outlay.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of an amount, exact on whole fen of any size.
 *
 * @param millionths between 0 and 1,000,000
 */
public record Share(int millionths) implements Serializable {
  private static final int WHOLE = 1_000_000;

  /** Decimals of a share. */
  public static final int PLACES = 6;

  /** Nothing. */
  public static final Share NONE = new Share(0);

  /** All of it. */
  public static final Share ALL = new Share(WHOLE);

  public Share {
    if (millionths < 0 || millionths > WHOLE) {
      throw new IllegalArgumentException("no share of 1: " + millionths + " millionths");
    }
  }

  /** The share nearest to a fraction. */
  public static Share nearest(BigDecimal fraction) {
    return new Share(
        fraction.movePointRight(PLACES).setScale(0, RoundingMode.HALF_UP).intValueExact());
  }

  /** The share nearest to a fraction. */
  public static Share nearest(double fraction) {
    return new Share(Math.toIntExact(Math.round(fraction * WHOLE)));
  }

  /** Whole fen, half-up. */
  public long halfUp(long fen) {
    return part(fen, WHOLE / 2);
  }

  /** Whole fen, down. */
  public long down(long fen) {
    return part(fen, 0);
  }

  /** Whole millions and the rest apart, so that no product overflows. */
  private long part(long fen, int rounding) {
    long millions = Math.floorDiv(fen, (long) WHOLE);
    long rest = fen - millions * WHOLE;
    return millions * millionths + (rest * millionths + rounding) / WHOLE;
  }
}
