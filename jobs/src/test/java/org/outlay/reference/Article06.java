package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.exceeds;
import static org.outlay.reference.Yuan.share;
import static org.outlay.reference.Yuan.toFen;
import static org.outlay.reference.Yuan.yuan;

import java.math.BigDecimal;
import java.util.List;

/** Venture capital. */
final class Article06 {
  private Article06() {}

  static List<Pool> pools() {
    return List.of(
        Pool.of(
            Rule.city("vc-investment-subsidy", "06-06", "vc-fund", Article06::subsidy),
            Limit.groupLifetime(3_000_000)),
        Pool.of(Rule.city("fund-manager-reward", "06-07", "vc-fund", Article06::reward)));
  }

  // The entitlements of earlier years are fen, so that they add up to that on the cumulative sum.
  private static BigDecimal subsidy(int year, Dossier d) {
    BigDecimal size = d.application().fundSize();
    String government = d.application().governmentMoney();
    if (size == null || exceeds(yuan(30_000_000), size)) {
      return NOTHING;
    }
    if (government == null || government.equals("city")) {
      return NOTHING;
    }
    return onCumulative(year, d).subtract(onCumulative(year - 1, d));
  }

  private static BigDecimal onCumulative(int year, Dossier d) {
    BigDecimal invested = d.sum(y -> y <= year, AnnualRecord::investment);
    return exceeds(invested, yuan(30_000_000)) ? toFen(share(invested, "0.06")) : NOTHING;
  }

  private static BigDecimal reward(int year, Dossier d) {
    return "none".equals(d.application().governmentMoney())
        ? share(d.measure(year, AnnualRecord::investment), "0.01")
        : NOTHING;
  }
}
