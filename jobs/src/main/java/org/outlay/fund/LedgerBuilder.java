package org.outlay.fund;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outlay.policy.Fund;

/**
 * Ledgers of the deterministic pass. Everything due is paid in its year; an overrun is reported as
 * a shortfall and opens the next year with a negative amount. Nothing is deferred or forgone, and
 * funds receive nothing but their appropriation.
 */
public final class LedgerBuilder {
  private final int from;
  private final int to;

  private LedgerBuilder(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Ledgers of the fiscal years from {@code from} to {@code to}, both included.
   *
   * @throws IllegalArgumentException if there is no such year
   */
  public static LedgerBuilder over(int from, int to) {
    if (from > to) {
      throw new IllegalArgumentException("no fiscal year from " + from + " to " + to);
    }
    return new LedgerBuilder(from, to);
  }

  /**
   * A row for every fund and year, in the order of the funds, years ascending; replicate 0.
   *
   * @param demand fen due by fund and fiscal year; a missing fund or year is 0
   * @throws IllegalArgumentException if a demand has no fund or lies outside the years, so that no
   *     amount is lost silently
   * @throws ArithmeticException if an amount is no whole number of fen or exceeds a long
   */
  public List<LedgerRow> rows(List<Fund> funds, Map<String, Map<Integer, Long>> demand) {
    List<String> names = funds.stream().map(Fund::name).toList();
    demand.forEach((fund, byYear) -> check(names, fund, byYear));
    List<LedgerRow> rows = new ArrayList<>();
    for (Fund fund : funds) {
      append(rows, fund, demand.getOrDefault(fund.name(), Map.of()));
    }
    return rows;
  }

  private void append(List<LedgerRow> rows, Fund fund, Map<Integer, Long> demand) {
    long opening = 0;
    for (int year = from; year <= to; year++) {
      LedgerRow row = row(fund, year, opening, demand.getOrDefault(year, 0L));
      rows.add(row);
      opening = row.closing();
    }
  }

  static LedgerRow row(Fund fund, int year, long opening, long demand) {
    long appropriation = appropriation(fund, year);
    long left = Math.subtractExact(Math.addExact(opening, appropriation), demand);
    long shortfall = Math.max(0, Math.negateExact(left));
    long lapsed = fund.carryOver() == Fund.CarryOver.NONE ? Math.max(0, left) : 0;
    return new LedgerRow(
        0,
        fund.name(),
        year,
        opening,
        appropriation,
        0,
        0,
        demand,
        demand,
        0,
        0,
        shortfall,
        lapsed,
        left - lapsed);
  }

  /** Fen appropriated for a year: the value of the latest key up to it, 0 before the first. */
  private static long appropriation(Fund fund, int year) {
    return fund.appropriation().entrySet().stream()
        .filter(entry -> entry.getKey() <= year)
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElse(BigDecimal.ZERO)
        .movePointRight(2)
        .longValueExact();
  }

  private void check(List<String> names, String fund, Map<Integer, Long> byYear) {
    if (!names.contains(fund)) {
      throw new IllegalArgumentException("demand on fund " + fund + ", which is none of " + names);
    }
    for (int year : byYear.keySet()) {
      if (year < from || year > to) {
        throw new IllegalArgumentException(
            "demand on fund " + fund + " in " + year + ", outside " + from + " to " + to);
      }
    }
  }
}
