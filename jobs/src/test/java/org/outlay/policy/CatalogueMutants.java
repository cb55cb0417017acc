package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Expr;
import org.outlay.formula.Formula;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;

/** Slips in one rule of the catalogue: its numbers, formulas, duration, limits, programmes. */
final class CatalogueMutants {
  private static final BigDecimal MORE = new BigDecimal("1.5");
  private static final BigDecimal LESS = new BigDecimal("0.5");
  private static final Map<Limit.Kind, Limit.Kind> OTHER_LIMIT =
      Map.of(
          Limit.Kind.APPLICATION_YEAR, Limit.Kind.APPLICATION_LIFETIME,
          Limit.Kind.APPLICATION_LIFETIME, Limit.Kind.APPLICATION_YEAR,
          Limit.Kind.GROUP_YEAR, Limit.Kind.GROUP_LIFETIME,
          Limit.Kind.GROUP_LIFETIME, Limit.Kind.GROUP_YEAR);

  private static final Comparator<List<String>> BY_NAME =
      Comparator.comparing(key -> String.join(".", key));

  private final Rule rule;
  private final List<Parameter> parameters;
  private final Map<String, Rule> found = new LinkedHashMap<>();

  private CatalogueMutants(Rule rule) {
    this.rule = rule;
    this.parameters =
        rule.parameters().values().stream().sorted(Comparator.comparing(Parameter::name)).toList();
  }

  /** Changed versions of a rule by what was changed. */
  static Map<String, Rule> of(Rule rule) {
    CatalogueMutants mutants = new CatalogueMutants(rule);
    mutants.numbers();
    mutants.formulas();
    mutants.limits();
    mutants.programmes();
    return mutants.found;
  }

  private void add(String what, Rule mutant) {
    String name = rule.name() + " " + what;
    int number = 1;
    while (found.containsKey(name)) {
      number++;
      name = rule.name() + " " + what + " #" + number;
    }
    found.put(name, mutant);
  }

  private void numbers() {
    for (Parameter parameter : parameters) {
      for (Parameter.Dated dated : parameter.values()) {
        for (List<String> key : dated.byKey().keySet().stream().sorted(BY_NAME).toList()) {
          for (BigDecimal other :
              others(parameter, Objects.requireNonNull(dated.byKey().get(key)))) {
            String from = parameter.values().size() == 1 ? "" : " from " + dated.from();
            String name = parameter.name() + (key.isEmpty() ? "" : key.toString()) + from;
            String now = other.stripTrailingZeros().toPlainString();
            add(name + " = " + now, with(changed(parameter, dated, key, other)));
          }
        }
      }
    }
  }

  private static List<BigDecimal> others(Parameter parameter, BigDecimal value) {
    return parameter.unit().equals(Unit.YEAR) || parameter.unitName().equals("count")
        ? List.of(value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE))
        : List.of(value.multiply(MORE), value.multiply(LESS));
  }

  private static Parameter changed(
      Parameter old, Parameter.Dated dated, List<String> key, BigDecimal value) {
    Map<List<String>, BigDecimal> byKey = new HashMap<>(dated.byKey());
    byKey.put(key, value);
    Parameter.Dated other = new Parameter.Dated(dated.from(), byKey, dated.locations());
    return new Parameter(
        old.rule(),
        old.name(),
        old.labels(),
        old.unitName(),
        old.unit(),
        old.keys(),
        old.values().stream().map(d -> d.equals(dated) ? other : d).toList(),
        old.bound(),
        old.lowest(),
        old.highest(),
        old.cite(),
        old.uprated(),
        old.datedBy(),
        old.location());
  }

  private void formulas() {
    List<Expr> definitions = rule.definitions().values().stream().map(Formula::root).toList();
    ExprMutants slips = new ExprMutants(parameters, definitions);
    rule.definitions()
        .forEach(
            (name, definition) ->
                slips
                    .of(definition.root())
                    .forEach(
                        m -> add(name + " " + m.what(), defined(definition.root(), m.expr()))));
    if (!(rule.eligibility().root() instanceof Expr.Literal)) {
      add("eligibility is lost", eligibility(new Expr.Literal(true, new Type.Truth(), 0)));
      slips
          .of(rule.eligibility().root())
          .forEach(m -> add("eligibility " + m.what(), eligibility(m.expr())));
    }
    add("eligibility is false", eligibility(new Expr.Literal(false, new Type.Truth(), 0)));
    for (ExprMutants.Mutant m : slips.of(rule.amount().root())) {
      add(
          "amount " + m.what(),
          with(rule.eligibility(), formula(rule.amount(), m.expr()), rule.duration()));
    }
    rule.duration().ifPresent(this::durations);
  }

  private void durations(Formula duration) {
    add("duration is lost", with(rule.eligibility(), rule.amount(), Optional.empty()));
    for (Expr.Operator operator : List.of(Expr.Operator.ADD, Expr.Operator.SUBTRACT)) {
      Expr one = new Expr.Literal(BigDecimal.ONE, duration.root().type(), 0);
      Expr other = new Expr.Binary(operator, duration.root(), one, duration.root().type(), 0);
      add(
          "duration " + operator.symbol() + " 1",
          with(rule.eligibility(), rule.amount(), Optional.of(formula(duration, other))));
    }
  }

  private void limits() {
    for (int i = 0; i < rule.limits().size(); i++) {
      Limit limit = rule.limits().get(i);
      add(limit.kind().id() + " is lost", withLimit(i, null));
      Limit.Kind other = OTHER_LIMIT.get(limit.kind());
      if (other != null) {
        Limit swapped =
            new Limit(other, limit.amount(), limit.among(), limit.allocation(), limit.location());
        add(limit.kind().id() + " becomes " + other.id(), withLimit(i, swapped));
      }
    }
  }

  private void programmes() {
    if (rule.programmes().size() > 1) {
      for (String lost : rule.programmes()) {
        List<String> fewer = new ArrayList<>(rule.programmes());
        fewer.remove(lost);
        add(
            "programme " + lost + " is lost",
            copy(
                fewer,
                rule.eligibility(),
                rule.amount(),
                rule.duration(),
                rule.limits(),
                rule.parameters()));
      }
    }
  }

  private Rule eligibility(Expr root) {
    return with(formula(rule.eligibility(), root), rule.amount(), rule.duration());
  }

  private Rule defined(Expr old, Expr now) {
    return with(
        formula(rule.eligibility(), ExprEdits.replaced(rule.eligibility().root(), old, now)),
        formula(rule.amount(), ExprEdits.replaced(rule.amount().root(), old, now)),
        rule.duration().map(d -> formula(d, ExprEdits.replaced(d.root(), old, now))));
  }

  private Rule with(Formula eligibility, Formula amount, Optional<Formula> duration) {
    return copy(rule.programmes(), eligibility, amount, duration, rule.limits(), rule.parameters());
  }

  private Rule with(Parameter parameter) {
    Map<String, Parameter> all = new HashMap<>(rule.parameters());
    all.put(parameter.name(), parameter);
    return copy(
        rule.programmes(), rule.eligibility(), rule.amount(), rule.duration(), rule.limits(), all);
  }

  private Rule withLimit(int index, @Nullable Limit limit) {
    List<Limit> limits = new ArrayList<>(rule.limits());
    limits.remove(index);
    if (limit != null) {
      limits.add(index, limit);
    }
    return copy(
        rule.programmes(),
        rule.eligibility(),
        rule.amount(),
        rule.duration(),
        limits,
        rule.parameters());
  }

  private static Formula formula(Formula old, Expr root) {
    return new Formula(old.text(), old.location(), root);
  }

  private Rule copy(
      List<String> programmes,
      Formula eligibility,
      Formula amount,
      Optional<Formula> duration,
      List<Limit> limits,
      Map<String, Parameter> all) {
    return new Rule(
        rule.name(),
        rule.clause(),
        rule.clauses(),
        rule.labels(),
        rule.description(),
        programmes,
        rule.beneficiary(),
        rule.payer(),
        rule.fund(),
        rule.kind(),
        rule.budget(),
        rule.definitions(),
        eligibility,
        amount,
        duration,
        limits,
        rule.timing(),
        rule.payment(),
        rule.tags(),
        all,
        rule.location());
  }
}
