package org.outlay.projection;

/** A distribution, or a number that claims to be certain, whose score is its distance. */
record Point(CountLaw law, boolean isCertain) {
  static Point of(CountLaw law) {
    return new Point(law, false);
  }

  static Point certain(double count) {
    return new Point(new CountLaw(count, 0, new double[0]), true);
  }

  double mean() {
    return law.mean();
  }

  double variance() {
    return law.variance();
  }

  double crps(double observed) {
    return isCertain ? Math.abs(observed - law.mean()) : law.crps(observed);
  }

  boolean covers(double observed, double level) {
    return !isCertain && law.covers(observed, level);
  }
}
