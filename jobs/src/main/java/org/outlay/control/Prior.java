package org.outlay.control;

/**
 * What a rule pays in the year as expected before any payment: nothing at all, or an amount that is
 * gamma distributed.
 *
 * @param none probability of nothing
 * @param mean fen, of what is more than nothing
 * @param shape of the gamma distribution, infinite for a certain amount
 */
record Prior(double none, double mean, double shape) {
  /** Of the year's amounts in the replicates, in fen. */
  static Prior of(long[] totals) {
    int some = 0;
    double sum = 0;
    for (long fen : totals) {
      some += fen > 0 ? 1 : 0;
      sum += fen;
    }
    if (some == 0) {
      return new Prior(1, 0, Double.POSITIVE_INFINITY);
    }
    double mean = sum / some;
    double squares = 0;
    for (long fen : totals) {
      squares += fen > 0 ? (fen - mean) * (fen - mean) : 0;
    }
    double variance = some == 1 ? 0 : squares / (some - 1);
    return new Prior(
        1 - (double) some / totals.length,
        mean,
        variance == 0 ? Double.POSITIVE_INFINITY : mean * mean / variance);
  }

  /** Of a rule that no replicate pays but that has been paid: its pace, and as wide as its mean. */
  static Prior ofPace(long paid, double elapsed) {
    return new Prior(0, paid / Math.max(elapsed, 1.0 / Profile.MONTHS), 1);
  }

  /** Payments of a year that a Poisson law has with as many nil years; infinite without any. */
  double payments() {
    return -StrictMath.log(none);
  }

  boolean certain() {
    return Double.isInfinite(shape);
  }

  double rate() {
    return shape / mean;
  }
}
