package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.outlay.fund.InvestmentRow;
import org.outlay.money.Fen;
import org.outlay.policy.Policy;
import org.outlay.simulation.Distribution;

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
  static List<List<@Nullable Object>> outlook(List<InvestmentRow> rows, Policy policy) {
    Map<Integer, List<InvestmentRow>> byYear = new TreeMap<>();
    Map<Integer, Long> calledSoFar = new TreeMap<>();
    Map<Integer, Integer> allCalled = new TreeMap<>();
    long size = size(rows.get(0).fund(), policy);
    for (InvestmentRow row : rows) {
      byYear.computeIfAbsent(row.fiscalYear(), year -> new ArrayList<>()).add(row);
      long called = calledSoFar.merge(row.replicate(), row.called(), Math::addExact);
      allCalled.merge(row.fiscalYear(), called >= size ? 1 : 0, Integer::sum);
    }
    List<List<@Nullable Object>> outlook = new ArrayList<>();
    byYear.forEach(
        (year, own) -> outlook.add(year(own, Objects.requireNonNull(allCalled.get(year)))));
    return outlook;
  }

  private static long size(String fund, Policy policy) {
    return Fen.of(
        Objects.requireNonNull(policy.funds().get(fund)).investment().orElseThrow().size());
  }

  private static List<@Nullable Object> year(List<InvestmentRow> rows, int allCalled) {
    Distribution called = of(rows, InvestmentRow::called);
    Distribution dpi = of(rows, InvestmentRow::dpi);
    Distribution tvpi = of(rows, InvestmentRow::tvpi);
    return Arrays.asList(
        rows.get(0).fund(),
        rows.get(0).fiscalYear(),
        Fen.yuan(called.mean()),
        Fen.yuan(called.quantile(10)),
        Fen.yuan(called.quantile(50)),
        Fen.yuan(called.quantile(90)),
        Fen.yuan(of(rows, InvestmentRow::invested).mean()),
        Fen.yuan(of(rows, InvestmentRow::nav).mean()),
        Fen.yuan(of(rows, InvestmentRow::distributed).mean()),
        Fen.yuan(of(rows, InvestmentRow::governmentCalled).mean()),
        Fen.yuan(of(rows, InvestmentRow::governmentDistributed).mean()),
        BigDecimal.valueOf(dpi.quantile(10), PLACES),
        BigDecimal.valueOf(dpi.quantile(50), PLACES),
        BigDecimal.valueOf(dpi.quantile(90), PLACES),
        BigDecimal.valueOf(tvpi.quantile(10), PLACES),
        BigDecimal.valueOf(tvpi.quantile(50), PLACES),
        BigDecimal.valueOf(tvpi.quantile(90), PLACES),
        share(rows, row -> row.tranches() > 1),
        fraction(allCalled, rows.size()));
  }

  private static Distribution of(List<InvestmentRow> rows, ToLongFunction<InvestmentRow> value) {
    return Distribution.of(rows.stream().mapToLong(value).toArray());
  }

  private static BigDecimal share(List<InvestmentRow> rows, Predicate<InvestmentRow> test) {
    return fraction(rows.stream().filter(test).count(), rows.size());
  }

  private static BigDecimal fraction(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
  }
}
