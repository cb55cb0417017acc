package org.outlay.reference;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule of the policy, driven by applications. */
record Rule(
    String name, String clause, Set<String> programmes, Account account, Entitlement entitlement) {

  /** Yuan that one application is entitled to in one of its benefit years, not yet rounded. */
  @FunctionalInterface
  interface Entitlement {
    BigDecimal in(int year, Dossier dossier);

    /** Benefit year 1 only. */
    default Entitlement oneOff() {
      return forYears(1);
    }

    /** Benefit years 1 to {@code years} only. */
    default Entitlement forYears(int years) {
      return (year, dossier) ->
          dossier.benefitYear(year) <= years ? in(year, dossier) : BigDecimal.ZERO;
    }
  }

  /** Who pays, from which fund, as what. */
  record Account(@Nullable String fund, String payer, String kind) {
    static final Account CITY = new Account("talent-special", "city", "outlay");
    static final Account DISTRICT = new Account("talent-special", "district", "outlay");

    static Account memo(String payer) {
      return new Account(null, payer, "memo");
    }
  }

  static Rule city(String name, String clause, String programme, Entitlement entitlement) {
    return new Rule(name, clause, Set.of(programme), Account.CITY, entitlement);
  }

  static Rule district(String name, String clause, String programme, Entitlement entitlement) {
    return new Rule(name, clause, Set.of(programme), Account.DISTRICT, entitlement);
  }

  static Rule memo(
      String name, String clause, String programme, String payer, Entitlement entitlement) {
    return new Rule(name, clause, Set.of(programme), Account.memo(payer), entitlement);
  }
}
