package org.outlay.fund;

import java.util.List;
import java.util.OptionalLong;

/**
 * How a fund fares over replicates. Amounts are fen; an error is the Monte Carlo standard error.
 *
 * @param fund name
 * @param breach share of replicates with a shortfall in any year
 * @param shortfall the largest of any year
 * @param needed appropriations of the whole horizon, the same in each year that has one, that would
 *     hold the probability of any shortfall at the accepted one
 */
public record Outlook(
    String fund, List<Year> years, Share breach, Shortfall shortfall, Needed needed) {
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
  public record Needed(long fen, OptionalLong error) {
    /** Error of so many times the amount. */
    OptionalLong error(int times) {
      return error.isEmpty() ? error : OptionalLong.of(error.getAsLong() * times);
    }
  }

  /** What is owed: mean of what falls due, and of that part which the data end locks in. */
  public record Demand(long mean, long lockedIn) {}

  /**
   * Claims left behind, means.
   *
   * @param deferred still waiting at the end of the year
   * @param years that a waiting fen has waited by then
   * @param forgone given up in the year
   */
  public record Unmet(long deferred, double years, long forgone) {}

  /**
   * One fiscal year.
   *
   * @param budget appropriation
   * @param breach share of replicates with a shortfall
   * @param first share of replicates whose first shortfall is this year's
   * @param needed appropriation of this year alone that would hold its breach at the accepted
   *     probability, earlier years being as budgeted
   */
  public record Year(
      int fiscalYear,
      long budget,
      Demand demand,
      Share breach,
      Share first,
      Shortfall shortfall,
      Unmet unmet,
      Needed needed) {}

  /** Appropriations of the whole horizon. */
  public long budget() {
    return years.stream().mapToLong(Year::budget).sum();
  }
}
