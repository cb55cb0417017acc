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
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/** What the formulas of one rule may name: columns, its parameters, its definitions. */
final class RuleScope {
  private final TableSchema applications;
  private final Problems problems;

  RuleScope(TableSchema applications, Problems problems) {
    this.applications = applications;
    this.problems = problems;
  }

  /** Parameters as formulas see them. */
  Map<String, Scope.Parameter> visible(Map<String, Parameter> parameters) {
    Map<String, Scope.Parameter> visible = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> visible.put(name, visible(parameter)));
    return visible;
  }

  private Scope.Parameter visible(Parameter parameter) {
    List<Type> keys = new ArrayList<>();
    for (String key : parameter.keys()) {
      keys.add(Vocabulary.typeOf(applications.field(key)));
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
    return new Scope.Parameter(keys, new Type.Numeric(parameter.unit(), digits + scale, scale));
  }

  /**
   * The rule's definitions, each of which may use those before it. Empty when one is wrong.
   *
   * @param base names and parameters that they may use
   */
  Optional<Map<String, Formula>> definitions(
      Scope base, Map<String, Parameter> parameters, Optional<Section> define) {
    parameters.forEach(
        (name, parameter) -> {
          if (base.names().containsKey(name)) {
            problems.add(nameTaken(name, parameter.location(), "a column"));
          }
        });
    Map<String, Formula> definitions = new LinkedHashMap<>();
    for (String name : define.map(Section::keys).orElse(Set.of())) {
      Section section = define.orElseThrow();
      Location location = section.locationOf(name);
      if (base.names().containsKey(name) || parameters.containsKey(name)) {
        String what = parameters.containsKey(name) ? "a parameter" : "a column";
        problems.add(nameTaken(name, location, what));
      }
      Optional<Formula> formula =
          FormulaCompiler.compile(
              section.text(name), section.textLocationOf(name), with(base, definitions), problems);
      if (formula.isEmpty()) {
        return Optional.empty();
      }
      definitions.put(name, formula.get());
    }
    return Optional.of(definitions);
  }

  /** {@code base} with definitions. */
  static Scope with(Scope base, Map<String, Formula> definitions) {
    Map<String, Expr> roots = new LinkedHashMap<>();
    definitions.forEach((name, formula) -> roots.put(name, formula.root()));
    return new Scope(base.names(), base.parameters(), base.derived(), roots);
  }

  private static Problem nameTaken(String name, Location location, String by) {
    return Problem.user(
            "name-taken", location, "formulas could not tell this name from that of " + by)
        .withValue(name)
        .withRemedy("choose another name");
  }
}
