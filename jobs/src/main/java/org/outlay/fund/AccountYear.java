package org.outlay.fund;

import java.util.function.ToLongFunction;

/**
 * A year of an account in one replicate.
 *
 * @param lockedIn fen of its claims that applications approved by the data end have
 * @param waited years that waiting fen have waited, summed over fen
 */
record AccountYear(LedgerRow row, long lockedIn, double waited) {

  /** What an outlook sums up, fen. */
  enum Figure implements ToLongFunction<AccountYear> {
    DEMAND,
    LOCKED_IN,
    /** Appropriation that would have met all claims of the year. */
    NEED,
    PAID,
    SHORTFALL,
    DEFERRED,
    FORGONE,
    /** Bits of a double. */
    WAITED;

    @Override
    public long applyAsLong(AccountYear year) {
      return switch (this) {
        case DEMAND -> year.row.demand();
        case LOCKED_IN -> year.lockedIn();
        case NEED -> year.need();
        case PAID -> year.row.paid();
        case SHORTFALL -> year.row.shortfall();
        case DEFERRED -> year.row.deferred();
        case FORGONE -> year.row.forgone();
        case WAITED -> Double.doubleToRawLongBits(year.waited);
      };
    }
  }

  private long need() {
    return row.arrears() + row.demand() - row.opening() - Math.min(0, row.receipts());
  }
}
