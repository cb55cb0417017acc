package org.outlay.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.Portion;
import org.outlay.plan.PlanCell;
import org.outlay.plan.PlanLine;
import org.outlay.plan.YearSheet;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.ReplicateTotals;

/**
 * One side of the rolling plan: replicates under a policy.
 *
 * @param yearDriven what no application is due
 * @param files blocks with the plan's years by district
 */
record PlanCase(Policy policy, ReplicateTotals totals, YearDriven yearDriven, BlockFiles files) {

  /**
   * Lines of all years, in the order of the rules and districts.
   *
   * @param from first year of the replicates
   */
  List<PlanLine> lines(int from, Horizon plan) {
    List<Year> years =
        IntStream.rangeClosed(plan.from(), plan.to())
            .parallel()
            .mapToObj(y -> year(y, y - from))
            .toList();
    files.forEach(
        Blocks.count(totals.replicates()),
        (block, number) -> {
          int first = number * Blocks.width();
          DrivenBlock driven = yearDriven.block(first, block.replicates());
          years.parallelStream().forEach(year -> year.add(first, block, driven));
        });
    return years.parallelStream().flatMap(year -> year.lines().stream()).toList();
  }

  /**
   * A rule's amounts in a district.
   *
   * @param district position in the policy, or {@link Portion#WHOLE_CITY} for amounts of the year
   *     itself
   */
  private record Source(int rule, int district, long sum, long lockedIn) {}

  private Year year(int fiscalYear, int number) {
    List<Source> sources = new ArrayList<>();
    for (int rule = 0; rule < policy.rules().size(); rule++) {
      if (policy.rules().get(rule).fund().isPresent()) {
        sources.addAll(sources(rule, number));
      }
    }
    YearSheet sheet =
        new YearSheet(
            fiscalYear, cells(sources), policy.funds().keySet(), fund -> fundTotal(fund, number));
    return new Year(number, sources, sheet);
  }

  private List<Source> sources(int rule, int year) {
    if (!policy.rules().get(rule).perApplication()) {
      long sum = Arrays.stream(drawn(rule, year)).sum();
      return sum == 0 ? List.of() : List.of(new Source(rule, Portion.WHOLE_CITY, sum, 0));
    }
    List<Source> sources = new ArrayList<>();
    for (int district = 0; district < policy.districts().size(); district++) {
      long sum = 0;
      for (VintageKind kind : VintageKind.values()) {
        sum = Math.addExact(sum, totals.districtFen(rule, kind, district, year));
      }
      if (sum > 0) {
        long lockedIn = totals.districtFen(rule, VintageKind.LEGACY, district, year);
        sources.add(new Source(rule, district, sum, lockedIn));
      }
    }
    return sources;
  }

  private List<PlanCell> cells(List<Source> sources) {
    List<String> districts = List.copyOf(policy.districts().keySet());
    return sources.stream()
        .map(
            source -> {
              Rule rule = policy.rules().get(source.rule());
              boolean whole = source.district() == Portion.WHOLE_CITY;
              return new PlanCell(
                  rule.fund().orElseThrow(),
                  rule.clause(),
                  rule.name(),
                  whole ? Policy.WHOLE_CITY : districts.get(source.district()));
            })
        .toList();
  }

  /** Fen by replicate. */
  private long[] fundTotal(String fund, int year) {
    long[] sum = totals.sum(rule -> claims(rule) && paidBy(rule, fund), year);
    for (int rule = 0; rule < policy.rules().size(); rule++) {
      if (!claims(rule) && paidBy(rule, fund)) {
        long[] drawn = drawn(rule, year);
        Arrays.setAll(sum, r -> Math.addExact(sum[r], drawn[r]));
      }
    }
    return sum;
  }

  private boolean claims(int rule) {
    return policy.rules().get(rule).perApplication();
  }

  private boolean paidBy(int rule, String fund) {
    return policy.rules().get(rule).fund().filter(fund::equals).isPresent();
  }

  /** What the year drives, by replicate. */
  private long[] drawn(int rule, int year) {
    return yearDriven.fen(rule, year, totals.replicates());
  }

  private record Year(int number, List<Source> sources, YearSheet sheet) {

    void add(int first, BlockTotals block, DrivenBlock driven) {
      sheet.add(
          first,
          block.replicates(),
          (cell, r) -> {
            Source source = sources.get(cell);
            return source.district() == Portion.WHOLE_CITY
                ? driven.fen(source.rule(), number, r)
                : block.plannedFen(source.rule(), source.district(), number, r);
          });
    }

    List<PlanLine> lines() {
      return sheet.lines(
          sources.stream().mapToLong(Source::sum).toArray(),
          sources.stream().mapToLong(Source::lockedIn).toArray());
    }
  }
}
