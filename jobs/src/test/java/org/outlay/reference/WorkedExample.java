package org.outlay.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A case of the law with what it must pay. Its application, applicant and group ids carry the id of
 * the example, so that many examples can be one cohort.
 *
 * @param rules the rules that it checks; others are not compared
 * @param amounts yuan by rule and fiscal year; a year that is not named is 0
 * @param withheld likewise
 * @param byApplication yuan by application id over the rules; empty if it does not say
 * @param limits by rule, the limit that withholds; empty if it does not say
 * @param total yuan over all rules and years
 */
public record WorkedExample(
    String id,
    String sentence,
    List<String> rules,
    Cohort cohort,
    Map<String, Map<Integer, BigDecimal>> amounts,
    Map<String, Map<Integer, BigDecimal>> withheld,
    Map<String, BigDecimal> byApplication,
    Map<String, String> limits,
    BigDecimal total) {
  /** First fiscal year of the examples' horizon. */
  public static final int FROM = 2018;

  /** Last fiscal year of the examples' horizon. */
  public static final int TO = 2030;

  /**
   * What is wrong with payments, which may hold rows of other examples; empty if nothing is.
   *
   * @param payments fiscal years {@link #FROM} to {@link #TO}
   */
  public List<String> differences(List<Payment> payments) {
    List<Payment> mine =
        payments.stream()
            .filter(payment -> payment.applicationId().startsWith(id + "."))
            .filter(payment -> rules.contains(payment.rule()))
            .toList();
    List<String> differences = new ArrayList<>();
    for (String rule : rules) {
      List<Payment> rows = mine.stream().filter(p -> p.rule().equals(rule)).toList();
      compare(rule, byYear(rows, Payment::amount), years(amounts, rule), differences);
      compare(
          rule + " withheld", byYear(rows, Payment::withheld), years(withheld, rule), differences);
    }
    byApplication.forEach(
        (application, expected) ->
            compare(application, sum(ofApplication(mine, application)), expected, differences));
    compare("total", sum(mine), total, differences);
    mine.forEach(payment -> checkRow(payment, differences));
    return differences;
  }

  private void checkRow(Payment row, List<String> differences) {
    boolean limited = row.withheld().signum() > 0;
    if (limited != (row.bindingLimit() != null)) {
      differences.add("binding_limit does not go with withheld: " + row);
    }
    String expected = limits.get(row.rule());
    if (limited && expected != null && !expected.equals(row.bindingLimit())) {
      differences.add("expected binding_limit " + expected + ": " + row);
    }
    if (row.entitled().subtract(row.amount()).compareTo(row.withheld()) != 0) {
      differences.add("withheld is not entitled - amount: " + row);
    }
  }

  private static void compare(
      String what,
      Map<Integer, BigDecimal> actual,
      Map<Integer, BigDecimal> expected,
      List<String> differences) {
    for (int year = FROM; year <= TO; year++) {
      compare(
          what + " " + year,
          actual.getOrDefault(year, BigDecimal.ZERO),
          expected.getOrDefault(year, BigDecimal.ZERO),
          differences);
    }
  }

  private static void compare(
      String what, BigDecimal actual, BigDecimal expected, List<String> differences) {
    if (actual.compareTo(expected) != 0) {
      differences.add(what + ": expected " + expected.toPlainString() + ", was " + actual);
    }
  }

  private static Map<Integer, BigDecimal> years(
      Map<String, Map<Integer, BigDecimal>> byRule, String rule) {
    return Objects.requireNonNullElse(byRule.get(rule), Map.of());
  }

  private static Map<Integer, BigDecimal> byYear(
      List<Payment> rows, Function<Payment, BigDecimal> column) {
    Map<Integer, BigDecimal> sums = new TreeMap<>();
    rows.forEach(row -> sums.merge(row.fiscalYear(), column.apply(row), BigDecimal::add));
    return sums;
  }

  private static List<Payment> ofApplication(List<Payment> rows, String application) {
    return rows.stream().filter(row -> row.applicationId().equals(application)).toList();
  }

  private static BigDecimal sum(List<Payment> rows) {
    return rows.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
