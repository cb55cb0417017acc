package org.outlay.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Policy;
import org.outlay.projection.Projection;
import org.outlay.projection.Projector.Covered;
import org.outlay.scenario.Behaviour;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;

/**
 * More or fewer apply where a scenario's parameters are more or less generous than the catalogue's:
 * a programme's and year's expected applications times (generosity of the scenario / of the
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
    Map<Covered, Double> offered =
        generosity(incentives.catalogue().get(), time, roster, still, projection);
    Map<Covered, Double> changes = new HashMap<>();
    generosity(policy, time, roster, still, projection)
        .forEach(
            (key, amount) -> {
              double usual = offered.getOrDefault(key, 0.0);
              double elasticity = behaviour.of(key.programme());
              if (usual > 0 && elasticity != 0) {
                changes.put(key, StrictMath.pow(amount / usual, elasticity));
              }
            });
    return projection.times(changes);
  }

  private static Map<Covered, Double> generosity(
      Policy policy,
      Timeframe time,
      Roster roster,
      SimulationSettings settings,
      Projection projection) {
    Model model = new ModelBuilder(policy, time, settings).build(roster, projection).model();
    return Generosity.of(model, projection);
  }
}
