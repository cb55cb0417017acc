package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.atMost;
import static org.outlay.reference.Yuan.share;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Headhunters and hiring benefits. */
final class Article08 {
  private static final Set<String> TOP_OR_HIGH_END =
      Set.of("top", "national", "provincial", "municipal");

  private Article08() {}

  static List<Pool> pools() {
    Rule.Entitlement headhunter = Article08::headhunter;
    return List.of(
        Pool.of(Rule.city("headhunter-fee", "08-01", "headhunter", headhunter.oneOff())),
        Pool.of(
            Rule.memo(
                "cit-deduction",
                "08-03",
                "hiring-benefit",
                "tax",
                (year, d) -> share(d.measure(year, AnnualRecord::expenditure), "0.25"))));
  }

  private static BigDecimal headhunter(int year, Dossier d) {
    BigDecimal fee = share(d.measure(year, AnnualRecord::expenditure), "0.5");
    return d.fullTime() && TOP_OR_HIGH_END.contains(d.tier()) ? atMost(50_000, fee) : NOTHING;
  }
}
