package org.outlay.simulation;

import java.util.Arrays;
import org.outlay.projection.Projection;

/**
 * What a new applicant of a cell and entry year can expect: the entitlements of its donors, each by
 * its share, over their first {@value #YEARS} years, after the limits within an application and
 * before those that applications share, with nothing drawn. All rules of the programme count,
 * whoever pays.
 */
final class Generosity {
  /** Years that an applicant looks ahead, whether the horizon holds them or not. */
  static final int YEARS = 10;

  private final Model model;
  private final Projection projection;
  private final Lane lane = new Lane();
  private final MeasurePaths measures;
  private final RuleRun rules;
  private final double[][] paid;
  private final double[][] paidBefore;

  private Generosity(Model model, Projection projection) {
    this.model = model;
    this.projection = projection;
    int widest = model.programmes().stream().mapToInt(p -> p.rules().length).max().orElse(0);
    this.paid = new double[widest][Lane.WIDTH];
    this.paidBefore = new double[widest][Lane.WIDTH];
    this.measures =
        new MeasurePaths(model, 0, 1, lane, new LaneDraws(0, lane), model.programmes().get(0));
    this.rules = new RuleRun(model, measures, lane, paid, paidBefore);
    lane.all(1);
  }

  /**
   * Fen by projected cell and entry year, of a model in which everything is frozen and that goes on
   * for as many years.
   */
  static double[][] of(Model model, Projection projection) {
    return new Generosity(model, projection).sums();
  }

  private double[][] sums() {
    double[][] sums = new double[projection.cells().size()][projection.years().length];
    Units units = model.units();
    double[] programmes = model.roster().column("programme");
    for (int unit = 0; unit < units.size(); unit++) {
      if (units.arrives(unit)) {
        Donors donors = model.lots().donors()[units.lot()[unit]];
        ProgrammePlan plan = model.programmes().get((int) programmes[units.application()[unit]]);
        sums[units.cell()[unit]][units.startYear()[unit] - projection.firstYear()] +=
            donors.shares()[units.place()[unit]] * amount(plan, unit);
      }
    }
    return sums;
  }

  private double amount(ProgrammePlan plan, int unit) {
    int start = model.units().startYear()[unit];
    int years = Math.min(YEARS, plan.longest());
    int last = Math.min(model.units().endYear()[unit], start + years - 1);
    measures.start(plan, unit, model.roster().entity(model.units().application()[unit]));
    rules.start(plan, unit);
    for (double[] before : paidBefore) {
      before[0] = 0;
    }
    double sum = 0;
    for (int year = start; year <= last; year++) {
      measures.advance(year);
      for (int j = 0; j < plan.rules().length; j++) {
        sum += amount(plan.rules()[j], j, unit, year);
      }
      for (int j = 0; j < plan.rules().length; j++) {
        paidBefore[j][0] += paid[j][0];
      }
      measures.close();
    }
    return sum;
  }

  private double amount(RuleProgram rule, int j, int unit, int year) {
    if (!rules.entitled(rule, unit, year, paid[j])) {
      Arrays.fill(paid[j], 0, 1, 0);
      return 0;
    }
    for (RuleProgram.LimitProgram limit : rule.limits()) {
      if (!limit.kind().acrossApplications()) {
        rules.limit(limit, j, unit, year, paid[j]);
      }
    }
    return paid[j][0];
  }
}
