package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outlay.config.Section;
import org.outlay.formula.Expr;
import org.outlay.formula.Formula;
import org.outlay.formula.FormulaCompiler;
import org.outlay.formula.Scope;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/** Reads one rule of the catalogue and compiles its formulas. */
final class RuleReader {
  private static final List<String> PAYERS =
      List.of("city", "district", "enterprise", "tax", "procurement");
  private static final List<String> KINDS = List.of("outlay", "memo", "investment");
  private static final Type YUAN = new Type.Numeric(Unit.YUAN, 38, 2);
  private static final Type YEARS = new Type.Numeric(Unit.YEAR, 4, 0);

  private final TableSchema applications;
  private final Vocabulary vocabulary;
  private final Set<String> programmes;
  private final Set<String> funds;
  private final Overrides overrides;
  private final Problems problems;

  RuleReader(
      TableSchema applications,
      Vocabulary vocabulary,
      Set<String> programmes,
      Set<String> funds,
      Overrides overrides,
      Problems problems) {
    this.applications = applications;
    this.vocabulary = vocabulary;
    this.programmes = programmes;
    this.funds = funds;
    this.overrides = overrides;
    this.problems = problems;
  }

  /** Reads the rule that stands in {@code section}; empty when a formula cannot be compiled. */
  Optional<Rule> read(String name, String clause, Section section) {
    Map<String, Parameter> parameters = parameters(name, section);
    List<String> ruleProgrammes = section.texts("programmes");
    ruleProgrammes.forEach(p -> known("programme", p, programmes, section, "programmes"));
    Scope outer = scope(name, ruleProgrammes, parameters);
    Map<String, Formula> definitions = definitions(section, outer);
    Scope scope = with(outer, definitions);
    Rule.Kind kind = Rule.Kind.valueOf(PolicyText.constant(section.oneOf("kind", KINDS), "memo"));
    Optional<Formula> eligibility =
        section.has("eligibility")
            ? compile(section, "eligibility", scope, new Type.Truth())
            : Optional.of(always(section.location()));
    Optional<Formula> amount = compile(section, "amount", scope, YUAN);
    Optional<Formula> duration = duration(section, scope);
    List<Limit> limits =
        new LimitReader(problems, overrides.limits().flatMap(o -> o.find(name)))
            .read(section, scope);
    List<String> clauses = section.texts("clauses");
    Optional<Rule> rule =
        eligibility.isEmpty() || amount.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Rule(
                    name,
                    clauses.isEmpty() ? clause : clauses.get(0),
                    clauses.isEmpty() ? List.of(clause) : clauses,
                    PolicyText.labels(section, "label"),
                    PolicyText.labels(section, "description"),
                    ruleProgrammes,
                    section.text("beneficiary"),
                    section.oneOf("payer", PAYERS),
                    fund(section, kind),
                    kind,
                    definitions,
                    eligibility.get(),
                    amount.get(),
                    duration,
                    limits,
                    section.text("timing"),
                    section.texts("tags"),
                    parameters,
                    section.location()));
    if (rule.isPresent()) {
      section.done();
    }
    return rule;
  }

  private Map<String, Parameter> parameters(String rule, Section section) {
    Optional<Section> changes = overrides.parameters().flatMap(o -> o.find(rule));
    ParameterReader reader = new ParameterReader(applications, problems);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    section
        .find("parameters")
        .ifPresent(
            all ->
                all.children()
                    .forEach(
                        (name, one) ->
                            parameters.put(name, reader.read(rule, name, one, changes))));
    changes.ifPresent(Section::done);
    return parameters;
  }

  private Scope scope(String rule, List<String> ruleProgrammes, Map<String, Parameter> parameters) {
    Map<String, Scope.Parameter> visible = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> visible.put(name, visible(parameter)));
    return ruleProgrammes.isEmpty()
        ? vocabulary.forYears(visible)
        : vocabulary.forApplications(rule, visible);
  }

  /** A definition may use those before it. */
  private Map<String, Formula> definitions(Section section, Scope scope) {
    Map<String, Formula> definitions = new LinkedHashMap<>();
    Optional<Section> define = section.find("define");
    if (define.isPresent()) {
      for (String name : define.get().keys()) {
        FormulaCompiler.compile(
                define.get().text(name),
                define.get().locationOf(name),
                with(scope, definitions),
                problems)
            .ifPresent(formula -> definitions.put(name, formula));
      }
    }
    return definitions;
  }

  private static Scope with(Scope scope, Map<String, Formula> definitions) {
    Map<String, Expr> roots = new LinkedHashMap<>();
    definitions.forEach((name, formula) -> roots.put(name, formula.root()));
    return new Scope(scope.names(), scope.parameters(), scope.derived(), roots);
  }

  private Scope.Parameter visible(Parameter parameter) {
    List<Type> keys = new ArrayList<>();
    for (String key : parameter.keys()) {
      applications.find(key).ifPresent(field -> keys.add(Vocabulary.typeOf(field)));
    }
    int scale = 0;
    int digits = 1;
    for (Parameter.Dated dated : parameter.values()) {
      for (BigDecimal value : dated.byKey().values()) {
        BigDecimal plain = value.stripTrailingZeros();
        scale = Math.max(scale, plain.scale());
        digits = Math.max(digits, plain.precision() - plain.scale());
      }
    }
    return new Scope.Parameter(
        keys, new Type.Numeric(parameter.unit(), digits + scale, Math.max(scale, 0)));
  }

  private Optional<Formula> compile(Section section, String key, Scope scope, Type expected) {
    String text = section.text(key);
    return text.isEmpty()
        ? Optional.empty()
        : FormulaCompiler.compile(text, section.locationOf(key), scope, expected, problems);
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
    return FormulaCompiler.compile(text.get(), location, scope, YEARS, problems);
  }

  private Optional<String> fund(Section section, Rule.Kind kind) {
    Optional<String> fund = section.findText("fund");
    fund.ifPresent(name -> known("fund", name, funds, section, "fund"));
    if (fund.isEmpty() && kind != Rule.Kind.MEMO) {
      problems.add(
          Problem.user("missing-fund", section.location(), "an outlay needs a fund that pays it")
              .withAllowed(String.join(", ", funds))
              .withRemedy("add fund = ..., or make it kind = memo"));
    }
    return fund;
  }

  private void known(String what, String name, Set<String> allowed, Section section, String key) {
    if (!allowed.contains(name)) {
      problems.add(
          Problem.user("unknown-" + what, section.locationOf(key), "there is no such " + what)
              .withValue(name)
              .withAllowed(String.join(", ", allowed))
              .withRemedy(NearestName.suggestion(name, allowed)));
    }
  }

  private static Formula always(Location location) {
    return new Formula("true", location, new Expr.Literal(true, new Type.Truth(), 0));
  }
}
