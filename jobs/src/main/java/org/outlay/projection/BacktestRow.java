package org.outlay.projection;

/**
 * A row of the table {@code backtest}.
 *
 * @param scope programme, or all
 * @param horizon years ahead, 0 for all
 * @param origins forecasts
 * @param bias mean of forecast less count
 * @param mase mean absolute error over the mean absolute step of the known years; NaN without one
 * @param coverage50 share of counts inside the central 50% interval; NaN for a point forecast
 */
public record BacktestRow(
    String scope,
    String model,
    int horizon,
    int origins,
    double bias,
    double rmse,
    double mase,
    double crps,
    double coverage50,
    double coverage80,
    double coverage95) {}
