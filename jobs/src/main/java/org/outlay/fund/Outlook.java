package org.outlay.fund;

import java.util.List;

/**
 * How a fund fares over replicates. Amounts are fen; a standard error is the Monte Carlo error.
 *
 * @param fund name
 * @param breaches share of replicates with a shortfall in any year
 * @param shortfall over the whole horizon
 * @param level the same appropriation in every year that would hold the probability of any
 *     shortfall at the accepted one
 */
public record Outlook(
    String fund,
    List<Year> years,
    Share breaches,
    Shortfall shortfall,
    Needed level) {
  public Outlook {
    years = List.copyOf(years);
  }

  /** A share of replicates. */
  public record Share(double value, double error) {
    static Share of(int count, int replicates) {
      double share = (double) count / replicates;
      return new Share(share, StrictMath.sqrt(share * (1 - share) / replicates));
    }
  }

  /** What the claims exceed the money by. */
  public record Shortfall(long mean, long p95) {}

  /** Money that would suffice with the accepted probability. */
  public record Needed(long fen, long error) {}

  /**
   * One fiscal year.
   *
   * @param budget appropriation
   * @param breach share of replicates with a shortfall
   * @param first share of replicates whose first shortfall is this year's
   * @param unpaid mean of claims that wait at the end of the year
   * @param forgone mean of claims given up in the year
   * @param needed appropriation of this year alone that would hold its breach at the accepted
   *     probability, earlier years being as budgeted
   */
  public record Year(
      int fiscalYear,
      long budget,
      Share breach,
      double first,
      Shortfall shortfall,
      long unpaid,
      long forgone,
      Needed needed) {}
}
