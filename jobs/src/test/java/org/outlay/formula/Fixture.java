package org.outlay.formula;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.outlay.problem.Location;
import org.outlay.problem.Problems;

/** A scope like a rule's: columns, parameters by key, values over other years and rules. */
final class Fixture {
  static final List<String> TIERS = List.of("top", "national", "provincial", "municipal");
  static final List<String> GRADES = List.of("A", "B", "C", "abroad");
  static final List<String> CLASSES = List.of("C", "B", "A");
  static final List<String> TERMS = List.of("long", "short");
  static final Type TRUTH = new Type.Truth();
  static final Type YUAN = number("yuan", 18, 2);

  static final Scope SCOPE =
      new Scope(
          Map.ofEntries(
              Map.entry("salary", YUAN),
              Map.entry("revenue", YUAN),
              Map.entry("agreed_amount", YUAN),
              Map.entry("principal", YUAN),
              Map.entry("coupon_rate", number("rate", 9, 6)),
              Map.entry("area", number("m2", 9, 2)),
              Map.entry("headcount", number("count", 9, 0)),
              Map.entry("benefit_year", number("year", 4, 0)),
              Map.entry("fiscal_year", number("year", 4, 0)),
              Map.entry("age_at_approval", number("age", 3, 0)),
              Map.entry("tier", new Type.Category(TIERS)),
              Map.entry("grade", new Type.Category(GRADES)),
              Map.entry("narrow_grade", new Type.Category(CLASSES)),
              Map.entry("term", new Type.Category(TERMS)),
              Map.entry("full_time", TRUTH),
              Map.entry("qualifies", TRUTH),
              Map.entry("approved_on", new Type.Day()),
              Map.entry("ends_on", new Type.Day())),
          Map.of(
              "cap", parameter("yuan", 7, 0, TERMS, GRADES),
              "rate", parameter("rate", 1, 1, GRADES),
              "years", parameter("years", 2, 0, TERMS),
              "share", parameter("rate", 2, 2),
              "threshold", parameter("yuan", 8, 0),
              "step", parameter("yuan", 5, 0),
              "rent", parameter("yuan/m2/month", 4, 2),
              "months", parameter("month", 2, 0),
              "age_limit", parameter("age", 2, 0)),
          Map.of(
              "cumulative", Map.of("revenue", number("yuan", 19, 2)),
              "ever_given", Map.of("agreed_amount", TRUTH),
              "paid", Map.of("venture-project", YUAN)),
          definitions());

  /** A row: long-term, class B by tier, salary 500,000.50; {@code ends_on} and agreement null. */
  static final Map<String, Object> ENVIRONMENT_VALUES =
      Map.ofEntries(
          Map.entry("salary", new BigDecimal("500000.50")),
          Map.entry("revenue", new BigDecimal("12000000.00")),
          Map.entry("principal", new BigDecimal("50000000.00")),
          Map.entry("coupon_rate", new BigDecimal("0.061250")),
          Map.entry("area", new BigDecimal("86.35")),
          Map.entry("headcount", BigDecimal.valueOf(3)),
          Map.entry("benefit_year", BigDecimal.ONE),
          Map.entry("fiscal_year", BigDecimal.valueOf(2018)),
          Map.entry("age_at_approval", BigDecimal.valueOf(35)),
          Map.entry("tier", "national"),
          Map.entry("narrow_grade", "C"),
          Map.entry("term", "long"),
          Map.entry("full_time", true),
          Map.entry("approved_on", LocalDate.of(2016, 9, 1)),
          Map.entry("cap(long, B)", BigDecimal.valueOf(600_000)),
          Map.entry("cap(long, C)", BigDecimal.valueOf(400_000)),
          Map.entry("rate(B)", new BigDecimal("0.6")),
          Map.entry("rate(C)", new BigDecimal("0.5")),
          Map.entry("years(long)", BigDecimal.valueOf(5)),
          Map.entry("share()", new BigDecimal("0.15")),
          Map.entry("threshold()", BigDecimal.valueOf(10_000_000)),
          Map.entry("step()", BigDecimal.valueOf(10_000)),
          Map.entry("rent()", new BigDecimal("12.35")),
          Map.entry("months()", BigDecimal.valueOf(12)),
          Map.entry("age_limit()", BigDecimal.valueOf(35)),
          Map.entry("cumulative revenue", new BigDecimal("31000000.07")),
          Map.entry("ever_given agreed_amount", false),
          Map.entry("paid venture-project", new BigDecimal("3000000.00")));

  static final Environment ENVIRONMENT = environment(ENVIRONMENT_VALUES);

  private Fixture() {}

  /** Values by {@code name}, {@code parameter(key, key)} and {@code function argument}. */
  static Environment environment(Map<String, Object> values) {
    return new Environment() {
      @Override
      public Object value(Expr.Name name) {
        return values.get(name.name());
      }

      @Override
      public Object value(Expr.ParameterValue parameter, List<Object> keys) {
        String by = keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return values.get(parameter.parameter() + "(" + by + ")");
      }

      @Override
      public Object value(Expr.Derived derived) {
        return values.get(derived.function() + " " + derived.argument());
      }
    };
  }

  static Type.Numeric number(String unit, int precision, int scale) {
    return new Type.Numeric(Unit.parse(unit).orElseThrow(), precision, scale);
  }

  @SafeVarargs
  static Scope.Parameter parameter(String unit, int precision, int scale, List<String>... keys) {
    List<Type> types = new ArrayList<>();
    for (List<String> names : keys) {
      types.add(new Type.Category(names));
    }
    return new Scope.Parameter(types, number(unit, precision, scale));
  }

  static Optional<Formula> compile(String text, Type expected, Problems problems) {
    Location location = new Location("rule.conf", 7, 12);
    return FormulaCompiler.compile(text, location, SCOPE, expected, problems);
  }

  /** A formula that must pass. */
  static Expr expr(String text, Type expected) {
    Problems problems = new Problems();
    Optional<Formula> formula = compile(text, expected, problems);
    problems.throwIfErrors();
    return formula.orElseThrow().root();
  }

  /** A formula of any type that must pass. */
  static Expr expr(String text) {
    Problems problems = new Problems();
    Optional<Formula> formula =
        FormulaCompiler.compile(text, new Location("rule.conf", 7, 12), SCOPE, problems);
    problems.throwIfErrors();
    return formula.orElseThrow().root();
  }

  private static Map<String, Expr> definitions() {
    Type category = new Type.Category(GRADES);
    Type tiers = new Type.Category(TIERS);
    Expr tier = new Expr.Name("tier", tiers, 0);
    Expr national =
        new Expr.Binary(
            Expr.Operator.EQUAL, tier, new Expr.Literal("national", tiers, 0), TRUTH, 0);
    Expr chosen =
        new Expr.Case(
            List.of(new Expr.Branch(national, new Expr.Literal("B", category, 0))),
            new Expr.Literal(null, category, 0),
            category,
            0);
    Expr grade = new Expr.Name("grade", category, 0);
    return Map.of("class", new Expr.Call("coalesce", List.of(grade, chosen), category, 0));
  }
}
