package org.outlay.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.outlay.fund.ConstructionAccount;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.ConstructionRow;
import org.outlay.fund.FundAccount;
import org.outlay.fund.FundPlan;
import org.outlay.fund.LedgerRow;
import org.outlay.policy.ConstructionPlan;
import org.outlay.policy.Fund;
import org.outlay.simulation.ReplicateTotals;

/**
 * Homes that funds build with what their ledgers pay, for the applicants of the same replicate.
 *
 * @param rows by fund: those of the means first, then each replicate's, years ascending
 */
record Constructions(Map<String, List<ConstructionRow>> rows) {

  /**
   * Of all replicates.
   *
   * @param means ledger of replicate 0
   */
  static Constructions of(
      Setup setup,
      FundPlan plan,
      FundPlan.Amounts due,
      ReplicateTotals totals,
      List<LedgerRow> means) {
    Map<String, List<ConstructionRow>> rows = new LinkedHashMap<>();
    for (int number = 0; number < plan.terms().size(); number++) {
      Fund fund = setup.policy().funds().get(plan.terms().get(number).name());
      if (fund != null && fund.construction().isPresent()) {
        int[][] demand = HeadSums.of(setup.policy(), fund.construction().get().demand(), totals);
        long[] paid =
            means.stream()
                .filter(row -> row.fund().equals(fund.name()))
                .mapToLong(LedgerRow::paid)
                .toArray();
        Builder builder = new Builder(plan, number, fund.construction().get(), seed(setup));
        List<ConstructionRow> own = new ArrayList<>(builder.account().run(0, paid, mean(demand)));
        own.addAll(builder.all(due, demand));
        rows.put(fund.name(), List.copyOf(own));
      }
    }
    return new Constructions(rows);
  }

  private static long seed(Setup setup) {
    return setup.scenario().simulation().seed();
  }

  /** Whole applicants, by year. */
  private static int[] mean(int[][] demand) {
    int[] mean = new int[demand[0].length];
    for (int year = 0; year < mean.length; year++) {
      long sum = 0;
      for (int[] own : demand) {
        sum += own[year];
      }
      mean[year] = (int) Math.round((double) sum / demand.length);
    }
    return mean;
  }

  private record Builder(FundPlan plan, int fund, ConstructionPlan construction, long seed) {

    ConstructionAccount account() {
      return new ConstructionAccount(construction, plan.terms().get(fund), seed);
    }

    List<ConstructionRow> all(FundPlan.Amounts due, int[][] demand) {
      List<List<ConstructionRow>> rows =
          IntStream.range(0, demand.length)
              .parallel()
              .mapToObj(r -> account().run(r + 1, paid(due, r), demand[r]))
              .toList();
      return rows.stream().flatMap(List::stream).toList();
    }

    private long[] paid(FundPlan.Amounts due, int replicate) {
      long[] paid = new long[plan.years()];
      FundAccount ledger = plan.account(fund);
      ledger.run(
          replicate + 1,
          plan.demand(fund, due, replicate, replicate + 1),
          row -> paid[row.fiscalYear() - plan.from()] = row.paid());
      return paid;
    }
  }

  /** Of the replicates, the means left out. */
  List<ConstructionOutlook> outlooks() {
    return rows.values().stream()
        .map(own -> ConstructionOutlook.of(own.stream().filter(r -> r.replicate() > 0).toList()))
        .toList();
  }

  /** Writes {@code apartments} and {@code apartment_outlook}, where a fund builds. */
  void write(RunTables tables, List<ConstructionOutlook> outlooks) {
    if (!rows.isEmpty()) {
      tables.byFund("apartments", rows, ConstructionRows::encoded);
      tables.small(
          "apartment_outlook",
          outlooks.stream().flatMap(one -> ConstructionRows.outlook(one).stream()).toList());
    }
  }
}
