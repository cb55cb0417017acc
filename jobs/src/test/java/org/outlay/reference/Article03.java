package org.outlay.reference;

import java.util.List;

/** Social insurance of talents in shortage. */
final class Article03 {
  static final int PLACES = 10_000;

  private Article03() {}

  static List<Pool> pools() {
    Rule.Entitlement contribution = (year, d) -> d.measure(year, AnnualRecord::contribution);
    return List.of(
        Pool.of(
            Rule.city("shortage-insurance", "03-03", "shortage-talent", contribution.forYears(3)),
            Limit.places(PLACES, "shortage-talent")));
  }
}
