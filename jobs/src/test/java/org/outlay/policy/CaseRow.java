package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One application in one benefit year under one rule, with what is left of its entitlement. */
final class CaseRow {
  final CaseApplication application;
  final Rule rule;
  final int year;
  final BigDecimal entitled;
  BigDecimal amount;
  Limit.@Nullable Kind binding;

  CaseRow(CaseApplication application, Rule rule, int year, BigDecimal entitled) {
    this.application = application;
    this.rule = rule;
    this.year = year;
    this.entitled = entitled;
    this.amount = entitled;
  }

  int year() {
    return year;
  }

  LocalDate approvedOn() {
    return application.approvedOn();
  }

  CaseApplication application() {
    return application;
  }

  boolean pays() {
    return amount.signum() > 0;
  }

  /** Leaves at most {@code most} of the amount, never less than nothing. */
  void limit(BigDecimal most, Limit.Kind kind) {
    BigDecimal left = most.max(BigDecimal.ZERO);
    if (left.compareTo(amount) < 0) {
      amount = left;
      binding = kind;
    }
  }
}
