package org.outlay.simulation;

import org.outlay.policy.Limit;

/** Simulates the years and rules of a unit's applicants, those of a lane at once. */
final class ApplicantYears {
  private static final int LATEST = Integer.MAX_VALUE;

  private final Model model;
  private final Units units;
  private final int tierSlot;
  private final Lane lane;
  private final LimitBook book;
  private final Waiting waiting;
  private final Stages stages;
  private final Payouts payouts;
  private final BlockTotals totals;
  private final Exits exits;
  private final MeasurePaths measures;
  private final RuleRun rules;

  /** By position of the rule in the programme. */
  private final double[][] paid;

  private final double[][] paidBefore;

  ApplicantYears(
      Model model,
      int firstReplicate,
      int count,
      Lane lane,
      LimitBook book,
      Waiting waiting,
      Stages stages,
      Payouts payouts,
      BlockTotals totals) {
    this.model = model;
    this.units = model.units();
    this.lane = lane;
    this.book = book;
    this.waiting = waiting;
    this.stages = stages;
    this.payouts = payouts;
    this.totals = totals;
    this.tierSlot = model.roster().columns().indexOf("tier");
    LaneDraws draws = new LaneDraws(firstReplicate, lane);
    this.exits = new Exits(model, firstReplicate, count, lane, draws);
    int widest = model.programmes().stream().mapToInt(p -> p.rules().length).max().orElse(0);
    this.paid = new double[widest][Lane.WIDTH];
    this.paidBefore = new double[widest][Lane.WIDTH];
    this.measures =
        new MeasurePaths(model, firstReplicate, count, lane, draws, model.programmes().get(0));
    this.rules = new RuleRun(model, measures, lane, paid, paidBefore);
  }

  /**
   * Simulates the applicants of a lane.
   *
   * @param alone whether the unit shares no limit with another
   */
  void applicant(ProgrammePlan plan, int unit, long entity, boolean alone) {
    int start = units.startYear()[unit];
    if (!units.isCompanion(unit) && (!plan.inStages() || stages.first())) {
      arrive(plan, unit, start);
    }
    boolean earlier = alone ? plan.earlierAlone() : plan.earlier();
    // Noise adds up over the years after the records, those before the horizon included.
    int first = Math.min(model.from(), model.lastKnownYear() + 1);
    int begin = earlier ? start : Math.max(start, first);
    int end = Math.min(Math.min(model.to(), units.endYear()[unit]), lastYear(plan, start));
    if (begin > end) {
      return;
    }
    measures.start(plan, unit, entity);
    for (int j = 0; j < plan.rules().length; j++) {
      lane.clear(paidBefore[j]);
    }
    rules.start(plan, unit);
    exits.start(plan, unit, model.attribute(unit, tierSlot), end, entity);
    for (int year = begin; year <= end; year++) {
      measures.advance(year);
      for (int j = 0; j < plan.rules().length; j++) {
        year(plan, unit, j, year, alone);
      }
      // Only now: in its own year a payment is not one of the years before.
      for (int j = 0; j < plan.rules().length; j++) {
        if (plan.rules()[j].summed()) {
          lane.add(paidBefore[j], paid[j]);
        }
      }
      measures.close();
    }
  }

  private static int lastYear(ProgrammePlan plan, int start) {
    return plan.longest() >= LATEST - start ? LATEST : start + plan.longest() - 1;
  }

  private void arrive(ProgrammePlan plan, int unit, int start) {
    for (RuleProgram rule : plan.rules()) {
      for (RuleProgram.LimitProgram limit : rule.limits()) {
        if (limit.kind() == Limit.Kind.PLACES && plan.inStages()) {
          stages.arrive(limit, unit, lane);
        } else if (limit.kind() == Limit.Kind.PLACES) {
          book.arrive(limit.number(), lane);
        }
      }
    }
    if (start >= model.from() && start <= model.to()) {
      model.heads().enter(model, unit, start - model.from(), lane, totals);
    }
  }

  private void year(ProgrammePlan plan, int unit, int j, int year, boolean alone) {
    RuleProgram rule = plan.rules()[j];
    double[] amount = paid[j];
    if (plan.inStages() && stages.recall(rule, unit, year, lane, amount)) {
      return;
    }
    boolean counts = year >= model.from() || rule.earlier();
    if (!counts || !rules.entitled(rule, unit, year, amount)) {
      lane.clear(amount);
      return;
    }
    exits.end(year, amount);
    if (plan.inStages()) {
      hold(rule, j, unit, year, amount);
      return;
    }
    for (RuleProgram.LimitProgram limit : rule.limits()) {
      if (alone && limit.kind() == Limit.Kind.CHOICE) {
        continue;
      }
      // The years of an applicant with one application come in order anyway.
      if (limit.waits() && !(alone && limit.kind() == Limit.Kind.APPLICANT_YEARS)) {
        double cap = rules.cap(limit, unit, year);
        waiting.hold(rule, limit, cap, unit, year, lane, amount);
        return;
      }
      if (limit.kind().acrossApplications()) {
        double cap = rules.cap(limit, unit, year);
        book.apply(limit.kind(), limit.number(), cap, unit, year - Model.EARLIEST, lane, amount);
      } else {
        rules.limit(limit, j, unit, year, amount);
      }
    }
    payouts.add(rule, unit, year, lane, amount);
  }

  /** What is claimed after limits of the application itself. */
  private void hold(RuleProgram rule, int j, int unit, int year, double[] amount) {
    RuleProgram.LimitProgram[] shared = rule.shared();
    double[] caps = new double[shared.length];
    for (int i = 0; i < caps.length; i++) {
      caps[i] = rules.cap(shared[i], unit, year);
    }
    for (int i = 0; i < rule.limits().length - shared.length; i++) {
      rules.limit(rule.limits()[i], j, unit, year, amount);
    }
    stages.hold(rule, caps, unit, year, lane, amount);
  }
}
