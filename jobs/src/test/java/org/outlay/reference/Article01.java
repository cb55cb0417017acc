package org.outlay.reference;

import static org.outlay.reference.Yuan.NOTHING;
import static org.outlay.reference.Yuan.atMost;
import static org.outlay.reference.Yuan.share;
import static org.outlay.reference.Yuan.yuan;

import java.math.BigDecimal;
import java.util.List;

/** Top talent, venture and innovation projects. */
final class Article01 {
  private Article01() {}

  static List<Pool> pools() {
    return List.of(
        Pool.of(
            Rule.city(
                "top-talent-work-fund",
                "01-01",
                "top-talent",
                oneOff((year, d) -> d.agreed(year).orElse(NOTHING).max(yuan(2_000_000))))),
        Pool.of(
            Rule.city(
                "top-talent-award", "01-01", "top-talent", oneOff((year, d) -> yuan(8_000_000)))),
        Pool.of(
            Rule.city(
                "venture-project", "01-02", "venture-project", oneOff((year, d) -> venture(d)))),
        Pool.of(
            Rule.city("innovation-project", "01-03", "innovation-project", Article01::innovation)));
  }

  private static Rule.Entitlement oneOff(Rule.Entitlement entitlement) {
    return entitlement.oneOff();
  }

  private static BigDecimal venture(Dossier d) {
    String grade = d.application().grade();
    String level = grade != null ? grade : d.fullTime() ? gradeOfTier(d) : "none";
    return switch (level) {
      case "A" -> yuan(5_000_000);
      case "B" -> yuan(3_000_000);
      case "C" -> yuan(2_000_000);
      default -> NOTHING;
    };
  }

  private static BigDecimal innovation(int year, Dossier d) {
    String term = d.application().term();
    String grade = d.application().grade() != null ? d.grade() : gradeOfTier(d);
    if (term == null || d.benefitYear(year) > (term.equals("long") ? 5 : 3)) {
      return NOTHING;
    }
    BigDecimal salary = d.measure(year, AnnualRecord::salary);
    return switch (term + " " + grade) {
      case "long A" -> atMost(1_000_000, share(salary, "0.7"));
      case "long B" -> atMost(600_000, share(salary, "0.6"));
      case "long C" -> atMost(400_000, share(salary, "0.5"));
      case "short A" -> atMost(500_000, share(salary, "0.7"));
      case "short B" -> atMost(300_000, share(salary, "0.6"));
      case "short C" -> atMost(150_000, share(salary, "0.5"));
      default -> NOTHING;
    };
  }

  private static String gradeOfTier(Dossier d) {
    return switch (d.tier()) {
      case "national" -> "B";
      case "provincial" -> "C";
      default -> "none";
    };
  }
}
