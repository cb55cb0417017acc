package org.outlay.job;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.fund.Portion;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * What the deterministic pass makes due, by rule, kind of vintage, vintage and fiscal year, the
 * means of projected applications included; of rules whose costs are split by district, too.
 */
final class DueAmounts implements FundPlan.Amounts {
  private final int from;
  private final Map<Key, SortedMap<Integer, Long>> byVintage = new HashMap<>();
  private final Map<Key, SortedMap<Integer, Long>> byDistrict = new HashMap<>();

  /** The district is 0 where all are one. */
  private record Key(int rule, VintageKind kind, int district, int fiscalYear) {}

  /**
   * Adds up amounts.
   *
   * @param from first fiscal year of the horizon; amounts of earlier years may be paid inside it
   */
  DueAmounts(Policy policy, int from, List<VintageAmount> amounts) {
    this.from = from;
    List<String> rules = policy.rules().stream().map(Rule::name).toList();
    List<String> districts = List.copyOf(policy.districts().keySet());
    Map<String, Integer> positions = new HashMap<>();
    rules.forEach(rule -> positions.put(rule, rules.indexOf(rule)));
    for (VintageAmount amount : amounts) {
      int rule = Objects.requireNonNull(positions.get(amount.rule()));
      Key all = new Key(rule, amount.kind(), 0, amount.fiscalYear());
      add(byVintage, all, amount);
      if (policy.splitOf(policy.rules().get(rule)).isPresent()) {
        int district = districts.indexOf(amount.district().orElseThrow());
        add(byDistrict, new Key(rule, amount.kind(), district, amount.fiscalYear()), amount);
      }
    }
  }

  private static void add(Map<Key, SortedMap<Integer, Long>> to, Key key, VintageAmount amount) {
    to.computeIfAbsent(key, k -> new TreeMap<>())
        .merge(amount.vintage(), amount.fen(), Math::addExact);
  }

  /** Fen by vintage, the oldest first; the year counts from the horizon's first. */
  SortedMap<Integer, Long> byVintage(int rule, VintageKind kind, int year) {
    return of(byVintage, new Key(rule, kind, 0, from + year));
  }

  /** The part of it that belongs to a district, or {@link Portion#WHOLE_CITY}. */
  SortedMap<Integer, Long> byVintage(int rule, VintageKind kind, int district, int year) {
    return of(byDistrict, new Key(rule, kind, district, from + year));
  }

  private static SortedMap<Integer, Long> of(Map<Key, SortedMap<Integer, Long>> map, Key key) {
    return map.getOrDefault(key, Collections.emptySortedMap());
  }

  @Override
  public long fen(int rule, VintageKind kind, int year, int replicate) {
    return sum(byVintage(rule, kind, year));
  }

  @Override
  public long fen(int rule, VintageKind kind, int district, int year, int replicate) {
    return sum(byVintage(rule, kind, district, year));
  }

  private static long sum(SortedMap<Integer, Long> byVintage) {
    long sum = 0;
    for (long fen : byVintage.values()) {
      sum = Math.addExact(sum, fen);
    }
    return sum;
  }
}
