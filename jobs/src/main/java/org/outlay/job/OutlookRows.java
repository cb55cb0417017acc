package org.outlay.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.fund.Outlook;
import org.outlay.money.Fen;

/** Rows of {@code fund_outlook}: a fund's years, then the whole horizon with a null year. */
final class OutlookRows {
  private OutlookRows() {}

  static List<List<@Nullable Object>> of(Outlook outlook) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Outlook.Year year : outlook.years()) {
      rows.add(
          row(
              outlook.fund(),
              year.fiscalYear(),
              year.budget(),
              year.demand(),
              year.breach(),
              year.first(),
              year.shortfall(),
              year.unmet(),
              year.needed()));
    }
    rows.add(horizon(outlook));
    return rows;
  }

  /** Demand and what is forgone are sums, what is deferred is that of the last year. */
  private static List<@Nullable Object> horizon(Outlook outlook) {
    Outlook.Unmet last = outlook.years().get(outlook.years().size() - 1).unmet();
    long demand = 0;
    long lockedIn = 0;
    long forgone = 0;
    for (Outlook.Year year : outlook.years()) {
      demand += year.demand().mean();
      lockedIn += year.demand().lockedIn();
      forgone += year.unmet().forgone();
    }
    return row(
        outlook.fund(),
        null,
        outlook.budget(),
        new Outlook.Demand(demand, lockedIn),
        outlook.breach(),
        new Outlook.Share(1 - outlook.breach().value(), outlook.breach().error()),
        outlook.shortfall(),
        new Outlook.Unmet(last.deferred(), last.years(), forgone),
        outlook.needed());
  }

  private static List<@Nullable Object> row(
      String fund,
      @Nullable Integer year,
      long budget,
      Outlook.Demand demand,
      Outlook.Share breach,
      Outlook.Share first,
      Outlook.Shortfall shortfall,
      Outlook.Unmet unmet,
      Outlook.Needed needed) {
    return Arrays.asList(
        fund,
        year,
        Fen.yuan(budget),
        Fen.yuan(demand.mean()),
        Fen.yuan(demand.lockedIn()),
        Millionths.rounded(breach.value()),
        Millionths.rounded(breach.error()),
        Millionths.rounded(first.value()),
        Fen.yuan(shortfall.mean()),
        Fen.yuan(shortfall.p95()),
        Fen.yuan(unmet.deferred()),
        Millionths.rounded(unmet.years()),
        Fen.yuan(unmet.forgone()),
        Fen.yuan(needed.fen()),
        DistributionRow.yuan(needed.error()));
  }
}
