package org.outlay.projection;

/**
 * A distribution, or a number that claims to be certain, whose score is its distance.
 *
 * @param commonError the part of the mean's standard error that it shares with other programmes'
 */
record Point(CountLaw law, boolean isCertain, double commonError) {
  static Point of(CountLaw law, double commonError) {
    return new Point(law, false, commonError);
  }

  static Point certain(double count) {
    return new Point(new CountLaw(count, 0, new double[0]), true, 0);
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
