package org.outlay.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The young: 5% on top of what two other rules pay. */
final class Article05 {
  private static final Set<String> BASE = Set.of("venture-project", "innovation-project");

  static final Rule UPLIFT =
      new Rule(
          "youth-uplift", "05-02", BASE, Rule.Account.CITY, (year, dossier) -> BigDecimal.ZERO);

  private Article05() {}

  /** The uplifts on grants that are already decided, each a line of its own. */
  static List<Claim.Grant> uplifts(List<Claim.Grant> grants) {
    return grants.stream()
        .filter(grant -> BASE.contains(grant.claim().rule().name()))
        .filter(grant -> young(grant.claim().application()))
        .map(Article05::uplift)
        .filter(claim -> Yuan.positive(claim.entitled()))
        .map(Claim::paidInFull)
        .toList();
  }

  private static Claim uplift(Claim.Grant grant) {
    Claim base = grant.claim();
    BigDecimal entitled = Yuan.toFen(Yuan.share(grant.amount(), "0.05"));
    return new Claim(UPLIFT, base.application(), base.fiscalYear(), entitled);
  }

  private static boolean young(Application application) {
    LocalDate birth = application.birthDate();
    return birth != null && completedYears(birth, application.approvedOn()) <= 35;
  }

  /** A person born on 29 February completes a year on 1 March in common years. */
  static int completedYears(LocalDate birth, LocalDate on) {
    int years = on.getYear() - birth.getYear();
    boolean birthdayToCome =
        on.getMonthValue() < birth.getMonthValue()
            || (on.getMonthValue() == birth.getMonthValue()
                && on.getDayOfMonth() < birth.getDayOfMonth());
    return birthdayToCome ? years - 1 : years;
  }
}
