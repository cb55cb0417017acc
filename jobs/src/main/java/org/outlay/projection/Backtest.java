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

  private static final String ALL = "all";
  private static final String OUTLAY = "outlay";

  private final History history;
  private final List<CountModel> models;
  private final Map<List<String>, List<Scored>> scored = new LinkedHashMap<>();

  /** One forecast and what came. */
  private record Scored(int origin, int horizon, Point forecast, double observed, double scale) {}

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

  /** A distribution, or a number that claims to be certain, whose score is its distance. */
  private record Point(CountLaw law, boolean isCertain) {
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
    Pooled pooled = Pooled.of(known.programmes().stream().map(known::totals).toList());
    int furthest = Math.min(FURTHEST, history.to() - year);
    Map<List<Object>, Sum> sums = new LinkedHashMap<>();
    for (String programme : known.programmes()) {
      double[] counts = known.totals(programme);
      double[] all = history.totals(programme);
      double scale = scale(counts);
      Mixture mixture = Mixture.of(counts, models, pooled);
      for (int h = 1; h <= furthest; h++) {
        double observed = all[counts.length + h - 1];
        Map<String, Point> forecasts = forecasts(mixture, counts, h);
        for (Map.Entry<String, Point> entry : forecasts.entrySet()) {
          add(programme, entry.getKey(), new Scored(year, h, entry.getValue(), observed, scale));
          sums.computeIfAbsent(List.of(entry.getKey(), h), k -> new Sum())
              .add(entry.getValue(), observed, scale);
        }
      }
    }
    double city = Projector.cityVariance(known, pooled);
    sums.forEach(
        (key, sum) -> add(ALL, (String) key.get(0), sum.scored(year, (Integer) key.get(1), city)));
  }

  private Map<String, Point> forecasts(Mixture mixture, double[] counts, int horizon) {
    Map<String, Point> forecasts = new LinkedHashMap<>();
    forecasts.put(OUTLAY, Point.of(mixture.law(horizon)));
    double last = counts[counts.length - 1];
    double drift = (last - counts[0]) / (counts.length - 1);
    forecasts.put("naive", Point.certain(last));
    forecasts.put("drift", Point.certain(Math.max(0, last + drift * horizon)));
    for (int m = 0; m < models.size(); m++) {
      forecasts.put(models.get(m).id(), Point.of(mixture.fits().get(m).forecast(horizon).law()));
    }
    return forecasts;
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
    return sum / (counts.length - 1);
  }

  /** Programmes together: moments added, with the variance of the common factor. */
  private static final class Sum {
    private double mean;
    private double variance;
    private double observed;
    private double scale;
    private boolean certain = true;

    void add(Point forecast, double count, double step) {
      mean += forecast.mean();
      variance += forecast.variance();
      observed += count;
      scale += step;
      certain &= forecast.isCertain();
    }

    Scored scored(int origin, int horizon, double cityVariance) {
      double spread = variance + cityVariance * mean * mean;
      double overdispersion = Math.max(0, (spread - mean) / (mean * mean));
      Point forecast =
          certain
              ? Point.certain(mean)
              : Point.of(new NegativeBinomial(mean, overdispersion).law());
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
          rows.add(row(key, 0, all));
          for (int h = 1; h <= FURTHEST; h++) {
            int horizon = h;
            List<Scored> some = all.stream().filter(s -> s.horizon() == horizon).toList();
            if (!some.isEmpty()) {
              rows.add(row(key, h, some));
            }
          }
        });
    return rows;
  }

  private static BacktestRow row(List<String> key, int horizon, List<Scored> all) {
    double bias = 0;
    double squares = 0;
    double scaled = 0;
    double crps = 0;
    double[] levels = {0.5, 0.8, 0.95};
    double[] covered = new double[levels.length];
    for (Scored one : all) {
      double error = one.forecast().mean() - one.observed();
      bias += error / all.size();
      squares += error * error / all.size();
      scaled += Math.abs(error) / Math.max(one.scale(), 1e-9) / all.size();
      crps += one.forecast().crps(one.observed()) / all.size();
      for (int i = 0; i < levels.length; i++) {
        covered[i] += one.forecast().covers(one.observed(), levels[i]) ? 1.0 / all.size() : 0;
      }
    }
    boolean scalable = all.stream().allMatch(one -> one.scale() > 0);
    boolean certain = all.get(0).forecast().isCertain();
    return new BacktestRow(
        key.get(0),
        key.get(1),
        horizon,
        all.size(),
        bias,
        StrictMath.sqrt(squares),
        scalable ? scaled : Double.NaN,
        crps,
        certain ? Double.NaN : covered[0],
        certain ? Double.NaN : covered[1],
        certain ? Double.NaN : covered[2]);
  }
}
