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
 * <p>Shares are known as far as the applications are many: the weighted counts and those that stand
 * for the margins are the parameters of a Dirichlet distribution. Good and bad years of a cell make
 * them less known.
 *
 * @param cells of one programme
 * @param shares add up to 1
 * @param errors squared coefficients of variation of what the shares are in truth
 * @param overdispersion squared coefficient of variation of a cell's yearly count beyond Poisson,
 *     given the programme's count
 */
record CellShares(List<Cell> cells, double[] shares, double[] errors, double overdispersion) {
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
    double[] counts = new double[cells.size()];
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      Cell cell = cells.get(c);
      double margins =
          kinds.getOrDefault(cell.kind(), 0.0)
              * districts.getOrDefault(cell.district(), 0.0)
              / (all * all);
      counts[c] = weighted.getOrDefault(cell, 0.0) + PRIOR * margins;
      sum += counts[c];
    }
    double[] shares = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      shares[c] = counts[c] / sum;
    }
    double overdispersion = overdispersion(history, cells, shares);
    double noise = overdispersion / years(history.totals(programme), weights);
    double[] errors = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      double seen = weighted.getOrDefault(cells.get(c), 0.0) / counts[c];
      errors[c] = 1 / counts[c] + seen * seen * noise;
    }
    return new CellShares(cells, shares, errors, overdispersion);
  }

  /** As how many years of equal weight the weighted counts are. */
  private static double years(double[] totals, double[] weights) {
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < totals.length; t++) {
      double part = weights[t] * totals[t];
      sum += part;
      squares += part * part;
    }
    return sum * sum / squares;
  }

  /**
   * Moments over cells and years, each weighted by what it expects. The share was fitted to the
   * same years, and the programme's count has the noise of all of its cells.
   */
  private static double overdispersion(History history, List<Cell> cells, double[] shares) {
    double[] totals = history.totals(cells.get(0).programme());
    double lost = Dispersion.lost(totals.length, 1);
    double together = squares(shares);
    double excess = 0;
    double weight = 0;
    for (int c = 0; c < shares.length; c++) {
      long[] counts = Objects.requireNonNull(history.counts().get(cells.get(c)));
      for (int t = 0; t < totals.length; t++) {
        double expected = totals[t] * shares[c];
        if (expected >= FEWEST) {
          double miss = counts[t] - expected;
          excess += miss * miss * lost - expected * (1 - shares[c]);
          weight += expected * expected * (1 - 2 * shares[c] + together);
        }
      }
    }
    return weight <= 0 ? 0 : Math.max(0, excess / weight);
  }

  /** What the cells' years make of the variance of the programme's year. */
  double together() {
    return overdispersion * squares(shares);
  }

  /** Share and error of a cell. */
  ProjectedCell.Share share(int cell) {
    return new ProjectedCell.Share(shares[cell], errors[cell]);
  }

  private static double squares(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share * share;
    }
    return sum;
  }
}
