package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.byName;
import static org.outlay.reference.Yuan.exceeds;
import static org.outlay.reference.Yuan.yuan;

import java.util.List;
import java.util.Map;

/** Human resources platforms and parks. */
final class Article15 {
  private static final Map<String, Long> PARK =
      Map.of("national", 1_000_000L, "provincial", 800_000L, "municipal", 500_000L);

  private Article15() {}

  static List<Pool> pools() {
    Rule.Entitlement platform =
        (year, d) ->
            exceeds(yuan(5_000_000), d.measure(year, AnnualRecord::revenue))
                ? NOTHING
                : yuan(50_000);
    Rule.Entitlement park = (year, d) -> byName(PARK, d.grade());
    return List.of(
        Pool.of(Rule.district("hr-platform-reward", "15-04", "hr-platform", platform.forYears(3))),
        Pool.of(Rule.city("hr-park", "15-06", "hr-park", park.oneOff())));
  }
}
