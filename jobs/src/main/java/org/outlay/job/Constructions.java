package org.outlay.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.FundPlan;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.OutlookBuilder;
import org.outlay.policy.Fund;
import org.outlay.scenario.UncertaintySource;
import org.outlay.simulation.ReplicateTotals;

/**
 * Homes that funds build with what their ledgers pay, for the applicants of the same replicate.
 *
 * @param courses by fund
 */
record Constructions(Map<String, ConstructionCourse> courses) {

  /**
   * Of all replicates.
   *
   * @param accounts that have run
   * @param means ledger of replicate 0
   */
  static Constructions of(
      Setup setup,
      FundPlan plan,
      OutlookBuilder accounts,
      ReplicateTotals totals,
      List<LedgerRow> means) {
    Map<String, ConstructionCourse> courses = new LinkedHashMap<>();
    for (int number = 0; number < plan.terms().size(); number++) {
      Fund fund = setup.policy().funds().get(plan.terms().get(number).name());
      if (fund != null && fund.construction().isPresent()) {
        int position = number;
        courses.put(
            fund.name(),
            new ConstructionCourse(
                fund.construction().get(),
                plan.terms().get(number),
                setup.scenario().simulation().seedOf(UncertaintySource.TENANCIES),
                new HeadSums(setup.policy(), fund.construction().get().demand(), totals),
                means.stream().filter(row -> row.fund().equals(fund.name())).toList(),
                block -> accounts.paid(position, block)));
      }
    }
    return new Constructions(courses);
  }

  /** Writes {@code apartments} and {@code apartment_outlook}, where a fund builds; the latter. */
  List<ConstructionOutlook> write(RunTables tables) {
    if (courses.isEmpty()) {
      return List.of();
    }
    tables.byFund("apartments", courses, ConstructionRows::encoded);
    List<ConstructionOutlook> outlooks =
        courses.values().stream().map(ConstructionCourse::outlook).toList();
    tables.small(
        "apartment_outlook",
        outlooks.stream().flatMap(one -> ConstructionRows.outlook(one).stream()).toList());
    return outlooks;
  }
}
