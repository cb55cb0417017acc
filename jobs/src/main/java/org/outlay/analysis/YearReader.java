package org.outlay.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outlay.analysis.Explanation.Outcome;
import org.outlay.analysis.Explanation.Verdict;
import org.outlay.entitlement.ApplicationRows;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Formula;
import org.outlay.formula.Interpreter;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;
import org.outlay.money.Fen;
import org.outlay.policy.Rule;

/** Evaluates the formulas of one year and keeps what they read. */
final class YearReader {
  private final Evidence evidence;
  private final Rule rule;
  private final int fiscalYear;
  private final RowValues row;
  private final List<Explanation.Value> values = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  YearReader(Evidence evidence, Rule rule, int fiscalYear) {
    this.evidence = evidence;
    this.rule = rule;
    this.fiscalYear = fiscalYear;
    this.row = new RowValues(evidence, rule, fiscalYear);
  }

  /** Whether the rule's benefit years are over; a duration that is not known ends nothing. */
  boolean over() {
    if (rule.duration().isEmpty() || !readable(rule.duration().get())) {
      return false;
    }
    Object years = read(rule.duration().get());
    return years != null && BigDecimal.valueOf(row.benefitYear()).compareTo((BigDecimal) years) > 0;
  }

  /** Without a panel row there are no measures. */
  private boolean readable(Formula formula) {
    return evidence.rows().panelOf(fiscalYear).isPresent()
        || Expressions.nodes(formula.root()).stream()
            .noneMatch(
                node ->
                    node instanceof Expr.Derived
                        || (node instanceof Expr.Name name
                            && evidence.policy().annualRecords().find(name.name()).isPresent()));
  }

  Outcome entitlement() {
    if (!Boolean.TRUE.equals(read(rule.eligibility()))) {
      return outcome(
          Verdict.NOT_ELIGIBLE, Optional.of(Conditions.failing(rule.eligibility(), row)));
    }
    if (rule.duration().isPresent()
        && Interpreter.evaluate(rule.duration().get().root(), row) == null) {
      return nothing(Verdict.YEARS_OVER);
    }
    Object amount = read(rule.amount());
    long entitled =
        amount == null
            ? 0
            : Fen.of(((BigDecimal) amount).setScale(Fen.SCALE, RoundingMode.HALF_UP));
    return entitled > 0
        ? paid(entitled)
        : nothing(entitled < 0 ? Verdict.BELOW_ZERO : Verdict.NOTHING);
  }

  private Outcome paid(long entitled) {
    Optional<Line> line = evidence.own(rule.name(), fiscalYear);
    return new Outcome(
        Verdict.ENTITLED,
        Optional.empty(),
        withDefinitions(),
        entitled,
        line.map(l -> new LimitAccounts(evidence, rule, row, l).all()).orElse(List.of()),
        line.map(Line::amount).orElse(0L),
        line.flatMap(Line::bindingLimit),
        line.map(Line::basis));
  }

  Outcome nothing(Verdict verdict) {
    return outcome(verdict, Optional.empty());
  }

  private Outcome outcome(Verdict verdict, Optional<String> failed) {
    boolean judged =
        verdict == Verdict.NOT_ELIGIBLE
            || verdict == Verdict.NOTHING
            || verdict == Verdict.BELOW_ZERO;
    Optional<String> basis =
        evidence
            .rows()
            .panelOf(fiscalYear)
            .filter(r -> judged)
            .map(r -> ApplicationRows.continued(r) ? "continued" : "recorded");
    return new Outcome(
        verdict, failed, withDefinitions(), 0, List.of(), 0, Optional.empty(), basis);
  }

  private @Nullable Object read(Formula formula) {
    texts.add(formula.text());
    var trace = Interpreter.trace(formula.root(), row);
    for (var step : trace.steps()) {
      Explanation.Value value = row.of(step);
      if (values.stream().noneMatch(known -> known.name().equals(value.name()))) {
        values.add(value);
      }
    }
    return trace.result();
  }

  /** What was read, and what the defined names in the formulas came to. */
  private List<Explanation.Value> withDefinitions() {
    List<Explanation.Value> all = new ArrayList<>(values);
    for (Map.Entry<String, Formula> definition : rule.definitions().entrySet()) {
      String word = ".*\\b" + definition.getKey() + "\\b.*";
      if (texts.stream().anyMatch(text -> text.replace('\n', ' ').matches(word))) {
        Formula formula = definition.getValue();
        all.add(
            new Explanation.Value(
                definition.getKey(),
                Optional.empty(),
                Interpreter.evaluate(formula.root(), row),
                unit(formula.root().type()),
                new Source.Defined(formula)));
      }
    }
    return all;
  }

  private static String unit(Type type) {
    return type instanceof Type.Numeric number && !number.unit().equals(Unit.NONE)
        ? number.unit().toString()
        : "";
  }
}
