package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.entitlement.VintageKind;
import org.outlay.money.ProRata;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.simulation.ReplicateTotals;

/** What projected applications are paid on average, rounded half-up to the fen. */
final class ProjectedOutlays {
  private ProjectedOutlays() {}

  static List<OutlayRow> of(Policy policy, int from, ReplicateTotals totals) {
    List<String> districts = List.copyOf(policy.districts().keySet());
    List<OutlayRow> rows = new ArrayList<>();
    for (int index = 0; index < policy.rules().size(); index++) {
      Rule rule = policy.rules().get(index);
      for (int year = 0; year < totals.years(); year++) {
        long[] paid = applications(totals, index, districts.size(), year);
        for (int district = 0; district < districts.size(); district++) {
          long fen = totals.districtFen(index, VintageKind.PROJECTED, district, year);
          if (fen > 0) {
            rows.add(
                new OutlayRow(
                    from + year,
                    rule.name(),
                    rule.clause(),
                    rule.fund(),
                    rule.payer(),
                    districts.get(district),
                    rule.kind().id(),
                    VintageKind.PROJECTED.id(),
                    paid[district],
                    mean(fen, totals.replicates())));
          }
        }
      }
    }
    return rows;
  }

  /** Applications paid on average, whole by district, whose sum is that of all. */
  private static long[] applications(ReplicateTotals totals, int rule, int districts, int year) {
    long[] sums = new long[districts];
    for (int district = 0; district < districts; district++) {
      sums[district] = totals.applications(rule, VintageKind.PROJECTED, district, year);
    }
    return ProRata.divide(sums, mean(Arrays.stream(sums).sum(), totals.replicates()));
  }

  /**
   * The same by year of entry: the sum of the districts' rounded means, divided to the fen;
   * district by district where costs are split between them and the city.
   */
  static List<VintageAmount> byVintage(
      Policy policy, int from, int firstEntry, ReplicateTotals totals, List<OutlayRow> rows) {
    List<String> districts = List.copyOf(policy.districts().keySet());
    Map<Group, long[]> sums = new HashMap<>();
    for (OutlayRow row : rows) {
      boolean split = policy.splitOf(policy.rule(row.rule())).isPresent();
      Group group = new Group(row.rule(), Optional.of(row.district()).filter(d -> split));
      sums.computeIfAbsent(group, g -> new long[totals.years()])[row.fiscalYear() - from] +=
          row.fen();
    }
    List<VintageAmount> amounts = new ArrayList<>();
    sums.forEach(
        (group, byYear) -> {
          int rule = policy.rules().indexOf(policy.rule(group.rule()));
          Optional<Integer> district = group.district().map(districts::indexOf);
          for (int year = 0; year < byYear.length; year++) {
            long[] entries = entries(totals, rule, district, year);
            long[] parts = ProRata.divide(entries, byYear[year]);
            for (int entry = 0; entry < parts.length; entry++) {
              if (parts[entry] > 0) {
                amounts.add(group.amount(firstEntry + entry, from + year, parts[entry]));
              }
            }
          }
        });
    return amounts;
  }

  /** What is divided by year of entry together. */
  private record Group(String rule, Optional<String> district) {
    VintageAmount amount(int vintage, int fiscalYear, long fen) {
      return new VintageAmount(rule, VintageKind.PROJECTED, district, vintage, fiscalYear, fen);
    }
  }

  private static long[] entries(
      ReplicateTotals totals, int rule, Optional<Integer> district, int year) {
    long[] entries = new long[totals.entries()];
    for (int entry = 0; entry < entries.length; entry++) {
      int number = entry;
      entries[entry] =
          district
              .map(d -> totals.entryFen(rule, number, d, year))
              .orElseGet(() -> totals.entryFen(rule, number, year));
    }
    return entries;
  }

  private static long mean(long sum, int replicates) {
    return BigDecimal.valueOf(sum)
        .divide(BigDecimal.valueOf(replicates), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
