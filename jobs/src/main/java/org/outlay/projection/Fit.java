package org.outlay.projection;

import org.outlay.draw.GammaCourse;

/**
 * A model's forecast of a programme's yearly counts.
 *
 * @param level logarithm of the expected count in the last known year
 * @param slope yearly growth of that logarithm at the end of history, fading by {@code damping}
 * @param damping share of the growth that remains a year later
 * @param levelSd standard error of the logarithm in the middle of the history, where it does not
 *     depend on the slope's
 * @param slopeSd standard error of the slope
 * @param lever years from that middle to the end of history
 * @param commonLevel correlation of the level's error with that of what all programmes have in
 *     common
 * @param common the same of the slope's error
 * @param overdispersion variance of the yearly counts beyond Poisson, relative to the squared mean
 */
record Fit(
    double level,
    double slope,
    double damping,
    double levelSd,
    double slopeSd,
    double lever,
    double commonLevel,
    double common,
    double overdispersion) {

  /** A level without a slope. */
  static Fit of(double level, double levelSd, double commonLevel, double overdispersion) {
    return new Fit(level, 0, 0, levelSd, 0, 0, commonLevel, 0, overdispersion);
  }

  /**
   * Years' worth of slope that lie between the last known year and the {@code horizon}-th after.
   */
  double reach(int horizon) {
    double reach = 0;
    double weight = 1;
    for (int h = 1; h <= horizon; h++) {
      weight *= damping;
      reach += weight;
    }
    return reach;
  }

  /** Expected count, the parameters at their estimates. */
  double mean(int horizon) {
    return StrictMath.exp(level + slope * reach(horizon));
  }

  /** Variance of the logarithm of the expected count, from the parameters' uncertainty. */
  double parameterVariance(int horizon) {
    double turned = turnedBy(horizon);
    return levelSd * levelSd + turned * turned;
  }

  /**
   * Variance of the factor that these errors make of the expected count, as far as one can be
   * drawn.
   */
  double parameterSpread(int horizon) {
    return Math.min(StrictMath.expm1(parameterVariance(horizon)), GammaCourse.MOST);
  }

  /** Error of the logarithm that comes from the slope's: the line turns about its middle. */
  double turnedBy(int horizon) {
    return slopeSd * (lever + reach(horizon));
  }

  /** The part of the expected count's error that it shares with other programmes' forecasts. */
  double commonError(int horizon) {
    return mean(horizon) * StrictMath.hypot(commonLevel * levelSd, common * turnedBy(horizon));
  }

  /** Forecast of the count, its parameters' uncertainty included. */
  NegativeBinomial forecast(int horizon) {
    double spread = (1 + overdispersion) * (1 + parameterSpread(horizon)) - 1;
    return new NegativeBinomial(mean(horizon), spread);
  }
}
