package org.outlay.fund;

import java.util.List;
import org.outlay.money.Fen;
import org.outlay.money.Share;
import org.outlay.policy.InvestmentPlan;

/** Parts of an investment fund's size that are committed one after the other, in one replicate. */
final class Tranches {
  private final List<Long> sizes;
  private final List<Integer> years;
  private final Share invested;
  private int open;

  /** None is open yet. */
  Tranches(InvestmentPlan plan) {
    sizes = plan.tranches().stream().map(Fen::of).toList();
    years = plan.trigger().years();
    invested = Share.nearest(plan.trigger().invested());
  }

  /** Number of those that are open. */
  int open() {
    return open;
  }

  /** Fen of those that are open. */
  long committed() {
    long sum = 0;
    for (int tranche = 0; tranche < open; tranche++) {
      sum += sizes.get(tranche);
    }
    return sum;
  }

  /** The first opens at once, then at most one more in a year, when its trigger is met. */
  void openDue(int fiscalYear, long investedSum) {
    if (open == 0 || (open < sizes.size() && isDue(fiscalYear, investedSum))) {
      open++;
    }
  }

  /** Opens as many as hold what is called. */
  void openFor(long called) {
    while (called > committed() && open < sizes.size()) {
      open++;
    }
  }

  private boolean isDue(int fiscalYear, long investedSum) {
    return years.isEmpty()
        ? investedSum >= invested.halfUp(committed())
        : fiscalYear >= years.get(open - 1);
  }
}
