package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.yuan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** New research institutions. */
final class Article12 {
  private Article12() {}

  static List<Pool> pools() {
    return List.of(
        Pool.of(
            Rule.city("rd-institution", "12-06", "rd-institution", Article12::institution),
            Limit.applicationLifetime(50_000_000)));
  }

  private static BigDecimal institution(int year, Dossier d) {
    if (!Set.of("top", "national").contains(d.tier())) {
      return NOTHING;
    }
    if (d.agreedInAnyYear()) {
      return d.agreed(year).orElse(NOTHING);
    }
    return d.benefitYear(year) == 1 ? yuan(50_000_000) : NOTHING;
  }
}
