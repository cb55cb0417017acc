package org.outlay.fund;

import java.util.OptionalLong;

/**
 * What a fund builds in one fiscal year, and who lives there. To the fen: opening cash + paid +
 * rent kept - built - returned = closing cash. To the home: stock of the year before + completed +
 * supplied = stock. To the applicant: waiting + demand = housed + left + still waiting.
 *
 * @param replicate from 1; 0 is the means
 */
public record ConstructionRow(
    int replicate,
    String fund,
    int fiscalYear,
    Budget budget,
    Homes homes,
    People people,
    Waits waits) {

  /**
   * Money for building, fen.
   *
   * @param price of a home started this year
   * @param opening left from the year before
   * @param paid by the fund
   * @param rentKept last year's rent, where it is spent on building
   * @param built spent on homes started
   * @param returned what may not be carried over
   * @param closing carried to the next year
   * @param rent of the year
   */
  public record Budget(
      long price,
      long opening,
      long paid,
      long rentKept,
      long built,
      long returned,
      long closing,
      long rent) {}

  /**
   * Homes.
   *
   * @param started with the year's money
   * @param completed this year
   * @param supplied by others this year
   * @param underWay at the end of the year
   * @param stock at the end of the year
   * @param occupied at the end of the year
   */
  public record Homes(
      int started, int completed, int supplied, int underWay, int stock, int occupied) {}

  /**
   * Applicants and tenants.
   *
   * @param opening applicants who waited already
   * @param demand applicants of the year
   * @param housed of both
   * @param left who no longer wait
   * @param waiting at the end of the year
   * @param movedOut tenants who left
   */
  public record People(int opening, int demand, int housed, int left, int waiting, int movedOut) {}

  /**
   * Years of waiting.
   *
   * @param sum of those housed this year
   * @param longest of those housed this year
   * @param oldest years that the first in the queue has waited, 0 without one
   */
  public record Waits(long sum, int longest, int oldest) {}

  public ConstructionRow {
    require(
        budget.opening() + budget.paid() + budget.rentKept() - budget.built() - budget.returned()
            == budget.closing(),
        "money",
        fund);
    require(
        people.opening() + people.demand() == people.housed() + people.left() + people.waiting(),
        "applicants",
        fund);
    require(homes.occupied() <= homes.stock(), "homes", fund);
  }

  private static void require(boolean holds, String side, String fund) {
    if (!holds) {
      throw new IllegalStateException("homes of fund " + fund + " do not add up: " + side);
    }
  }

  /** Fen that homes for the applicants of the year would cost. */
  public long asked() {
    return Math.multiplyExact(budget.price(), (long) people.demand());
  }

  /** Fen that homes for those who still wait would cost. */
  public long unmet() {
    return Math.multiplyExact(budget.price(), (long) people.waiting());
  }

  /** Years that those housed this year have waited on average, millionths; empty without one. */
  public OptionalLong meanWait() {
    return people.housed() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(1e6 * waits.sum() / people.housed()));
  }

  /** Homes let over homes, millionths; 0 without homes. */
  public long occupancy() {
    return homes.stock() == 0 ? 0 : Math.round(1e6 * homes.occupied() / homes.stock());
  }
}
