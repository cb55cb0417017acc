package org.outlay.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.outlay.simulation.Distribution;

/** How an investment fund fares over replicates. */
public record InvestmentOutlook(String fund, List<Year> years) {
  public InvestmentOutlook {
    years = List.copyOf(years);
  }

  /**
   * One fiscal year. Amounts are fen, means where they are no distribution; multiples are
   * millionths.
   *
   * @param governmentOut the government's part of the calls
   * @param governmentIn the government's part of the distributions
   * @param secondTranche share of replicates in which a second tranche is open
   * @param allCalled share of replicates in which all capital is called by the end of the year
   */
  public record Year(
      int fiscalYear,
      Distribution called,
      long invested,
      long nav,
      long distributed,
      long governmentOut,
      long governmentIn,
      Distribution dpi,
      Distribution tvpi,
      double secondTranche,
      double allCalled) {}

  /**
   * Of one fund's rows.
   *
   * @param rows of each replicate, its years ascending
   * @param uncalled fen of its size when the horizon begins
   */
  public static InvestmentOutlook of(List<InvestmentRow> rows, long uncalled) {
    Map<Integer, List<InvestmentRow>> byYear = new TreeMap<>();
    Map<Integer, Long> calledSoFar = new TreeMap<>();
    Map<Integer, Integer> allCalled = new TreeMap<>();
    for (InvestmentRow row : rows) {
      byYear.computeIfAbsent(row.fiscalYear(), year -> new ArrayList<>()).add(row);
      long called = calledSoFar.merge(row.replicate(), row.called(), Math::addExact);
      allCalled.merge(row.fiscalYear(), called >= uncalled ? 1 : 0, Integer::sum);
    }
    List<Year> years = new ArrayList<>();
    byYear.forEach((year, own) -> years.add(year(own, allCalled.getOrDefault(year, 0))));
    return new InvestmentOutlook(rows.get(0).fund(), years);
  }

  private static Year year(List<InvestmentRow> rows, int allCalled) {
    return new Year(
        rows.get(0).fiscalYear(),
        spread(rows, InvestmentRow::called),
        mean(rows, InvestmentRow::invested),
        mean(rows, InvestmentRow::nav),
        mean(rows, InvestmentRow::distributed),
        mean(rows, InvestmentRow::governmentCalled),
        mean(rows, InvestmentRow::governmentDistributed),
        spread(rows, InvestmentRow::dpi),
        spread(rows, InvestmentRow::tvpi),
        (double) rows.stream().filter(row -> row.tranches() > 1).count() / rows.size(),
        (double) allCalled / rows.size());
  }

  private static Distribution spread(
      List<InvestmentRow> rows, ToLongFunction<InvestmentRow> value) {
    return Distribution.of(rows.stream().mapToLong(value).toArray());
  }

  private static long mean(List<InvestmentRow> rows, ToLongFunction<InvestmentRow> value) {
    return spread(rows, value).mean();
  }
}
