package org.outlay.projection;

import java.util.List;

/**
 * A row of the table {@code backtest_forecasts}: a forecast as it would have been used, and what
 * came.
 *
 * @param scope programme, or all
 * @param origin last known year
 * @param quantiles at {@link Projection#LEVELS}
 */
public record PastForecast(
    String scope,
    int origin,
    int fiscalYear,
    double observed,
    double mean,
    List<Integer> quantiles) {
  public PastForecast {
    quantiles = List.copyOf(quantiles);
  }
}
