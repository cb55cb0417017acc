package org.outlay.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Rounding and division on unscaled numbers, called by the code that Spark generates; public for
 * that reason alone. Longs where magnitudes are bounded, decimals of scale 0 elsewhere.
 */
public final class ExactMath {
  /** Decimal places of a quotient, which is rounded half-up to them. */
  public static final int QUOTIENT_SCALE = 12;

  /** Stands for an amount beyond DECIMAL(18,2) where one is due. */
  public static final long TOO_LARGE = Long.MIN_VALUE;

  /** Largest amount of a DECIMAL(18,2), in fen. */
  static final long MAX_FEN = 999_999_999_999_999_999L;

  private ExactMath() {}

  /** {@code value / unit}, half away from zero; {@code unit} is at least 2 and at most 10^18. */
  public static long halfUp(long value, long unit) {
    long quotient = value / unit;
    long rest = value % unit;
    return 2 * Math.abs(rest) >= unit ? quotient + Long.signum(rest) : quotient;
  }

  /** {@code value / unit} downwards. */
  public static long floor(long value, long unit) {
    return Math.floorDiv(value, unit);
  }

  /** {@code value / unit} upwards. */
  public static long ceil(long value, long unit) {
    return -Math.floorDiv(-value, unit);
  }

  /** The remainder with the sign of the dividend; null for a divisor of 0. */
  public static @Nullable Long remainder(long dividend, long divisor) {
    return divisor == 0 ? null : dividend % divisor;
  }

  /** As {@link #halfUp(long, long)}, by 10 to the power of {@code places}. */
  public static Decimal halfUp(Decimal value, int places) {
    return scaled(value, places, RoundingMode.HALF_UP);
  }

  public static Decimal floor(Decimal value, int places) {
    return scaled(value, places, RoundingMode.FLOOR);
  }

  public static Decimal ceil(Decimal value, int places) {
    return scaled(value, places, RoundingMode.CEILING);
  }

  public static @Nullable Decimal remainder(Decimal dividend, Decimal divisor) {
    BigInteger by = unscaled(divisor);
    return by.signum() == 0 ? null : decimal(unscaled(dividend).remainder(by));
  }

  /** {@code dividend * 10^shift / divisor}, half-up; null for a divisor of 0. */
  public static @Nullable Decimal divide(Decimal dividend, Decimal divisor, int shift) {
    BigDecimal by = divisor.toJavaBigDecimal();
    return by.signum() == 0
        ? null
        : decimal(
            dividend
                .toJavaBigDecimal()
                .scaleByPowerOfTen(shift)
                .divide(by, 0, RoundingMode.HALF_UP)
                .unscaledValue());
  }

  /**
   * Fen from an unscaled number with {@code scale} places; null beyond DECIMAL(18,2), which no
   * amount that the input format can hold reaches but by multiplication.
   */
  public static @Nullable Long fen(Decimal value, int scale) {
    return within(scaled(value, scale - 2, RoundingMode.HALF_UP), MAX_FEN);
  }

  /** Like {@link #fen}, but {@link #TOO_LARGE} beyond DECIMAL(18,2). */
  public static long due(Decimal value, int scale) {
    Long fen = fen(value, scale);
    return fen == null ? TOO_LARGE : fen;
  }

  /** A whole number from an unscaled one; null beyond INT. */
  public static @Nullable Long whole(Decimal value, int scale) {
    return within(scaled(value, scale, RoundingMode.HALF_UP), Integer.MAX_VALUE);
  }

  private static @Nullable Long within(Decimal value, long largest) {
    BigInteger exact = unscaled(value);
    return exact.abs().compareTo(BigInteger.valueOf(largest)) > 0 ? null : exact.longValueExact();
  }

  private static Decimal scaled(Decimal value, int places, RoundingMode mode) {
    return decimal(
        value.toJavaBigDecimal().scaleByPowerOfTen(-places).setScale(0, mode).unscaledValue());
  }

  private static BigInteger unscaled(Decimal value) {
    return value.toJavaBigDecimal().toBigIntegerExact();
  }

  private static Decimal decimal(BigInteger value) {
    return Decimal.apply(new scala.math.BigDecimal(new BigDecimal(value)), 38, 0);
  }
}
