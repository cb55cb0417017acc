package org.outlay.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What all programmes together say of one.
 *
 * @param slope mean of their log-linear slopes
 * @param slopeVariance how far true slopes lie from it; 0 for no opinion
 * @param slopeError standard error of the mean, which moves all programmes' slopes at once
 * @param overdispersion median of theirs
 * @param city what a year has in common for all programmes
 * @param flatness how plausible it is that a programme has no slope at all: the density of slopes
 *     at 0 over that at their mean
 * @param scores how each model did over all programmes: its CRPS over rolling origins, summed, in
 *     the order of {@link CountModel}; 1 where nothing is known
 * @param earlier what was known a year before, two years before and so on, without scores; empty
 *     where it was always the same
 */
record Pooled(
    double slope,
    double slopeVariance,
    double slopeError,
    double overdispersion,
    CityNoise city,
    double flatness,
    List<Double> scores,
    List<Pooled> earlier) {
  /** Growth beyond some 40% a year, year after year, is no programme's. */
  private static final double USUAL_SLOPE_VARIANCE = 0.04;

  private static final double LEAST_SLOPE_VARIANCE = 1e-4;

  static final Pooled NOTHING = of(0, 0, 0.02);

  Pooled {
    scores = List.copyOf(scores);
    earlier = List.copyOf(earlier);
  }

  /** Without any experience with models. */
  static Pooled of(double slope, double slopeVariance, double overdispersion) {
    List<Double> unknown = Collections.nCopies(CountModel.values().length, 1.0);
    return new Pooled(
        slope, slopeVariance, 0, overdispersion, CityNoise.NONE, 1, unknown, List.of());
  }

  /** The same with no opinion on slopes but that they are of a usual size. */
  Pooled slopeless() {
    Pooled none = of(0, USUAL_SLOPE_VARIANCE, overdispersion);
    return none.with(0, city, none.scores, List.of());
  }

  /** What was known some years ago, so that a forecast of then does not see what came since. */
  Pooled before(int yearsAgo) {
    return yearsAgo == 0 || earlier.isEmpty() ? this : earlier.get(yearsAgo - 1);
  }

  double score(CountModel model) {
    return scores.get(model.ordinal());
  }

  /**
   * From the yearly counts of each programme. The spread of true slopes is the spread of the
   * estimates less their errors (DerSimonian and Laird 1986), at least a little.
   */
  static Pooled of(List<double[]> series) {
    List<Pooled> earlier = new ArrayList<>();
    int longest = series.stream().mapToInt(counts -> counts.length).max().orElse(0);
    for (int ago = 1; ago <= longest - Scores.FEWEST_YEARS; ago++) {
      earlier.add(slopes(without(series, ago)));
    }
    Pooled now = slopes(series);
    Pooled slopes = now.with(now.slopeError(), now.city(), now.scores(), earlier);
    List<Double> scores = new ArrayList<>();
    for (CountModel model : CountModel.values()) {
      double sum = series.stream().mapToDouble(counts -> Scores.sum(counts, model, slopes)).sum();
      scores.add(sum > 0 ? sum : 1);
    }
    return slopes.with(slopes.slopeError(), slopes.city(), scores, earlier);
  }

  /** All series without their last years; those that had not begun are left out. */
  private static List<double[]> without(List<double[]> series, int years) {
    return series.stream()
        .filter(counts -> counts.length > years)
        .map(counts -> Arrays.copyOf(counts, counts.length - years))
        .toList();
  }

  private static Pooled slopes(List<double[]> series) {
    List<Double> dispersions = new ArrayList<>();
    double weight = 0;
    double slope = 0;
    List<Trend.Line> lines = new ArrayList<>();
    for (double[] counts : series) {
      if (counts.length >= 3 && Arrays.stream(counts).sum() >= 10) {
        Trend.Line line = Trend.line(counts, NOTHING, NOTHING);
        lines.add(line);
        dispersions.add(line.overdispersion());
        double precision = 1 / (line.slopeSd() * line.slopeSd());
        weight += precision;
        slope += precision * line.slope();
      }
    }
    if (lines.size() < 3) {
      Pooled usual = NOTHING.slopeless();
      return usual.with(0, CityNoise.of(series, usual), usual.scores(), List.of());
    }
    double mean = slope / weight;
    double heterogeneity = 0;
    double squares = 0;
    for (Trend.Line line : lines) {
      double precision = 1 / (line.slopeSd() * line.slopeSd());
      heterogeneity += precision * (line.slope() - mean) * (line.slope() - mean);
      squares += precision * precision;
    }
    double between = (heterogeneity - (lines.size() - 1)) / (weight - squares / weight);
    double spread = Math.max(between, LEAST_SLOPE_VARIANCE);
    double flatness = StrictMath.exp(-mean * mean / (2 * (spread + 1 / weight)));
    List<Double> sorted = dispersions.stream().sorted().toList();
    Pooled known =
        new Pooled(
            mean,
            spread,
            0,
            (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2,
            CityNoise.NONE,
            flatness,
            NOTHING.scores(),
            List.of());
    CityNoise city = CityNoise.of(series, known);
    return known.with(error(lines, known.slopeVariance(), city), city, known.scores(), List.of());
  }

  /**
   * Standard error of the mean slope: that of a mean of slopes which differ, and what a year that
   * is common to all programmes does to all slopes alike.
   */
  private static double error(List<Trend.Line> lines, double slopeVariance, CityNoise city) {
    double weight = 0;
    for (Trend.Line line : lines) {
      weight += 1 / (line.slopeSd() * line.slopeSd() + slopeVariance);
    }
    double common = city.slopeVariance(city.years()) * Dispersion.widening(city.years(), 2);
    return StrictMath.sqrt(1 / weight + common);
  }

  private Pooled with(double error, CityNoise noise, List<Double> known, List<Pooled> knownBefore) {
    return new Pooled(
        slope, slopeVariance, error, overdispersion, noise, flatness, known, knownBefore);
  }
}
