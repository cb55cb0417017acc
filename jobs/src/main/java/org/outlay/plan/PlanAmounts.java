package org.outlay.plan;

/**
 * What is due, fen. Amounts of several cells add up.
 *
 * @param lockedIn part of the mean that is due to approvals up to the data end
 * @param fund shares of the quantiles of the cell's fund
 * @param total shares of the quantiles of all funds together
 */
public record PlanAmounts(long mean, long lockedIn, Quantiles fund, Quantiles total) {
  public static final PlanAmounts NONE = new PlanAmounts(0, 0, Quantiles.NONE, Quantiles.NONE);

  /** Both added. */
  public PlanAmounts plus(PlanAmounts other) {
    return new PlanAmounts(
        Math.addExact(mean, other.mean),
        Math.addExact(lockedIn, other.lockedIn),
        fund.plus(other.fund),
        total.plus(other.total));
  }

  /** The middle and the cautious amount. */
  public record Quantiles(long p50, long p90) {
    static final Quantiles NONE = new Quantiles(0, 0);

    Quantiles plus(Quantiles other) {
      return new Quantiles(Math.addExact(p50, other.p50), Math.addExact(p90, other.p90));
    }
  }
}
