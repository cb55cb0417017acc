package org.outlay.fund;

import org.outlay.money.Share;
import org.outlay.policy.InvestmentPlan;

/**
 * Divides proceeds over the life of a fund: investors get what they paid in with the hurdle rate
 * first, the manager a part of the rest.
 */
final class Waterfall {
  private final Share hurdle;
  private final Share carry;

  /** Paid in, with the hurdle rate, less what came back. */
  private long owed;

  Waterfall(InvestmentPlan.Waterfall terms) {
    this.hurdle = Share.nearest(terms.hurdle());
    this.carry = Share.nearest(terms.carry());
  }

  /** What of a year's proceeds goes to whom, fen. */
  record Parts(long investors, long manager) {}

  /** Begins a year: what is owed grows, and a call is added. */
  void year(long call) {
    owed = Math.addExact(owed, hurdle.halfUp(owed) + call);
  }

  /** What the investors got before the horizon. */
  void repaid(long fen) {
    owed -= Math.min(fen, owed);
  }

  Parts divide(long fen) {
    long first = Math.min(fen, owed);
    owed -= first;
    long manager = carry.down(fen - first);
    return new Parts(fen - manager, manager);
  }
}
