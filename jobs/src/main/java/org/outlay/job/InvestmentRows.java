package org.outlay.job;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.InvestmentRow;
import org.outlay.money.Fen;

/** Rows of {@code investment_fund} and {@code investment_outlook}. */
final class InvestmentRows {
  private InvestmentRows() {}

  /**
   * A row with whole numbers for decimals.
   *
   * @param fund position of its name
   */
  static InternalRow encoded(InvestmentRow row, int fund) {
    Object[] values = {
      row.replicate(),
      fund,
      row.fiscalYear(),
      row.tranches(),
      row.committed(),
      row.called(),
      row.governmentCalled(),
      (long) row.deals(),
      row.invested(),
      row.fee(),
      row.proceeds(),
      row.distributed(),
      row.governmentDistributed(),
      row.carry(),
      row.cash(),
      row.holdings(),
      row.nav(),
      row.dpi(),
      row.tvpi()
    };
    return new GenericInternalRow(values);
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
        Millionths.of(year.dpi().quantile(10)),
        Millionths.of(year.dpi().quantile(50)),
        Millionths.of(year.dpi().quantile(90)),
        Millionths.of(year.tvpi().quantile(10)),
        Millionths.of(year.tvpi().quantile(50)),
        Millionths.of(year.tvpi().quantile(90)),
        Millionths.rounded(year.secondTranche()),
        Millionths.rounded(year.allCalled()));
  }
}
