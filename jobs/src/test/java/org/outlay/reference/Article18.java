package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.byName;

import java.util.List;
import java.util.Map;

/** Homes: one option for each applicant. */
final class Article18 {
  private static final Map<String, Long> PURCHASE =
      Map.of(
          "national",
          1_000_000L,
          "provincial",
          800_000L,
          "municipal",
          600_000L,
          "senior",
          350_000L);
  private static final Map<String, Long> RENT =
      Map.of("national", 100_000L, "provincial", 50_000L, "municipal", 40_000L, "senior", 30_000L);

  private Article18() {}

  static List<Pool> pools() {
    Rule purchase = Rule.city("home-purchase", "18-07", "home", of("purchase", PURCHASE).oneOff());
    Rule rent = Rule.city("home-rent", "18-07", "home", of("rent", RENT).forYears(10));
    return List.of(new Pool(List.of(purchase, rent), Limit.choice()));
  }

  private static Rule.Entitlement of(String option, Map<String, Long> byTier) {
    return (year, d) ->
        option.equals(d.application().option()) ? byName(byTier, d.tier()) : NOTHING;
  }
}
