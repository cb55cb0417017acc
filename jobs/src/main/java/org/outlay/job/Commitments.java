package org.outlay.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.outlay.fund.FundPlan;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.Portion;
import org.outlay.fund.Settlement;
import org.outlay.money.ProRata;
import org.outlay.policy.Policy;

/**
 * The ledger of the means, replicate 0, and what becomes of each vintage's claims in it. What a
 * claim is paid its vintages share in proportion.
 */
final class Commitments {
  private final Policy policy;
  private final FundPlan plan;
  private final DueAmounts due;
  private final List<LedgerRow> ledger = new ArrayList<>();
  private final List<CommitmentRow> rows = new ArrayList<>();

  private Commitments(Policy policy, FundPlan plan, DueAmounts due) {
    this.policy = policy;
    this.plan = plan;
    this.due = due;
  }

  static Commitments of(Policy policy, FundPlan plan, DueAmounts due) {
    Commitments commitments = new Commitments(policy, plan, due);
    for (int fund = 0; fund < plan.terms().size(); fund++) {
      commitments.run(fund);
    }
    commitments.rows.sort(
        Comparator.comparing(CommitmentRow::fund)
            .thenComparing(row -> row.rule().clause())
            .thenComparing(row -> row.rule().name())
            .thenComparing(CommitmentRow::kind)
            .thenComparing(CommitmentRow::vintage)
            .thenComparing(CommitmentRow::dueYear));
    return commitments;
  }

  /** Rows of replicate 0, in the order of the funds, years ascending. */
  List<LedgerRow> ledger() {
    return ledger;
  }

  List<CommitmentRow> rows() {
    return rows;
  }

  private void run(int fund) {
    int claims = plan.sources().get(fund).size();
    long[][] paid = new long[plan.years()][claims];
    long[][] forgone = new long[plan.years()][claims];
    plan.account(fund)
        .run(
            0,
            plan.demand(fund, due, 0, 0),
            (row, settlement) -> {
              ledger.add(row);
              add(settlement, row.fiscalYear() - plan.from(), paid, forgone);
            });
    for (int claim = 0; claim < claims; claim++) {
      FundPlan.Source source = plan.sources().get(fund).get(claim);
      int last = plan.years() + source.instalments().size() - 1;
      for (int year = 0; year < last; year++) {
        boolean inside = year < plan.years();
        split(
            plan.terms().get(fund).name(),
            source,
            year,
            inside ? paid[year][claim] : 0,
            inside ? forgone[year][claim] : 0);
      }
    }
  }

  private static void add(Settlement settlement, int year, long[][] paid, long[][] forgone) {
    for (int dueYear = 0; dueYear <= year; dueYear++) {
      for (int claim = 0; claim < paid[dueYear].length; claim++) {
        paid[dueYear][claim] += settlement.paid(dueYear, claim);
        forgone[dueYear][claim] += settlement.forgone(dueYear, claim);
      }
    }
  }

  private void split(String fund, FundPlan.Source source, int year, long paid, long forgone) {
    SortedMap<Integer, Long> byVintage = byVintage(source, year);
    long[] owed = byVintage.values().stream().mapToLong(Long::longValue).toArray();
    long[] given = ProRata.divide(owed, paid);
    long[] rest = new long[owed.length];
    for (int i = 0; i < owed.length; i++) {
      rest[i] = owed[i] - given[i];
    }
    long[] lost = ProRata.divide(rest, forgone);
    int i = 0;
    for (int vintage : byVintage.keySet()) {
      if (owed[i] > 0) {
        rows.add(
            new CommitmentRow(
                vintage,
                plan.from() + year,
                policy.rules().get(source.rule()),
                fund,
                source.kind(),
                owed[i],
                given[i],
                lost[i]));
      }
      i++;
    }
  }

  /** What falls due in a year, by vintage: the instalments of amounts of this year and before. */
  private SortedMap<Integer, Long> byVintage(FundPlan.Source source, int year) {
    SortedMap<Integer, Long> byVintage = new TreeMap<>();
    for (int lag = 0; lag < source.instalments().size(); lag++) {
      if (year - lag >= plan.years()) {
        continue;
      }
      Map<Integer, Long> whole = owed(source, year - lag);
      long[] fen = whole.values().stream().mapToLong(Long::longValue).toArray();
      long sum = LongStream.of(fen).sum();
      long[] parts = ProRata.divide(fen, source.instalments().part(sum, lag));
      int i = 0;
      for (int vintage : whole.keySet()) {
        byVintage.merge(vintage, parts[i++], Math::addExact);
      }
    }
    return byVintage;
  }

  /** What the account owes of the amounts of a year, by vintage. */
  private Map<Integer, Long> owed(FundPlan.Source source, int year) {
    if (source.portion().equals(Portion.ALL)) {
      return due.byVintage(source.rule(), source.kind(), year);
    }
    SortedMap<Integer, Long> owed = new TreeMap<>();
    for (Portion.OfDistrict part : source.portion().districts()) {
      long before = 0;
      for (Map.Entry<Integer, Long> one :
          due.byVintage(source.rule(), source.kind(), part.district(), year).entrySet()) {
        long after = Math.addExact(before, one.getValue());
        // Rounded at the ends only, so that the vintages add up to the account's part.
        owed.merge(one.getKey(), part.of(after) - part.of(before), Math::addExact);
        before = after;
      }
    }
    return owed;
  }
}
