package org.outlay.simulation;

import org.outlay.policy.Limit;

/**
 * Simulates one block of replicates: walks the units in the order in which limits serve them and,
 * for each, its years and rules, all replicates of the block at once. Used by one thread.
 *
 * <p>Walk and years are one class on purpose: in two the compilers took a tenth more of the
 * baseline's CPU time.
 */
public final class BlockSimulator {
  private static final int LATEST = Integer.MAX_VALUE;

  private final Model model;
  private final Units units;
  private final int count;
  private final int districtSlot;
  private final int tierSlot;
  private final double[] programmeOf;
  private final Exits exits;
  private final Lane lane = new Lane();
  private final Arrivals arrivals;
  private final MeasurePaths measures;
  private final RuleRun rules;
  private final LimitBook book;
  private final Waiting waiting;
  private final BlockTotals totals;

  /** Whether the unit shares no limit with another. */
  private boolean alone;

  private final double[][] paid;
  private final double[][] paidBefore;

  private BlockSimulator(Model model, int firstReplicate, int count) {
    this.model = model;
    this.units = model.units();
    this.count = count;
    this.districtSlot = model.roster().columns().indexOf("district");
    this.tierSlot = model.roster().columns().indexOf("tier");
    this.programmeOf = model.roster().column("programme");
    this.exits = new Exits(model, firstReplicate, lane);
    int widest = model.programmes().stream().mapToInt(p -> p.rules().length).max().orElse(0);
    this.paid = new double[widest][Lane.WIDTH];
    this.paidBefore = new double[widest][Lane.WIDTH];
    this.arrivals = new Arrivals(model, firstReplicate, count);
    this.measures = new MeasurePaths(model, firstReplicate, count, lane, model.programmes().get(0));
    this.rules = new RuleRun(model, measures, lane, paid, paidBefore);
    this.book = new LimitBook(model.limits(), model.to() - Model.EARLIEST + 1);
    this.totals =
        new BlockTotals(
            model.rules(),
            model.districts(),
            model.years(),
            model.entries(),
            model.heads().size(),
            count);
    if (model.keepsDistricts()) {
      totals.keepDistricts(model.byDistrict());
    }
    totals.keepDistricts(model.planned().first(), model.planned().years());
    this.waiting = new Waiting(model, book, totals);
  }

  /**
   * Totals of a block.
   *
   * @param firstReplicate number of the first replicate, from 0
   * @param count replicates, at most {@link Lane#WIDTH}
   */
  public static BlockTotals simulate(Model model, int firstReplicate, int count) {
    BlockSimulator simulator = new BlockSimulator(model, firstReplicate, count);
    simulator.run();
    return simulator.totals;
  }

  private void run() {
    int unit = 0;
    while (unit < units.size()) {
      int end = units.end(unit);
      book.open();
      if (unit == 0) {
        ahead();
      }
      alone = units.partition()[unit] < 0;
      for (int u = unit; u < end; u++) {
        unit(u);
      }
      waiting.settle();
      // New applicants without a group claim one by one: there is no cap that they share.
      if (!alone || !units.isCopy(unit)) {
        long shared = model.roster().entity(units.application()[unit]);
        book.claims().close(totals.capped(), shared, model.from() - Model.EARLIEST);
      }
      unit = end;
    }
  }

  /** Places that are taken before the first unit. */
  private void ahead() {
    for (int programme = 0; programme < model.programmes().size(); programme++) {
      int[] arrived = arrivals.ahead(programme);
      for (int limit : model.programmes().get(programme).places()) {
        book.arrive(limit, arrived);
      }
    }
  }

  private void unit(int unit) {
    ProgrammePlan plan = plan(unit);
    if (!units.isCopy(unit)) {
      lane.all(count);
      applicant(plan, unit, entity(unit));
      return;
    }
    long entity = entity(unit);
    arrivals.of(unit);
    if (alone) {
      int next = arrivals.begin;
      while (next < arrivals.end) {
        next = lane.each(arrivals.replicates, arrivals.begin, next, arrivals.end);
        applicant(plan, unit, entity);
        waiting.settle();
        book.open();
      }
    } else {
      for (int i = 0; lane.layer(arrivals.replicates, arrivals.begin, arrivals.end, i); i++) {
        applicant(plan, unit, entity);
      }
    }
  }

  private ProgrammePlan plan(int unit) {
    return model.programmes().get((int) programmeOf[units.application()[unit]]);
  }

  private long entity(int unit) {
    long own = model.roster().entity(units.application()[unit]);
    return units.isCopy(unit) ? own ^ model.cells().entities()[units.cell()[unit]] : own;
  }

  private void applicant(ProgrammePlan plan, int unit, long entity) {
    arrive(plan);
    int start = units.startYear()[unit];
    if (start >= model.from() && start <= model.to()) {
      model.heads().enter(model, unit, start - model.from(), lane, totals);
    }
    boolean earlier = alone ? plan.earlierAlone() : plan.earlier();
    int begin = earlier ? start : Math.max(start, model.from());
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
        year(plan, unit, j, year);
      }
      measures.close();
    }
  }

  private static int lastYear(ProgrammePlan plan, int start) {
    return plan.longest() >= LATEST - start ? LATEST : start + plan.longest() - 1;
  }

  private void arrive(ProgrammePlan plan) {
    for (RuleProgram rule : plan.rules()) {
      for (RuleProgram.LimitProgram limit : rule.limits()) {
        if (limit.kind() == Limit.Kind.PLACES) {
          book.arrive(limit.number(), lane);
        }
      }
    }
  }

  private void year(ProgrammePlan plan, int unit, int j, int year) {
    RuleProgram rule = plan.rules()[j];
    double[] amount = paid[j];
    boolean counts = year >= model.from() || rule.earlier();
    if (!counts || !rules.entitled(rule, unit, year, amount)) {
      lane.clear(amount);
      return;
    }
    exits.end(year, amount);
    for (RuleProgram.LimitProgram limit : rule.limits()) {
      if (alone && limit.kind() == Limit.Kind.CHOICE) {
        continue;
      }
      // The years of an applicant with one application come in order anyway.
      if (limit.waits() && !(alone && limit.kind() == Limit.Kind.APPLICANT_YEARS)) {
        double cap = rules.cap(limit, unit, year);
        waiting.hold(rule, limit, cap, unit, district(unit), year, lane, amount);
        return;
      }
      rules.limit(limit, j, unit, year, amount, book);
    }
    if (rule.summed()) {
      lane.add(paidBefore[j], amount);
    }
    if (year >= model.from()) {
      int offset = year - model.from();
      totals.add(
          rule.index(),
          units.vintage()[unit],
          district(unit),
          model.entry(unit),
          offset,
          lane,
          amount);
    }
  }

  private int district(int unit) {
    return (int) model.attribute(unit, districtSlot);
  }
}
