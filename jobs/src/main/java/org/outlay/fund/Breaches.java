package org.outlay.fund;

import java.util.ArrayList;
import java.util.List;
import org.outlay.policy.Fund;

/**
 * How often a fund's year ends short over replicates, under the rules of {@link LedgerBuilder}.
 *
 * @param fund name
 * @param byYear share of replicates with a shortfall, by fiscal year
 * @param ever share of replicates with one in any year
 * @param expectedShortfall mean shortfall by fiscal year, fen
 */
public record Breaches(
    String fund, List<Double> byYear, double ever, List<Long> expectedShortfall) {
  public Breaches {
    byYear = List.copyOf(byYear);
    expectedShortfall = List.copyOf(expectedShortfall);
  }

  /**
   * Of one fund.
   *
   * @param demand fen due, by fiscal year and replicate
   */
  public static Breaches of(Fund of, int from, long[][] demand) {
    int replicates = demand[0].length;
    long[] shortfalls = new long[demand.length];
    int[] breaches = new int[demand.length];
    int ever = 0;
    for (int r = 0; r < replicates; r++) {
      long opening = 0;
      boolean any = false;
      for (int year = 0; year < demand.length; year++) {
        LedgerRow row = LedgerBuilder.row(of, from + year, opening, demand[year][r]);
        opening = row.closing();
        shortfalls[year] = Math.addExact(shortfalls[year], row.shortfall());
        breaches[year] += row.shortfall() > 0 ? 1 : 0;
        any |= row.shortfall() > 0;
      }
      ever += any ? 1 : 0;
    }
    List<Double> byYear = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    for (int year = 0; year < demand.length; year++) {
      byYear.add((double) breaches[year] / replicates);
      expected.add(shortfalls[year] / replicates);
    }
    return new Breaches(of.name(), byYear, (double) ever / replicates, expected);
  }
}
