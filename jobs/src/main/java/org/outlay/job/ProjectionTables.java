package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.projection.BacktestRow;
import org.outlay.projection.Cell;
import org.outlay.projection.Intensities;
import org.outlay.projection.PastForecast;
import org.outlay.projection.ProjectedCell;
import org.outlay.projection.Projection;
import org.outlay.simulation.ModelBuilder;

/** Rows of the tables that say what is projected and from what. */
final class ProjectionTables {
  private ProjectionTables() {}

  /** {@code cohort_projection}. */
  static List<List<@Nullable Object>> cells(Projection projection, long seed) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Intensities.Block sample = projection.sample(seed);
    for (int c = 0; c < projection.cells().size(); c++) {
      ProjectedCell cell = projection.cells().get(c);
      for (int year : projection.years()) {
        if (cell.mean(year) > 0) {
          List<@Nullable Object> row = key(cell.cell());
          row.add(year);
          row.add(Millionths.rounded(projection.expected(sample, c, year)));
          row.add(Millionths.rounded(cell.dispersion()));
          for (int count : projection.quantiles(sample, c, year)) {
            row.add((long) count);
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** {@code projection_models}. */
  static List<List<@Nullable Object>> models(Projection projection) {
    return projection.models().stream()
        .map(
            model ->
                List.<@Nullable Object>of(
                    model.programme(),
                    model.model(),
                    Millionths.rounded(model.weight()),
                    Millionths.rounded(model.crps())))
        .toList();
  }

  /** {@code backtest}. */
  static List<List<@Nullable Object>> backtest(List<BacktestRow> scored) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (BacktestRow one : scored) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(one.scope());
      row.add(one.model());
      row.add((long) one.horizon());
      row.add((long) one.origins());
      for (double value :
          new double[] {
            one.bias(),
            one.rmse(),
            one.mase(),
            one.crps(),
            one.coverage50(),
            one.coverage80(),
            one.coverage95()
          }) {
        row.add(Double.isNaN(value) ? null : Millionths.rounded(value));
      }
      rows.add(row);
    }
    return rows;
  }

  /** {@code backtest_forecasts}. */
  static List<List<@Nullable Object>> forecasts(List<PastForecast> forecasts) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PastForecast one : forecasts) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(one.scope());
      row.add(one.origin());
      row.add(one.fiscalYear());
      row.add(Millionths.rounded(one.observed()));
      row.add(Millionths.rounded(one.mean()));
      one.quantiles().forEach(count -> row.add((long) count));
      rows.add(row);
    }
    return rows;
  }

  /** {@code donor_pools}. */
  static List<List<@Nullable Object>> pools(List<ModelBuilder.PoolRow> pools) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ModelBuilder.PoolRow pool : pools) {
      List<@Nullable Object> row = key(pool.cell().cell());
      row.add(pool.level());
      row.add((long) pool.donors());
      rows.add(row);
    }
    return rows;
  }

  private static List<@Nullable Object> key(Cell cell) {
    List<@Nullable Object> key = new ArrayList<>();
    key.add(cell.programme());
    key.add(cell.tier());
    key.add(cell.grade());
    key.add(cell.term());
    key.add(cell.option());
    key.add(cell.district());
    return key;
  }
}
