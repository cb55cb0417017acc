package org.outlay.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The least and the greatest value that a number can have, unscaled. */
record Interval(BigInteger low, BigInteger high) {
  static final Interval ZERO = new Interval(BigInteger.ZERO, BigInteger.ZERO);

  static Interval of(BigInteger value) {
    return new Interval(value, value);
  }

  /** Between minus and plus a magnitude. */
  static Interval around(BigInteger magnitude) {
    return new Interval(magnitude.negate(), magnitude);
  }

  /** The largest absolute value. */
  BigInteger magnitude() {
    return low.abs().max(high.abs());
  }

  boolean mayBeNegative() {
    return low.signum() < 0;
  }

  boolean within(BigInteger magnitude) {
    return magnitude().compareTo(magnitude) <= 0;
  }

  /** Cut to at most a magnitude on both sides. */
  Interval cut(BigInteger magnitude) {
    return new Interval(low.max(magnitude.negate()), high.min(magnitude));
  }

  Interval plus(Interval other) {
    return new Interval(low.add(other.low), high.add(other.high));
  }

  Interval minus(Interval other) {
    return plus(other.negate());
  }

  Interval negate() {
    return new Interval(high.negate(), low.negate());
  }

  Interval times(Interval other) {
    return Interval.of(low.multiply(other.low))
        .or(Interval.of(low.multiply(other.high)))
        .or(Interval.of(high.multiply(other.low)))
        .or(Interval.of(high.multiply(other.high)));
  }

  /** Holds every value of both. */
  Interval or(Interval other) {
    return new Interval(low.min(other.low), high.max(other.high));
  }

  Interval abs() {
    BigInteger least = low.signum() > 0 ? low : high.signum() < 0 ? high.negate() : BigInteger.ZERO;
    return new Interval(least, magnitude());
  }

  /** Both ends brought from one scale to another; rounding keeps the order, so bounds stay. */
  Interval rescale(int from, int to, RoundingMode mode) {
    return new Interval(rescale(low, from, to, mode), rescale(high, from, to, mode));
  }

  private static BigInteger rescale(BigInteger value, int from, int to, RoundingMode mode) {
    return new BigDecimal(value, from).setScale(to, mode).unscaledValue();
  }
}
