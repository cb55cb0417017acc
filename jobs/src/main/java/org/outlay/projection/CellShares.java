package org.outlay.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    double[] totals = history.totals(programme);
    double[] parts = parts(totals, weights);
    double[] seen = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      seen[c] = weighted.getOrDefault(cells.get(c), 0.0) / counts[c];
    }
    double overdispersion = CellNoise.of(history, cells, shares, parts, seen);
    double noise = overdispersion * CellNoise.squares(parts);
    double known = known(totals, weights);
    double[] errors = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      errors[c] = known / counts[c] + seen[c] * seen[c] * noise;
    }
    return new CellShares(cells, shares, errors, overdispersion);
  }

  /** What each year contributes to the weighted counts. */
  private static double[] parts(double[] totals, double[] weights) {
    double[] parts = new double[totals.length];
    double sum = 0;
    for (int t = 0; t < totals.length; t++) {
      parts[t] = weights[t] * totals[t];
      sum += parts[t];
    }
    for (int t = 0; t < totals.length; t++) {
      parts[t] /= sum;
    }
    return parts;
  }

  /** How many applications a weighted count stands for, as a variance over the count. */
  private static double known(double[] totals, double[] weights) {
    double variance = 0;
    double sum = 0;
    for (int t = 0; t < totals.length; t++) {
      variance += weights[t] * weights[t] * totals[t];
      sum += weights[t] * totals[t];
    }
    return variance / sum;
  }

  /** What the cells' years make of the variance of the programme's year. */
  double together() {
    return overdispersion * CellNoise.squares(shares);
  }

  /** Share and error of a cell; of a district for which a planner says how many, within it. */
  ProjectedCell.Share share(int cell, Plans plans) {
    Cell of = cells.get(cell);
    String among =
        plans.levels(of.district()) ? of.programme() + "|" + of.district() : of.programme();
    return new ProjectedCell.Share(among, shares[cell], errors[cell]);
  }
}
