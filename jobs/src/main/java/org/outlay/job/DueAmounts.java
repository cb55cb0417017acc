package org.outlay.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * What the deterministic pass makes due, by rule, kind of vintage, vintage and fiscal year, the
 * means of projected applications included.
 */
final class DueAmounts implements FundPlan.Amounts {
  private final Policy policy;
  private final int from;
  private final Map<Key, SortedMap<Integer, Long>> byVintage = new HashMap<>();

  private record Key(int rule, VintageKind kind, int fiscalYear) {}

  /**
   * Nothing yet.
   *
   * @param from first fiscal year of the horizon
   */
  DueAmounts(Policy policy, int from) {
    this.policy = policy;
    this.from = from;
  }

  void add(int rule, VintageKind kind, int vintage, int fiscalYear, long fen) {
    byVintage
        .computeIfAbsent(new Key(rule, kind, fiscalYear), k -> new TreeMap<>())
        .merge(vintage, fen, Math::addExact);
  }

  void addAll(List<VintageAmount> amounts) {
    for (VintageAmount amount : amounts) {
      Rule rule = policy.rule(amount.rule());
      add(
          policy.rules().indexOf(rule),
          amount.kind(),
          amount.vintage(),
          amount.fiscalYear(),
          amount.fen());
    }
  }

  /** Fen by vintage, the oldest first. */
  SortedMap<Integer, Long> byVintage(int rule, VintageKind kind, int year) {
    return byVintage.getOrDefault(new Key(rule, kind, from + year), new TreeMap<>());
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
