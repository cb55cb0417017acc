package org.outlay.simulation;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.outlay.policy.Limit;
import org.outlay.projection.Intensities;
import org.outlay.scenario.Horizon;
import org.outlay.scenario.UncertaintySource;

/**
 * All that a block of replicates needs, ready to be sent to where it is simulated.
 *
 * @param seed of the scenario
 * @param from first fiscal year written
 * @param to last fiscal year written
 * @param lastKnownYear last fiscal year whose records are complete
 * @param asOf last day that is known
 * @param shard the cohort and what is simulated one by one; a part of it in a task's model
 * @param cuts first units of the shards that tasks are given
 * @param lots arrivals by projected cell and entry year
 * @param rounds lots that share places or a choice
 * @param programmes plans by code; a programme without rules has one without rules
 * @param cells values of the projected cells
 * @param intensities of the projected cells' arrivals
 * @param economy index levels
 * @param limits number of shared limits
 * @param rules number of rules
 * @param districts number of districts
 * @param frozen what is not drawn
 * @param byDistrict rules whose replicates are kept by district
 * @param heads applicants to be counted
 * @param planned years whose replicates are kept by district
 */
public record Model(
    long seed,
    int from,
    int to,
    int lastKnownYear,
    LocalDate asOf,
    Shard shard,
    int[] cuts,
    Lots lots,
    Rounds rounds,
    List<ProgrammePlan> programmes,
    CellValues cells,
    Intensities intensities,
    Economy economy,
    int limits,
    int rules,
    int districts,
    Set<UncertaintySource> frozen,
    boolean[] byDistrict,
    Heads heads,
    Span planned)
    implements Serializable {
  /** Before every fiscal year of a cohort. */
  static final int EARLIEST = 1900;

  int years() {
    return to - from + 1;
  }

  /**
   * Successive years.
   *
   * @param first number of the first, from the horizon's first
   */
  record Span(int first, int years) implements Serializable {
    static final Span NONE = new Span(0, 0);
  }

  /** Applications of the shard. */
  public Roster roster() {
    return shard.roster();
  }

  Units units() {
    return shard.units();
  }

  Ahead ahead() {
    return shard.ahead();
  }

  /** The same of other units. */
  Model with(Shard other) {
    return with(other, cuts, planned);
  }

  /** Number of parts that tasks are given of the cohort. */
  public int shards() {
    return cuts.length;
  }

  /** One of them. */
  Shard shard(int number) {
    if (cuts.length == 1) {
      return shard.unnamed();
    }
    int end = number + 1 < cuts.length ? cuts[number + 1] : units().size();
    return new Shards(shard, programmes).shard(cuts[number], end);
  }

  /** The same, with each replicate's amounts by district kept in some years of the horizon. */
  public Model keeping(Horizon plan) {
    return with(shard, cuts, new Span(plan.from() - from, plan.years()));
  }

  /** The same with shards of no more than so many bytes, and enough of them to keep cores busy. */
  Model dividedFor(int replicates, long limit) {
    return dividedBy(Math.min(limit, new Shards(shard, programmes).evenBytes(replicates)));
  }

  /** The same with shards of no more than so many bytes. */
  Model dividedBy(long limit) {
    return with(shard, new Shards(shard, programmes).cuts(limit), planned);
  }

  private Model with(Shard of, int[] begins, Span kept) {
    return new Model(
        seed,
        from,
        to,
        lastKnownYear,
        asOf,
        of,
        begins,
        lots,
        rounds,
        programmes,
        cells,
        intensities,
        economy,
        limits,
        rules,
        districts,
        frozen,
        byDistrict,
        heads,
        kept);
  }

  /** A cap that applications share. */
  record SharedCap(int rule, Limit.Kind kind, int number) {}

  /** Each cap that applications share, in the order of the rules. */
  List<SharedCap> sharedCaps() {
    return programmes.stream()
        .flatMap(plan -> Arrays.stream(plan.rules()))
        .flatMap(
            rule ->
                Arrays.stream(rule.limits())
                    .filter(limit -> limit.kind().groupCap())
                    .map(limit -> new SharedCap(rule.index(), limit.kind(), limit.number())))
        .distinct()
        .sorted(Comparator.comparingInt(SharedCap::rule))
        .toList();
  }

  /** Code of a unit's category, which an arriving copy has from its cell; a donor's own day. */
  double attribute(int unit, int slot) {
    int cell = units().arrives(unit) ? units().cell()[unit] : -1;
    int position = cell < 0 ? -1 : cells.position(slot);
    return position >= 0
        ? cells.values()[cell][position]
        : roster().attributes()[slot][units().application()[unit]];
  }

  /** What a unit's draws are keyed by. */
  long entity(int unit) {
    long own = roster().entity(units().application()[unit]);
    return units().isCopy(unit) ? own ^ cells.entities()[units().cell()[unit]] : own;
  }

  /**
   * Of one that stands with a copy: the copy itself, or a companion, which is drawn anew beside
   * each application that brings it along.
   */
  long entity(int unit, int own) {
    if (unit == own) {
      return entity(own);
    }
    long other = roster().entity(units().application()[own]);
    return entity(unit) ^ Long.rotateLeft(other, Integer.SIZE);
  }

  /** Years in which projected applications enter. */
  int entries() {
    return Math.max(0, to - lastKnownYear);
  }

  /** Number of a projected applicant's entry year, -1 for another. */
  int entry(int unit) {
    return units().isCopy(unit) ? units().startYear()[unit] - lastKnownYear - 1 : -1;
  }

  boolean keepsDistricts() {
    for (boolean kept : byDistrict) {
      if (kept) {
        return true;
      }
    }
    return false;
  }

  boolean draws(UncertaintySource source) {
    return !frozen.contains(source);
  }
}
