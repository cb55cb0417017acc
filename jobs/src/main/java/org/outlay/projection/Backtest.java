package org.outlay.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outlay.scenario.ProjectionSettings;

/**
 * How well forecasts would have done: at the end of each earlier year the models are fitted to what
 * was known then, weighted by what was known then, and scored against what came.
 */
public final class Backtest {
  /** Years ahead that are scored. */
  private static final int FURTHEST = 5;

  /** Scope of all programmes together. */
  public static final String ALL = "all";

  /** The projection as it is used, among the models. */
  public static final String OUTLAY = "outlay";

  private final History history;
  private final List<CountModel> models;
  private final Map<List<String>, List<Scored>> scored = new LinkedHashMap<>();

  /**
   * What a backtest says.
   *
   * @param rows of the table {@code backtest}
   * @param forecasts of the table {@code backtest_forecasts}
   */
  public record Outcome(List<BacktestRow> rows, List<PastForecast> forecasts) {
    public Outcome {
      rows = List.copyOf(rows);
      forecasts = List.copyOf(forecasts);
    }
  }

  private Backtest(History history, List<CountModel> models) {
    this.history = history;
    this.models = models;
  }

  /**
   * Rows of the table: for each programme, then for the sum of all, the projection as used, the
   * last year's count, the drift, and each model alone; horizon 0 is all horizons together.
   */
  public static Outcome of(History history, ProjectionSettings settings) {
    Backtest backtest = new Backtest(history, Projector.models(settings));
    for (int year = history.from() + Scores.FEWEST_YEARS - 1; year < history.to(); year++) {
      backtest.origin(year);
    }
    return new Outcome(backtest.rows(), backtest.forecasts());
  }

  private void origin(int year) {
    History known = history.until(year);
    Pooled pooled = Pooled.of(known.series());
    int furthest = Math.min(FURTHEST, history.to() - year);
    Map<List<Object>, Sum> sums = new LinkedHashMap<>();
    for (String programme : known.programmes()) {
      double[] counts = known.series(programme);
      double[] all = history.totals(programme);
      double scale = scale(counts);
      Mixture mixture = Mixture.of(counts, models, pooled);
      for (int h = 1; h <= furthest; h++) {
        double observed = all[year - history.from() + h];
        Map<String, Point> forecasts = forecasts(mixture, counts, h);
        for (Map.Entry<String, Point> entry : forecasts.entrySet()) {
          add(programme, entry.getKey(), new Scored(year, h, entry.getValue(), observed, scale));
          sums.computeIfAbsent(List.of(entry.getKey(), h), k -> new Sum())
              .add(entry.getValue(), observed);
        }
      }
    }
    double city = pooled.city().predicted();
    double scale = scale(total(known));
    sums.forEach(
        (key, sum) ->
            add(ALL, (String) key.get(0), sum.scored(year, (Integer) key.get(1), city, scale)));
  }

  private Map<String, Point> forecasts(Mixture mixture, double[] counts, int horizon) {
    Map<String, Point> forecasts = new LinkedHashMap<>();
    forecasts.put(OUTLAY, Point.of(mixture.law(horizon), mixture.commonError(horizon)));
    double last = counts[counts.length - 1];
    double drift = (last - counts[0]) / Math.max(1, counts.length - 1);
    forecasts.put("naive", Point.certain(last));
    forecasts.put("drift", Point.certain(Math.max(0, last + drift * horizon)));
    for (int m = 0; m < models.size(); m++) {
      Fit fit = mixture.fits().get(m);
      forecasts.put(
          models.get(m).id(), Point.of(fit.forecast(horizon).law(), fit.commonError(horizon)));
    }
    return forecasts;
  }

  /** Counts of all programmes together. */
  private static double[] total(History known) {
    double[] total = new double[known.to() - known.from() + 1];
    for (String programme : known.programmes()) {
      double[] own = known.totals(programme);
      for (int t = 0; t < total.length; t++) {
        total[t] += own[t];
      }
    }
    return total;
  }

  private void add(String scope, String model, Scored one) {
    scored.computeIfAbsent(List.of(scope, model), k -> new ArrayList<>()).add(one);
  }

  /** Mean absolute step of the known years, which errors are measured in (Hyndman and Koehler). */
  private static double scale(double[] counts) {
    double sum = 0;
    for (int t = 1; t < counts.length; t++) {
      sum += Math.abs(counts[t] - counts[t - 1]);
    }
    return sum / Math.max(1, counts.length - 1);
  }

  /** Programmes together: moments added, with the variances of what they have in common. */
  private static final class Sum {
    private double mean;
    private double variance;
    private double commonError;
    private double observed;
    private boolean certain = true;

    void add(Point forecast, double count) {
      mean += forecast.mean();
      variance += forecast.variance() - forecast.commonError() * forecast.commonError();
      commonError += forecast.commonError();
      observed += count;
      certain &= forecast.isCertain();
    }

    Scored scored(int origin, int horizon, double cityVariance, double scale) {
      double spread = variance + commonError * commonError + cityVariance * mean * mean;
      double overdispersion = Math.max(0, (spread - mean) / (mean * mean));
      Point forecast =
          certain
              ? Point.certain(mean)
              : Point.of(new NegativeBinomial(mean, overdispersion).law(), 0);
      return new Scored(origin, horizon, forecast, observed, scale);
    }
  }

  private List<PastForecast> forecasts() {
    List<PastForecast> forecasts = new ArrayList<>();
    scored.forEach(
        (key, all) -> {
          if (key.get(1).equals(OUTLAY)) {
            all.forEach(one -> forecasts.add(forecast(key.get(0), one)));
          }
        });
    return forecasts;
  }

  private static PastForecast forecast(String scope, Scored one) {
    CountLaw law = one.forecast().law();
    return new PastForecast(
        scope,
        one.origin(),
        one.origin() + one.horizon(),
        one.observed(),
        law.mean(),
        Projection.LEVELS.stream().map(law::quantile).toList());
  }

  private List<BacktestRow> rows() {
    List<BacktestRow> rows = new ArrayList<>();
    scored.forEach(
        (key, all) -> {
          rows.add(Scored.row(key.get(0), key.get(1), 0, all));
          for (int h = 1; h <= FURTHEST; h++) {
            int horizon = h;
            List<Scored> some = all.stream().filter(s -> s.horizon() == horizon).toList();
            if (!some.isEmpty()) {
              rows.add(Scored.row(key.get(0), key.get(1), h, some));
            }
          }
        });
    return rows;
  }
}
