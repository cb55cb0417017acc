package org.outlay.job;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;

/**
 * What the deterministic pass makes due, by rule, kind of vintage, vintage and fiscal year, the
 * means of projected applications included.
 */
final class DueAmounts implements FundPlan.Amounts {
  private final int from;
  private final Map<Key, SortedMap<Integer, Long>> byVintage = new HashMap<>();

  private record Key(int rule, VintageKind kind, int fiscalYear) {}

  /**
   * Adds up amounts.
   *
   * @param from first fiscal year of the horizon; amounts of earlier years may be paid inside it
   */
  DueAmounts(Policy policy, int from, List<VintageAmount> amounts) {
    this.from = from;
    Map<String, Integer> rules = new HashMap<>();
    for (int rule = 0; rule < policy.rules().size(); rule++) {
      rules.put(policy.rules().get(rule).name(), rule);
    }
    for (VintageAmount amount : amounts) {
      byVintage
          .computeIfAbsent(
              new Key(
                  java.util.Objects.requireNonNull(rules.get(amount.rule())),
                  amount.kind(),
                  amount.fiscalYear()),
              key -> new TreeMap<>())
          .merge(amount.vintage(), amount.fen(), Math::addExact);
    }
  }

  /** Fen by vintage, the oldest first; the year counts from the horizon's first. */
  SortedMap<Integer, Long> byVintage(int rule, VintageKind kind, int year) {
    return byVintage.getOrDefault(new Key(rule, kind, from + year), Collections.emptySortedMap());
  }

  @Override
  public long fen(int rule, VintageKind kind, int year, int replicate) {
    long sum = 0;
    for (long fen : byVintage(rule, kind, year).values()) {
      sum = Math.addExact(sum, fen);
    }
    return sum;
  }
}
