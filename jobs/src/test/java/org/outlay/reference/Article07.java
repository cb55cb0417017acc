package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.byName;
import static org.outlay.reference.Yuan.exceeds;
import static org.outlay.reference.Yuan.within;
import static org.outlay.reference.Yuan.yuan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Referrals, revenue milestones, ambassadors. */
final class Article07 {
  private static final Map<String, Long> REFERRAL =
      Map.of("top", 500_000L, "national", 200_000L, "provincial", 100_000L, "municipal", 50_000L);

  private Article07() {}

  static List<Pool> pools() {
    Rule.Entitlement referral = Article07::referral;
    Rule.Entitlement milestones = Article07::milestones;
    return List.of(
        Pool.of(Rule.city("referral-reward", "07-02", "referral", referral.oneOff())),
        Pool.of(
            Rule.district(
                "revenue-milestone", "07-03", "revenue-milestone", milestones.forYears(5))),
        Pool.of(
            Rule.city(
                "talent-ambassador",
                "07-04",
                "ambassador",
                (year, d) -> within(30_000, 100_000, d.agreed(year).orElse(yuan(100_000))))));
  }

  private static BigDecimal referral(int year, Dossier d) {
    BigDecimal highest = byName(REFERRAL, d.tier());
    return d.qualifies() ? d.agreed(year).orElse(highest).min(highest) : NOTHING;
  }

  private static BigDecimal milestones(int year, Dossier d) {
    return milestone(year, d, 10_000_000, 30_000)
        .add(milestone(year, d, 50_000_000, 50_000))
        .add(milestone(year, d, 100_000_000, 100_000));
  }

  private static BigDecimal milestone(int year, Dossier d, long threshold, long award) {
    boolean now = exceeds(d.measure(year, AnnualRecord::revenue), yuan(threshold));
    boolean before = exceeds(d.largestBefore(year, AnnualRecord::revenue), yuan(threshold));
    return now && !before ? yuan(award) : NOTHING;
  }
}
