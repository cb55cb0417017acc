package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.within;
import static org.outlay.reference.Yuan.yuan;

import java.util.List;

/** Teams. */
final class Article02 {
  private Article02() {}

  static List<Pool> pools() {
    Rule.Entitlement matched = (year, d) -> d.measure(year, AnnualRecord::matchedFunding);
    Rule.Entitlement municipal = (year, d) -> d.agreed(year).orElse(NOTHING).max(yuan(10_000_000));
    Rule.Entitlement followUp = (year, d) -> d.agreed(year).orElse(NOTHING);
    Rule.Entitlement keyTeam =
        (year, d) -> within(600_000, 2_000_000, d.agreed(year).orElse(yuan(2_000_000)));
    return List.of(
        Pool.of(
            Rule.city("provincial-team-match", "02-02", "provincial-team", matched.forYears(3))),
        Pool.of(Rule.city("municipal-team", "02-03", "municipal-team", municipal.oneOff())),
        Pool.of(
            Rule.memo(
                "enterprise-team-match",
                "02-04",
                "municipal-team",
                "enterprise",
                matched.oneOff())),
        Pool.of(
            Rule.city("team-follow-up", "02-05", "team-follow-up", followUp),
            Limit.applicationLifetime(100_000_000)),
        Pool.of(Rule.city("key-team", "02-06", "key-team", keyTeam.oneOff())));
  }
}
