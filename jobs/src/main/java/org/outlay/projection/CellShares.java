package org.outlay.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a programme's count falls to its cells. A cell's share is its recency-weighted count, drawn
 * towards the product of the shares of its kind and of its district with the weight of {@value
 * #PRIOR} applications: cells with few applications lean on what both margins say.
 *
 * @param cells of one programme
 * @param shares add up to 1
 * @param overdispersion squared coefficient of variation of a cell's yearly count beyond Poisson,
 *     given the programme's count
 */
record CellShares(List<Cell> cells, double[] shares, double overdispersion) {
  private static final double PRIOR = 20;
  private static final double RECENCY = 0.8;

  /** Cells expected to have fewer a year than this say nothing of overdispersion. */
  private static final double FEWEST = 3;

  static CellShares of(History history, String programme) {
    Map<Cell, Double> weighted = new LinkedHashMap<>();
    Map<String, Double> kinds = new LinkedHashMap<>();
    Map<String, Double> districts = new LinkedHashMap<>();
    double all = 0;
    double[] weights = Level.fading(history.years(), RECENCY);
    for (Map.Entry<Cell, long[]> entry : history.counts().entrySet()) {
      Cell cell = entry.getKey();
      if (cell.programme().equals(programme)) {
        double count = 0;
        for (int t = 0; t < weights.length; t++) {
          count += weights[t] * entry.getValue()[t];
        }
        weighted.put(cell, count);
        kinds.merge(cell.kind(), count, Double::sum);
        districts.merge(cell.district(), count, Double::sum);
        all += count;
      }
    }
    List<Cell> cells = List.copyOf(weighted.keySet());
    double[] shares = new double[cells.size()];
    double sum = 0;
    for (int c = 0; c < shares.length; c++) {
      Cell cell = cells.get(c);
      double margins =
          kinds.getOrDefault(cell.kind(), 0.0)
              * districts.getOrDefault(cell.district(), 0.0)
              / (all * all);
      shares[c] = weighted.getOrDefault(cell, 0.0) + PRIOR * margins;
      sum += shares[c];
    }
    for (int c = 0; c < shares.length; c++) {
      shares[c] /= sum;
    }
    return new CellShares(cells, shares, overdispersion(history, cells, shares));
  }

  /** Moments over cells and years, each weighted by what it expects. */
  private static double overdispersion(History history, List<Cell> cells, double[] shares) {
    double[] totals = history.totals(cells.get(0).programme());
    double excess = 0;
    double weight = 0;
    for (int c = 0; c < shares.length; c++) {
      long[] counts = Objects.requireNonNull(history.counts().get(cells.get(c)));
      for (int t = 0; t < totals.length; t++) {
        double expected = totals[t] * shares[c];
        if (expected >= FEWEST) {
          double miss = counts[t] - expected;
          excess += miss * miss - expected * (1 - shares[c]);
          weight += expected * expected;
        }
      }
    }
    return weight == 0 ? 0 : Math.max(0, excess / weight);
  }
}
