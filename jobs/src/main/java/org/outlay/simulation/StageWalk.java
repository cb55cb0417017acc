package org.outlay.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Walks applications whose limits are served in {@link Stages}, once for each level of their rules.
 * Their order does not matter, since nothing is served on the way.
 */
final class StageWalk {
  private final Model model;
  private final Units units;
  private final int count;
  private final IntFunction<ProgrammePlan> plans;
  private final Lane lane;
  private final Arrivals arrivals;
  private final ApplicantYears years;
  private final Stages stages;
  private final Map<Integer, Copies> copies = new HashMap<>();

  /** Replicates of a unit's copies, from {@code begin} to before {@code end}. */
  private record Copies(short[] replicates, int begin, int end) {}

  /**
   * Of a block.
   *
   * @param count its replicates
   * @param plans what each unit is paid by
   */
  StageWalk(
      Model model,
      int count,
      IntFunction<ProgrammePlan> plans,
      Lane lane,
      Arrivals arrivals,
      ApplicantYears years,
      Stages stages) {
    this.model = model;
    this.units = model.units();
    this.count = count;
    this.plans = plans;
    this.lane = lane;
    this.arrivals = arrivals;
    this.years = years;
    this.stages = stages;
  }

  /** Simulates the units that share limits, from {@code begin} to before {@code end}. */
  void walk(int begin, int end) {
    int passes = 1;
    for (int unit = begin; unit < end; unit++) {
      passes = Math.max(passes, plans.apply(unit).passes());
    }
    for (int pass = 0; pass < passes; pass++) {
      stages.begin(pass);
      for (int unit = begin; unit < end; unit++) {
        if (!units.isCopy(unit)) {
          lane.all(count);
          years.applicant(plans.apply(unit), unit, model.entity(unit), false);
        } else if (units.arrives(unit)) {
          arriving(unit, begin, end);
        }
      }
      stages.settle();
    }
    stages.close();
    copies.clear();
  }

  /** A copy of each replicate at a time, with what it brings along. */
  private void arriving(int own, int begin, int end) {
    int first = own;
    while (first > begin && isFamily(first - 1, own)) {
      first--;
    }
    Copies of = copies.computeIfAbsent(own, this::arrived);
    boolean any = lane.first(of.replicates(), of.begin(), of.end());
    while (any) {
      for (int unit = first; unit < end && isFamily(unit, own); unit++) {
        long entity = model.entity(unit, own);
        years.applicant(plans.apply(unit), unit, entity, false);
      }
      any = lane.next();
    }
  }

  private Copies arrived(int unit) {
    arrivals.of(unit);
    return new Copies(arrivals.replicates, arrivals.begin, arrivals.end);
  }

  private boolean isFamily(int unit, int own) {
    return units.owners().person()[unit] == units.owners().person()[own];
  }
}
