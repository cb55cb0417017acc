package org.outlay.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.outlay.projection.Projection;
import org.outlay.projection.Projector.Covered;

/**
 * What a new applicant of a programme and entry year can expect: the entitlements of its donors,
 * each by its share, over their years inside the horizon, after the limits within an application
 * and before those that applications share, with nothing drawn. All rules of the programme count,
 * whoever pays.
 */
final class Generosity {
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
        new MeasurePaths(
            model, 0, 1, lane, new LaneDraws(model, 0, lane), model.programmes().get(0));
    this.rules = new RuleRun(model, measures, lane, paid, paidBefore);
    lane.all(1);
  }

  /** Fen by programme and entry year, of a model in which everything is frozen. */
  static Map<Covered, Double> of(Model model, Projection projection) {
    return new Generosity(model, projection).sums();
  }

  private Map<Covered, Double> sums() {
    Map<Covered, Double> amounts = new HashMap<>();
    Map<Covered, Double> weights = new HashMap<>();
    Units units = model.units();
    double[] programmes = model.roster().column("programme");
    for (int unit = 0; unit < units.size(); unit++) {
      if (units.arrives(unit)) {
        var cell = projection.cells().get(units.cell()[unit]);
        int year = units.startYear()[unit];
        Covered key = new Covered(cell.cell().programme(), year);
        Donors donors = model.lots().donors()[units.lot()[unit]];
        double weight = cell.mean(year) * donors.shares()[units.place()[unit]];
        ProgrammePlan plan = model.programmes().get((int) programmes[units.application()[unit]]);
        amounts.merge(key, weight * amount(plan, unit), Double::sum);
        weights.merge(key, weight, Double::sum);
      }
    }
    amounts.replaceAll((key, sum) -> sum / weights.getOrDefault(key, 1.0));
    return amounts;
  }

  private double amount(ProgrammePlan plan, int unit) {
    int start = model.units().startYear()[unit];
    int end = Math.min(model.to(), model.units().endYear()[unit]);
    long last = Math.min(end, (long) start + plan.longest() - 1);
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
    paidBefore[j][0] += paid[j][0];
    return paid[j][0];
  }
}
