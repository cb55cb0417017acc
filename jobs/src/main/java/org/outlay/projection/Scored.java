package org.outlay.projection;

import java.util.List;

/**
 * One forecast and what came.
 *
 * @param origin last year that was known
 * @param horizon years ahead
 * @param scale mean absolute step of the known years; 0 where they tell none
 */
record Scored(int origin, int horizon, Point forecast, double observed, double scale) {
  private static final double[] LEVELS = {0.5, 0.8, 0.95};

  /** How good some forecasts of one model were. */
  static BacktestRow row(String scope, String model, int horizon, List<Scored> all) {
    double bias = 0;
    double squares = 0;
    double scaled = 0;
    int scalable = 0;
    double crps = 0;
    double[] covered = new double[LEVELS.length];
    for (Scored one : all) {
      double error = one.forecast().mean() - one.observed();
      bias += error / all.size();
      squares += error * error / all.size();
      if (one.scale() > 0) {
        scaled += Math.abs(error) / one.scale();
        scalable++;
      }
      crps += one.forecast().crps(one.observed()) / all.size();
      for (int i = 0; i < LEVELS.length; i++) {
        covered[i] += one.forecast().covers(one.observed(), LEVELS[i]) ? 1.0 / all.size() : 0;
      }
    }
    boolean certain = all.get(0).forecast().isCertain();
    return new BacktestRow(
        scope,
        model,
        horizon,
        all.size(),
        bias,
        StrictMath.sqrt(squares),
        scaled / scalable,
        crps,
        certain ? Double.NaN : covered[0],
        certain ? Double.NaN : covered[1],
        certain ? Double.NaN : covered[2]);
  }
}
