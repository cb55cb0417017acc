package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Environment;
import org.outlay.formula.Expr;

/** What the names of a rule's formulas mean for one application in one fiscal year. */
final class CaseEnvironment implements Environment {
  /** What another rule paid an application in a year, yuan. */
  interface Paid {
    BigDecimal of(String rule, CaseApplication application, int year);
  }

  private final Rule rule;
  private final CaseApplication application;
  private final int year;
  private final Paid paid;

  CaseEnvironment(Rule rule, CaseApplication application, int year, Paid paid) {
    this.rule = rule;
    this.application = application;
    this.year = year;
    this.paid = paid;
  }

  @Override
  public @Nullable Object value(Expr.Name name) {
    return switch (name.name()) {
      case "benefit_year" -> BigDecimal.valueOf(benefitYear());
      case "fiscal_year" -> BigDecimal.valueOf(year);
      case "age_at_approval" -> age();
      default ->
          application.hasMeasure(name.name())
              ? application.measure(name.name(), year)
              : application.column(name.name());
    };
  }

  int benefitYear() {
    return year - application.firstYear() + 1;
  }

  private @Nullable BigDecimal age() {
    LocalDate birth = (LocalDate) application.column("birth_date");
    return birth == null
        ? null
        : BigDecimal.valueOf(Period.between(birth, application.approvedOn()).getYears());
  }

  @Override
  public @Nullable Object value(Expr.ParameterValue value, List<@Nullable Object> keys) {
    Parameter parameter = Objects.requireNonNull(rule.parameters().get(value.parameter()));
    LocalDate day =
        parameter.datedBy() == Parameter.DatedBy.APPROVAL
            ? application.approvedOn()
            : LocalDate.of(year, 1, 1);
    return parameter.inForce(day).byKey().get(keys.stream().map(String::valueOf).toList());
  }

  @Override
  public @Nullable Object value(Expr.Derived derived) {
    String name = derived.argument();
    return switch (derived.function()) {
      case "cumulative" -> overYears(name, year, BigDecimal::add);
      case "cumulative_before" -> overYears(name, year - 1, BigDecimal::add);
      case "max_before" -> overYears(name, year - 1, BigDecimal::max);
      case "ever_given" -> application.everGiven(name);
      case "paid" -> paid.of(name, application, year);
      case "paid_before" -> paidBefore(name);
      default -> throw new IllegalArgumentException(derived.function());
    };
  }

  private BigDecimal overYears(String measure, int last, BinaryOperator<BigDecimal> of) {
    BigDecimal result = BigDecimal.ZERO;
    for (int y = application.firstYear(); y <= last; y++) {
      Object value = application.given(measure, y);
      result = value == null ? result : of.apply(result, (BigDecimal) value);
    }
    return result;
  }

  private BigDecimal paidBefore(String other) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int y = application.firstYear(); y < year; y++) {
      sum = sum.add(paid.of(other, application, y));
    }
    return sum;
  }
}
