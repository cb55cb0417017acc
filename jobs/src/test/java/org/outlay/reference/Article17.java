package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.share;

import java.util.List;

/** Bond interest and technology insurance of talent enterprises. */
final class Article17 {
  private Article17() {}

  static List<Pool> pools() {
    Rule.Entitlement interest =
        (year, d) ->
            d.measure(year, AnnualRecord::principal)
                .multiply(d.measure(year, AnnualRecord::couponRate));
    Rule.Entitlement premium = (year, d) -> d.measure(year, AnnualRecord::premium);
    return List.of(
        Pool.of(
            Rule.city("bond-interest", "17-04", "bond", recognised(interest, "0.2")),
            Limit.groupYear(500_000)),
        Pool.of(
            Rule.city("tech-insurance", "17-05", "tech-insurance", recognised(premium, "0.3")),
            Limit.groupYear(50_000)));
  }

  private static Rule.Entitlement recognised(Rule.Entitlement base, String rate) {
    return (year, d) -> d.qualifies() ? share(base.in(year, d), rate) : NOTHING;
  }
}
