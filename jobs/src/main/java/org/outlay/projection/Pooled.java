package org.outlay.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * What all programmes together say of one.
 *
 * @param slope mean of their log-linear slopes
 * @param slopeVariance how far true slopes lie from it; 0 for no opinion
 * @param overdispersion median of theirs
 */
record Pooled(double slope, double slopeVariance, double overdispersion) {
  static final Pooled NOTHING = new Pooled(0, 0, 0.02);

  /** The same without an opinion on slopes. */
  Pooled slopeless() {
    return new Pooled(0, 0, overdispersion);
  }

  /**
   * From the yearly counts of each programme. The spread of true slopes is the spread of the
   * estimates less their errors (DerSimonian and Laird 1986), at least a little.
   */
  static Pooled of(List<double[]> series) {
    List<Double> dispersions = new ArrayList<>();
    double weight = 0;
    double slope = 0;
    List<Trend.Line> lines = new ArrayList<>();
    for (double[] counts : series) {
      if (counts.length >= 3 && java.util.Arrays.stream(counts).sum() >= 10) {
        Trend.Line line = Trend.line(counts, NOTHING, NOTHING);
        lines.add(line);
        dispersions.add(line.overdispersion());
        double precision = 1 / (line.slopeSd() * line.slopeSd());
        weight += precision;
        slope += precision * line.slope();
      }
    }
    if (lines.size() < 3) {
      return NOTHING;
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
    List<Double> sorted = dispersions.stream().sorted().toList();
    return new Pooled(mean, Math.max(between, 1e-4), sorted.get(sorted.size() / 2));
  }
}
