package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.InvestmentRow;
import org.outlay.money.Fen;

/** Rows of {@code investment_fund} and {@code investment_outlook}. */
final class InvestmentRows {
  private static final int PLACES = 6;

  private InvestmentRows() {}

  static List<@Nullable Object> values(InvestmentRow row) {
    return List.of(
        row.replicate(),
        row.fund(),
        row.fiscalYear(),
        row.tranches(),
        Fen.yuan(row.committed()),
        Fen.yuan(row.called()),
        Fen.yuan(row.governmentCalled()),
        (long) row.deals(),
        Fen.yuan(row.invested()),
        Fen.yuan(row.fee()),
        Fen.yuan(row.proceeds()),
        Fen.yuan(row.distributed()),
        Fen.yuan(row.governmentDistributed()),
        Fen.yuan(row.carry()),
        Fen.yuan(row.cash()),
        Fen.yuan(row.holdings()),
        Fen.yuan(row.nav()),
        BigDecimal.valueOf(row.dpi(), PLACES),
        BigDecimal.valueOf(row.tvpi(), PLACES));
  }

  /** Rows of one fund, by year. */
  static List<List<@Nullable Object>> outlook(InvestmentOutlook outlook) {
    return outlook.years().stream().map(year -> year(outlook.fund(), year)).toList();
  }

  private static List<@Nullable Object> year(String fund, InvestmentOutlook.Year year) {
    return Arrays.asList(
        fund,
        year.fiscalYear(),
        Fen.yuan(year.called().mean()),
        Fen.yuan(year.called().quantile(10)),
        Fen.yuan(year.called().quantile(50)),
        Fen.yuan(year.called().quantile(90)),
        Fen.yuan(year.invested()),
        Fen.yuan(year.nav()),
        Fen.yuan(year.distributed()),
        Fen.yuan(year.governmentOut()),
        Fen.yuan(year.governmentIn()),
        BigDecimal.valueOf(year.dpi().quantile(10), PLACES),
        BigDecimal.valueOf(year.dpi().quantile(50), PLACES),
        BigDecimal.valueOf(year.dpi().quantile(90), PLACES),
        BigDecimal.valueOf(year.tvpi().quantile(10), PLACES),
        BigDecimal.valueOf(year.tvpi().quantile(50), PLACES),
        BigDecimal.valueOf(year.tvpi().quantile(90), PLACES),
        share(year.secondTranche()),
        share(year.allCalled()));
  }

  private static BigDecimal share(double share) {
    return BigDecimal.valueOf(share).setScale(PLACES, RoundingMode.HALF_UP);
  }
}
