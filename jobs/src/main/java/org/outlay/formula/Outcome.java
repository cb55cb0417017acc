package org.outlay.formula;

/**
 * What an expression can come to: a number between two bounds, a condition as 0 (false) to 1
 * (true), null, or several of these. No number at all is a lower bound above the upper one.
 */
record Outcome(double low, double high, boolean canBeNull) {
  static final Outcome NULL = new Outcome(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, true);

  /** No outcome yet: with another it gives the other. */
  static final Outcome NONE =
      new Outcome(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, false);

  static final Outcome ANYTHING =
      new Outcome(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);

  static Outcome between(double low, double high) {
    return new Outcome(low, high, false);
  }

  static Outcome either(boolean canBeTrue, boolean canBeFalse) {
    return between(canBeFalse ? 0 : 1, canBeTrue ? 1 : 0);
  }

  /** The other truth. */
  Outcome not() {
    return new Outcome(1 - high, 1 - low, canBeNull);
  }

  boolean alwaysNull() {
    return low > high;
  }

  boolean canBeTrue() {
    return high >= 1;
  }

  boolean canBeFalse() {
    return low <= 0;
  }

  boolean alwaysTrue() {
    return !canBeNull && !canBeFalse();
  }

  boolean canBePositive() {
    return high > 0;
  }

  Outcome or(Outcome other) {
    return new Outcome(
        Math.min(low, other.low), Math.max(high, other.high), canBeNull || other.canBeNull);
  }

  Outcome negate() {
    return new Outcome(-high, -low, canBeNull);
  }

  Outcome orNull() {
    return new Outcome(low, high, true);
  }

  /** Null as soon as one of the operands is. */
  Outcome nullWith(Outcome left, Outcome right) {
    if (left.alwaysNull() || right.alwaysNull()) {
      return NULL;
    }
    return left.canBeNull || right.canBeNull ? orNull() : this;
  }

  Outcome times(Outcome other) {
    double[] ends = {
      product(low, other.low),
      product(low, other.high),
      product(high, other.low),
      product(high, other.high)
    };
    return between(
        Math.min(Math.min(ends[0], ends[1]), Math.min(ends[2], ends[3])),
        Math.max(Math.max(ends[0], ends[1]), Math.max(ends[2], ends[3])));
  }

  /** Nothing times any number is nothing. */
  private static double product(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }
}
