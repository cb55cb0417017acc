package org.outlay.simulation;

import java.util.Set;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Policy;
import org.outlay.projection.Projection;
import org.outlay.scenario.Behaviour;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;

/**
 * More or fewer apply where a scenario's parameters are more or less generous than the catalogue's:
 * a cell's and year's expected applications times (generosity of the scenario / of the
 * catalogue)^elasticity. Where the catalogue gives nothing there is no ratio, and no response.
 */
final class Responses {
  private Responses() {}

  static Projection to(
      Projection projection,
      Policy policy,
      Timeframe time,
      Roster roster,
      SimulationSettings settings,
      Incentives incentives) {
    Behaviour behaviour = incentives.behaviour();
    if (!behaviour.responds() || projection.cells().isEmpty()) {
      return projection;
    }
    SimulationSettings still = settings.withFrozen(Set.of(UncertaintySource.values()));
    double[][] usual = generosity(incentives.catalogue().get(), time, roster, still, projection);
    double[][] offered = generosity(policy, time, roster, still, projection);
    double[][] changes = new double[usual.length][];
    for (int c = 0; c < changes.length; c++) {
      double elasticity = behaviour.of(projection.cells().get(c).cell().programme());
      changes[c] = new double[usual[c].length];
      for (int y = 0; y < changes[c].length; y++) {
        changes[c][y] =
            usual[c][y] > 0 ? StrictMath.pow(offered[c][y] / usual[c][y], elasticity) : 1;
      }
    }
    return projection.times(changes);
  }

  private static double[][] generosity(
      Policy policy,
      Timeframe time,
      Roster roster,
      SimulationSettings settings,
      Projection projection) {
    Timeframe beyond =
        new Timeframe(
            time.from(), time.to() + Generosity.YEARS - 1, time.asOf(), time.lastKnownYear());
    Model model = new ModelBuilder(policy, beyond, settings).build(roster, projection).model();
    return Generosity.of(model, projection);
  }
}
