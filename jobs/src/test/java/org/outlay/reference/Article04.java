package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.atMost;
import static org.outlay.reference.Yuan.positive;
import static org.outlay.reference.Yuan.share;
import static org.outlay.reference.Yuan.within;
import static org.outlay.reference.Yuan.yuan;

import java.math.BigDecimal;
import java.util.List;

/** Engineers and experts from elsewhere. */
final class Article04 {
  private Article04() {}

  static List<Pool> pools() {
    Rule.Entitlement expenditure = (year, d) -> d.measure(year, AnnualRecord::expenditure);
    Rule.Entitlement listedShare =
        (year, d) -> d.qualifies() ? share(expenditure.in(year, d), "0.3") : NOTHING;
    return List.of(
        Pool.of(
            Rule.city("overseas-engineer", "04-01", "overseas-engineer", Article04::engineer),
            Limit.applicantYears(3)),
        Pool.of(
            Rule.city("outside-expert", "04-02", "outside-expert", Article04::expert),
            Limit.applicantYears(3)),
        Pool.of(Rule.city("weekend-government", "04-03", "weekend-government", expenditure)),
        Pool.of(
            Rule.city("weekend-agency", "04-04", "weekend-agency", listedShare),
            Limit.groupYear(2_000_000)),
        Pool.of(
            Rule.city("weekend-employer", "04-05", "weekend-employer", listedShare),
            Limit.applicationYear(30_000)),
        Pool.of(
            Rule.city(
                "foreign-project-match",
                "04-06",
                "foreign-project",
                (year, d) -> d.measure(year, AnnualRecord::matchedFunding))));
  }

  private static BigDecimal engineer(int year, Dossier d) {
    BigDecimal salary = d.measure(year, AnnualRecord::salary);
    return positive(salary) ? within(100_000, 500_000, share(salary, "0.3")) : NOTHING;
  }

  private static BigDecimal expert(int year, Dossier d) {
    BigDecimal excess = d.measure(year, AnnualRecord::salary).subtract(yuan(300_000));
    return positive(excess) ? atMost(100_000, share(excess, "0.2")) : NOTHING;
  }
}
