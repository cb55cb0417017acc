package org.outlay.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outlay.engine.Cells;
import org.outlay.formula.Formula;
import org.outlay.formula.Interpreter;
import org.outlay.reference.Payment;

/**
 * A third reading of the catalogue beside the engine and the reference: plain Java over the records
 * of the policy, one small cohort at a time. Quick enough to run hundreds of changed catalogues.
 */
final class CaseReading {
  private final Policy policy;
  private final int last;
  private final Map<String, CaseApplication> applications = new LinkedHashMap<>();
  private final Map<String, List<CaseRow>> settled = new HashMap<>();
  private final Map<String, BigDecimal> paid = new HashMap<>();

  /**
   * A reading of one cohort.
   *
   * @param last last fiscal year that counts
   */
  CaseReading(Policy policy, Cells cells, int last) {
    this.policy = policy;
    this.last = last;
    for (Map<String, String> row : cells.applications()) {
      CaseApplication application =
          new CaseApplication(row, policy.applications(), policy.annualRecords());
      applications.put(application.id(), application);
    }
    for (Map<String, String> row : cells.records()) {
      Objects.requireNonNull(applications.get(row.get("application_id"))).add(row);
    }
  }

  /** What some rules pay, from the first application on. */
  List<Payment> payments(Collection<String> rules) {
    List<Payment> payments = new ArrayList<>();
    for (String rule : rules) {
      rows(rule).forEach(row -> payments.add(payment(row)));
    }
    return payments;
  }

  private List<CaseRow> rows(String name) {
    List<CaseRow> rows = settled.get(name);
    if (rows == null) {
      settle(policy.rule(name));
      rows = Objects.requireNonNull(settled.get(name));
    }
    return rows;
  }

  /** A rule and those that it shares a choice with. */
  private void settle(Rule rule) {
    Set<Rule> together = new LinkedHashSet<>(List.of(rule));
    rule.limits().stream()
        .filter(limit -> limit.kind() == Limit.Kind.CHOICE)
        .forEach(limit -> together.addAll(choosingAmong(limit.among())));
    List<CaseRow> choices = new ArrayList<>();
    for (Rule one : together) {
      List<CaseRow> rows = entitled(one);
      settled.put(one.name(), rows);
      CaseLimits limits = new CaseLimits(List.copyOf(applications.values()), this::amount);
      for (Limit limit : one.limits()) {
        if (limit.kind() == Limit.Kind.CHOICE) {
          choices.addAll(rows);
        } else {
          limits.apply(limit, rows);
        }
      }
    }
    CaseLimits.choose(choices);
    together.forEach(
        one ->
            rows(one.name())
                .forEach(
                    row -> paid.put(key(one.name(), row.application(), row.year), row.amount)));
  }

  private List<Rule> choosingAmong(String group) {
    return policy.rules().stream()
        .filter(rule -> rule.limits().stream().anyMatch(limit -> limit.among().equals(group)))
        .toList();
  }

  private List<CaseRow> entitled(Rule rule) {
    List<CaseRow> rows = new ArrayList<>();
    for (CaseApplication application : applications.values()) {
      if (rule.programmes().contains(application.programme())) {
        for (int year = application.firstYear(); year <= application.lastYear(last); year++) {
          BigDecimal amount = entitled(rule, application, year);
          if (amount != null && amount.signum() > 0) {
            rows.add(new CaseRow(application, rule, year, amount));
          }
        }
      }
    }
    return rows;
  }

  private @Nullable BigDecimal entitled(Rule rule, CaseApplication application, int year) {
    CaseEnvironment environment = environment(rule, application, year);
    if (rule.duration().isPresent()) {
      BigDecimal years = number(rule.duration().get(), environment);
      if (years == null || years.compareTo(BigDecimal.valueOf(environment.benefitYear())) < 0) {
        return null;
      }
    }
    if (!Boolean.TRUE.equals(Interpreter.evaluate(rule.eligibility().root(), environment))) {
      return null;
    }
    BigDecimal amount = number(rule.amount(), environment);
    return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
  }

  private BigDecimal amount(CaseRow row, Limit limit) {
    BigDecimal amount =
        number(
            Objects.requireNonNull(limit.amount()),
            environment(row.rule, row.application, row.year));
    return Objects.requireNonNull(amount);
  }

  private CaseEnvironment environment(Rule rule, CaseApplication application, int year) {
    return new CaseEnvironment(rule, application, year, this::paid);
  }

  private BigDecimal paid(String rule, CaseApplication application, int year) {
    rows(rule);
    return paid.getOrDefault(key(rule, application, year), BigDecimal.ZERO);
  }

  private static String key(String rule, CaseApplication application, int year) {
    return rule + "\n" + application.id() + "\n" + year;
  }

  private static @Nullable BigDecimal number(Formula formula, CaseEnvironment environment) {
    return (BigDecimal) Interpreter.evaluate(formula.root(), environment);
  }

  private static Payment payment(CaseRow row) {
    CaseApplication application = row.application;
    Rule rule = row.rule;
    return new Payment(
        application.id(),
        application.applicant(),
        application.group().orElse(null),
        application.programme(),
        rule.name(),
        rule.clause(),
        application.district(),
        application.firstYear(),
        row.year - application.firstYear() + 1,
        row.year,
        row.entitled,
        row.amount.setScale(2, RoundingMode.HALF_UP),
        row.entitled.subtract(row.amount).setScale(2, RoundingMode.HALF_UP),
        row.binding == null ? null : row.binding.id(),
        rule.fund().orElse(null),
        rule.payer(),
        rule.kind().id(),
        "recorded");
  }
}
