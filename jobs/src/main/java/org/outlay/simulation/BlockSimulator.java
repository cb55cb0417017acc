package org.outlay.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Simulates one block of replicates: walks the units in the order in which limits serve them and,
 * for each, its years and rules, all replicates of the block at once. Used by one thread.
 */
public final class BlockSimulator {
  private final Model model;
  private final Units units;
  private final int count;
  private final double[] programmeOf;
  private final Lane lane = new Lane();
  private final Arrivals arrivals;
  private final ApplicantYears years;
  private final LimitBook book;
  private final Waiting waiting;
  private final StageWalk inStages;
  private final BlockTotals totals;

  /** Whose copies are not all of one group, until those who share it have claimed. */
  private final List<Copies> further = new ArrayList<>();

  private record Copies(int unit, short[] replicates, int begin, int end) {}

  private BlockSimulator(Model model, int firstReplicate, int count) {
    this.model = model;
    this.units = model.units();
    this.count = count;
    this.programmeOf = model.roster().column("programme");
    this.arrivals = new Arrivals(model, firstReplicate, count);
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
    Payouts payouts = new Payouts(model, totals);
    this.waiting = new Waiting(book, payouts);
    Stages stages = new Stages(model, book, totals, payouts);
    this.years =
        new ApplicantYears(
            model, firstReplicate, count, lane, book, waiting, stages, payouts, totals);
    this.inStages = new StageWalk(model, count, this::plan, lane, arrivals, years, stages);
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
      boolean alone = units.partition()[unit] < 0;
      int own = units.arrival(unit, end);
      if (plan(unit).inStages()) {
        inStages.walk(unit, end);
      } else if (own >= 0) {
        // New applicants who share nothing claim one by one: there is no cap that they share.
        copies(own, unit, end);
      } else {
        for (int u = unit; u < end; u++) {
          unit(u, alone);
        }
        waiting.settle();
        // A donor may be the first of several successors of its group, in different years.
        long shared = model.roster().entity(units.application()[unit]) + units.shift()[unit];
        book.claims().close(totals.capped(), shared, model.from() - Model.EARLIEST);
        further.forEach(this::further);
        further.clear();
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

  private void unit(int unit, boolean alone) {
    ProgrammePlan plan = plan(unit);
    if (!units.isCopy(unit)) {
      lane.all(count);
      years.applicant(plan, unit, model.entity(unit), alone);
      return;
    }
    arrivals.of(unit);
    boolean any = lane.first(arrivals.replicates, arrivals.begin, arrivals.end);
    if (any && units.apart()[unit]) {
      years.applicant(plan, unit, model.entity(unit), alone);
      further.add(new Copies(unit, arrivals.replicates, arrivals.begin, arrivals.end));
      return;
    }
    while (any) {
      years.applicant(plan, unit, model.entity(unit), alone);
      any = lane.next();
    }
  }

  /**
   * Copies but the first of each replicate, who share nothing: each layer has a book of its own.
   */
  private void further(Copies of) {
    lane.first(of.replicates(), of.begin(), of.end());
    while (lane.next()) {
      book.open();
      years.applicant(plan(of.unit()), of.unit(), model.entity(of.unit()), true);
      waiting.settle();
    }
  }

  /**
   * Copies that share nothing with each other.
   *
   * @param own what arrives
   * @param begin first of what each of the applicants applied for
   * @param end after the last
   */
  private void copies(int own, int begin, int end) {
    boolean alone = end == begin + 1;
    arrivals.of(own);
    int next = arrivals.begin;
    while (next < arrivals.end) {
      next = lane.each(arrivals.replicates, arrivals.begin, next, arrivals.end);
      for (int unit = begin; unit < end; unit++) {
        long entity = model.entity(unit, own);
        years.applicant(plan(unit), unit, entity, alone);
      }
      waiting.settle();
      book.open();
    }
  }

  private ProgrammePlan plan(int unit) {
    return model.programmes().get((int) programmeOf[units.application()[unit]]);
  }
}
