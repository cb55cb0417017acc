package org.outlay.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one application is entitled to from one rule in one fiscal year.
 *
 * @param entitled yuan, rounded to the fen, more than 0
 */
record Claim(Rule rule, Application application, int fiscalYear, BigDecimal entitled) {
  static final Comparator<String> UTF8_BYTES =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

  /** First come, first served. */
  static final Comparator<Application> APPROVAL =
      Comparator.comparing(Application::approvedOn)
          .thenComparing(Application::applicationId, UTF8_BYTES);

  static final Comparator<Claim> BY_YEAR_THEN_APPROVAL =
      Comparator.comparingInt(Claim::fiscalYear).thenComparing(Claim::application, APPROVAL);

  Grant paid(BigDecimal amount, String limit) {
    return new Grant(this, amount, amount.compareTo(entitled) < 0 ? limit : null);
  }

  Grant refused(String limit) {
    return new Grant(this, BigDecimal.ZERO, limit);
  }

  Grant paidInFull() {
    return new Grant(this, entitled, null);
  }

  /** Without a group the applicant is its own group. */
  String group() {
    String group = application.groupId();
    return group == null ? application.applicantId() : group;
  }

  /** A claim with what it gets, and the limit that took the rest. */
  record Grant(Claim claim, BigDecimal amount, @Nullable String limit) {

    Payment payment() {
      Rule rule = claim.rule;
      Application a = claim.application;
      int vintage = a.approvedOn().getYear();
      return new Payment(
          a.applicationId(),
          a.applicantId(),
          a.groupId(),
          a.programme(),
          rule.name(),
          rule.clause(),
          a.district(),
          vintage,
          claim.fiscalYear - vintage + 1,
          claim.fiscalYear,
          claim.entitled,
          amount,
          claim.entitled.subtract(amount),
          limit,
          rule.account().fund(),
          rule.account().payer(),
          rule.account().kind(),
          "recorded");
    }
  }
}
