package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.byName;
import static org.outlay.reference.Yuan.yuan;

import java.util.List;
import java.util.Map;

/** Incubators. */
final class Article13 {
  private static final Map<String, Long> SETUP = Map.of("abroad", 1_000_000L, "domestic", 500_000L);

  private Article13() {}

  static List<Pool> pools() {
    Rule.Entitlement setup = (year, d) -> byName(SETUP, d.grade());
    return List.of(
        Pool.of(
            Rule.city(
                "incubator-reward",
                "13-02",
                "incubator",
                (year, d) -> d.assessment(year).equals("excellent") ? yuan(500_000) : NOTHING)),
        Pool.of(Rule.city("incubator-setup", "13-03", "incubator", setup.oneOff())));
  }
}
