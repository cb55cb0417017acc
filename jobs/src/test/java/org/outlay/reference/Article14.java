package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.atMost;
import static org.outlay.reference.Yuan.byName;
import static org.outlay.reference.Yuan.yuan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Stations of academicians, postdocs and foreign experts. */
final class Article14 {
  private static final Map<String, Long> ACADEMICIANS =
      Map.of("national", 1_000_000L, "provincial", 500_000L, "municipal", 200_000L);
  private static final Map<String, Long> POSTDOC_SITE =
      Map.of("station", 300_000L, "base", 200_000L);
  private static final Map<String, Long> FOREIGN_EXPERTS =
      Map.of("provincial", 300_000L, "municipal", 200_000L);

  private Article14() {}

  static List<Pool> pools() {
    Rule.Entitlement academicians = (year, d) -> byName(ACADEMICIANS, d.grade());
    Rule.Entitlement site = (year, d) -> byName(POSTDOC_SITE, d.grade());
    Rule.Entitlement support = (year, d) -> yuan(70_000 + 50_000);
    Rule.Entitlement retention = (year, d) -> atMost(200_000, d.agreed(year).orElse(yuan(200_000)));
    Rule.Entitlement foreign = (year, d) -> byName(FOREIGN_EXPERTS, d.grade());
    return List.of(
        station("academician-station", "14-04", academicians.oneOff()),
        station(
            "academician-station-operation",
            "14-05",
            (year, d) -> d.passed(year) ? yuan(100_000) : NOTHING),
        station("additional-academicians", "14-06", Article14::additional),
        Pool.of(Rule.city("postdoc-site", "14-07", "postdoc-site", site.oneOff())),
        Pool.of(Rule.city("postdoc-support", "14-08", "postdoc", support.forYears(2))),
        Pool.of(Rule.city("postdoc-retention", "14-09", "postdoc-retention", retention.oneOff())),
        Pool.of(
            Rule.city(
                "foreign-expert-station", "14-10", "foreign-expert-station", foreign.oneOff())));
  }

  private static Pool station(String rule, String clause, Rule.Entitlement entitlement) {
    return Pool.of(Rule.city(rule, clause, "academician-station", entitlement));
  }

  private static BigDecimal additional(int year, Dossier d) {
    int beyondTheFirst = Math.max(d.headcount(year) - 1, 0);
    return d.passed(year) ? yuan(100_000L * beyondTheFirst) : NOTHING;
  }
}
