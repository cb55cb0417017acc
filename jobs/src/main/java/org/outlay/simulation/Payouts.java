package org.outlay.simulation;

/**
 * Adds what units are paid in the years of the horizon to a block's totals. What a copy brings
 * along only claims.
 */
final class Payouts {
  private final Model model;
  private final Units units;
  private final BlockTotals totals;
  private final int districtSlot;

  Payouts(Model model, BlockTotals totals) {
    this.model = model;
    this.units = model.units();
    this.totals = totals;
    this.districtSlot = model.roster().columns().indexOf("district");
  }

  /**
   * Adds a payment of each applicant of a lane.
   *
   * @param amount fen by position in the lane
   */
  void add(RuleProgram rule, int unit, int year, Lane lane, double[] amount) {
    if (year >= model.from() && !units.isCompanion(unit)) {
      totals.add(
          rule.index(),
          units.vintage()[unit],
          (int) model.attribute(unit, districtSlot),
          model.entry(unit),
          year - model.from(),
          lane,
          amount);
    }
  }
}
