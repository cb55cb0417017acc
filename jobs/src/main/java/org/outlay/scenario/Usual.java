package org.outlay.scenario;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a scenario leaves as usual: every key that it may set and does not, with what then holds.
 */
public final class Usual {
  private static final String NOTHING = "{}";
  private static final String NONE = "[]";

  private Usual() {}

  /** Values by path, as the scenario would write them; empty for what then is nothing at all. */
  public static Map<String, String> of(Scenario scenario) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("description", scenario.description());
    all.put("inputs.annual-records", NONE);
    all.put("inputs.actuals", NONE);
    all.put("inputs.as-of", "");
    all.put("plan.from", Integer.toString(scenario.plan().from()));
    simulation(scenario.simulation(), all);
    projection(scenario.projection(), all);
    all.put(
        "behaviour.elasticity",
        BigDecimal.valueOf(scenario.behaviour().elasticity()).stripTrailingZeros().toPlainString());
    all.put("behaviour.programmes", NOTHING);
    all.put("control.profile", NOTHING);
    all.put("control.concentration", "");
    for (String changes : List.of("parameters", "funds", "indices", "limits", "payments")) {
      all.put(changes, NOTHING);
    }
    Set<String> written =
        scenario.resolved().stream().map(leaf -> leaf.path()).collect(Collectors.toSet());
    all.keySet().removeIf(key -> written.stream().anyMatch(path -> isAtOrBelow(path, key)));
    return all;
  }

  private static void simulation(SimulationSettings settings, Map<String, String> all) {
    all.put("simulation.replicates", Integer.toString(settings.replicates()));
    all.put("simulation.seed", Long.toString(settings.seed()));
    all.put("simulation.tolerance", settings.tolerance().toPlainString());
    all.put("simulation.breach", settings.breach().toPlainString());
    all.put("simulation.freeze", NONE);
    all.put("simulation.ceilings", NOTHING);
    all.put("simulation.donor-vintages", Integer.toString(settings.donorVintages()));
    all.put("simulation.recency", settings.recency().toPlainString());
    all.put("simulation.broadcast-limit", (settings.broadcastLimit() >> 20) + " MiB");
    for (SimulationExtra extra : SimulationExtra.values()) {
      all.put("simulation." + extra.id(), Boolean.toString(settings.extras().contains(extra)));
    }
  }

  private static void projection(ProjectionSettings settings, Map<String, String> all) {
    all.put("projection.models", String.join(", ", ProjectionReader.MODELS));
    all.put("projection.from-year", "");
    all.put("projection.given", settings.given().name().toLowerCase(Locale.ROOT));
    all.put("projection.programmes", NOTHING);
  }

  private static boolean isAtOrBelow(String path, String key) {
    return path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[");
  }
}
