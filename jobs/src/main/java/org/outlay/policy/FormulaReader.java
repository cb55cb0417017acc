package org.outlay.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outlay.config.Section;
import org.outlay.formula.Expr;
import org.outlay.formula.Formula;
import org.outlay.formula.FormulaCompiler;
import org.outlay.formula.Scope;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/** Compiles the formulas and limits of a rule. */
final class FormulaReader {
  private static final Type YUAN = new Type.Numeric(Unit.YUAN, 38, 2);
  private static final Type YEARS = new Type.Numeric(Unit.YEAR, 4, 0);

  /** Keys of a rule that hold formulas. */
  static final List<String> KEYS = List.of("define", "eligibility", "amount", "duration", "limits");

  private final TableSchema applications;
  private final Vocabulary vocabulary;
  private final Overrides overrides;
  private final Problems problems;

  FormulaReader(
      TableSchema applications, Vocabulary vocabulary, Overrides overrides, Problems problems) {
    this.applications = applications;
    this.vocabulary = vocabulary;
    this.overrides = overrides;
    this.problems = problems;
  }

  /** The formulas of a rule, checked. */
  record Formulas(
      Map<String, Formula> definitions,
      Formula eligibility,
      Formula amount,
      Optional<Formula> duration,
      List<Limit> limits) {}

  /**
   * Compiles the formulas of {@code section}. Empty when a parameter or a definition is wrong: each
   * formula with it would be, too.
   *
   * @param parameters those that could be read
   */
  Optional<Formulas> read(
      String rule, Section section, List<String> programmes, Map<String, Parameter> parameters) {
    int declared = section.find("parameters").map(all -> all.keys().size()).orElse(0);
    if (parameters.size() < declared || isLimitedWithoutApplications(section, programmes)) {
      return Optional.empty();
    }
    RuleScope scopes = new RuleScope(applications, problems);
    Map<String, Scope.Parameter> visible = scopes.visible(parameters);
    Scope base =
        programmes.isEmpty()
            ? vocabulary.forYears(visible)
            : vocabulary.forApplications(rule, visible);
    return scopes
        .definitions(base, parameters, section.find("define"))
        .flatMap(definitions -> formulas(rule, section, base, definitions, parameters));
  }

  private Optional<Formulas> formulas(
      String rule,
      Section section,
      Scope base,
      Map<String, Formula> definitions,
      Map<String, Parameter> parameters) {
    Scope scope = RuleScope.with(base, definitions);
    Optional<Formula> eligibility =
        section.has("eligibility")
            ? compile(section, "eligibility", scope, new Type.Truth())
            : Optional.of(always(section.location()));
    Optional<Formula> amount =
        section.has("amount") ? compile(section, "amount", scope, YUAN) : Optional.empty();
    Optional<Formula> duration = duration(section, scope);
    List<Limit> limits =
        new LimitReader(problems, overrides.limits().flatMap(o -> o.find(rule)))
            .read(section, scope, parameters);
    return eligibility.flatMap(
        e -> amount.map(a -> new Formulas(definitions, e, a, duration, limits)));
  }

  private boolean isLimitedWithoutApplications(Section section, List<String> programmes) {
    List<String> keys =
        programmes.isEmpty()
            ? Stream.of("duration", "limits").filter(section::has).toList()
            : List.of();
    for (String key : keys) {
      problems.add(
          Problem.user(
                  "no-applications",
                  section.locationOf(key),
                  "the fiscal year drives this rule, so there are no applications to limit")
              .withValue(key)
              .withRemedy("say it in the amount with fiscal_year, or add programmes = [...]"));
    }
    return !keys.isEmpty();
  }

  private Optional<Formula> compile(Section section, String key, Scope scope, Type expected) {
    String text = section.text(key);
    return text.isEmpty()
        ? Optional.empty()
        : FormulaCompiler.compile(text, section.textLocationOf(key), scope, expected, problems);
  }

  private Optional<Formula> duration(Section section, Scope scope) {
    Optional<String> text = section.findText("duration");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Location location = section.locationOf("duration");
    if (text.get().equals("once")) {
      return Optional.of(
          new Formula(
              "once",
              location,
              new Expr.Literal(BigDecimal.ONE, new Type.Numeric(Unit.YEAR, 1, 0), 0)));
    }
    return FormulaCompiler.compile(
        text.get(), section.textLocationOf("duration"), scope, YEARS, problems);
  }

  private static Formula always(Location location) {
    return new Formula("true", location, new Expr.Literal(true, new Type.Truth(), 0));
  }
}
