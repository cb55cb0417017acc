package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.outlay.formula.Expr;
import org.outlay.formula.Expr.Operator;
import org.outlay.formula.Expressions;
import org.outlay.formula.Type;

/** Small slips in an expression, each at one node: what a formula might say by mistake. */
final class ExprMutants {
  private static final Type TRUTH = new Type.Truth();
  private static final Map<Operator, List<Operator>> SLIPS =
      Map.ofEntries(
          Map.entry(Operator.ADD, List.of(Operator.SUBTRACT)),
          Map.entry(Operator.SUBTRACT, List.of(Operator.ADD)),
          Map.entry(Operator.MULTIPLY, List.of(Operator.ADD)),
          Map.entry(Operator.DIVIDE, List.of(Operator.MULTIPLY)),
          Map.entry(Operator.REMAINDER, List.of(Operator.DIVIDE)),
          Map.entry(Operator.EQUAL, List.of(Operator.NOT_EQUAL)),
          Map.entry(Operator.NOT_EQUAL, List.of(Operator.EQUAL)),
          Map.entry(Operator.LESS, List.of(Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL)),
          Map.entry(Operator.LESS_OR_EQUAL, List.of(Operator.LESS, Operator.GREATER)),
          Map.entry(Operator.GREATER, List.of(Operator.GREATER_OR_EQUAL, Operator.LESS_OR_EQUAL)),
          Map.entry(Operator.GREATER_OR_EQUAL, List.of(Operator.GREATER, Operator.LESS)),
          Map.entry(Operator.AND, List.of(Operator.OR)),
          Map.entry(Operator.OR, List.of(Operator.AND)));
  private static final Map<String, String> OTHER_CALL =
      Map.of("least", "greatest", "greatest", "least", "floor", "ceil", "ceil", "floor");
  private static final Map<String, String> OTHER_DERIVED =
      Map.of(
          "cumulative", "cumulative_before",
          "cumulative_before", "cumulative",
          "max_before", "cumulative_before",
          "paid", "paid_before",
          "paid_before", "paid");

  private final Collection<Parameter> parameters;
  private final List<Expr> whole;

  /** A changed expression and what was changed. */
  record Mutant(String what, Expr expr) {}

  /**
   * Slips in the formulas of one rule.
   *
   * @param parameters those that one might take for another
   * @param whole expressions that are left as they are where they occur: definitions, which change
   *     everywhere or nowhere
   */
  ExprMutants(Collection<Parameter> parameters, List<Expr> whole) {
    this.parameters = parameters;
    this.whole = whole;
  }

  /** Every changed version of {@code root}. */
  List<Mutant> of(Expr root) {
    List<Mutant> mutants = new ArrayList<>();
    for (Mutant here : here(root)) {
      mutants.add(new Mutant("@" + root.offset() + " " + here.what(), here.expr()));
    }
    List<Expr> operands = Expressions.operands(root);
    for (int i = 0; i < operands.size(); i++) {
      Expr operand = operands.get(i);
      for (Mutant inner : isWhole(operand) ? List.<Mutant>of() : of(operand)) {
        List<Expr> changed = new ArrayList<>(operands);
        changed.set(i, inner.expr());
        mutants.add(new Mutant(inner.what(), ExprEdits.withOperands(root, changed)));
      }
    }
    return mutants;
  }

  private boolean isWhole(Expr node) {
    return whole.stream().anyMatch(definition -> definition == node);
  }

  private List<Mutant> here(Expr node) {
    if (node instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (node instanceof Expr.Case choice) {
      return choice(choice);
    }
    if (node instanceof Expr.Call call) {
      return call(call);
    }
    if (node instanceof Expr.ParameterValue value) {
      return parameter(value);
    }
    if (node instanceof Expr.Literal literal) {
      return literal(literal);
    }
    if (node instanceof Expr.In in) {
      return in(in);
    }
    if (node instanceof Expr.Derived derived) {
      return derived(derived);
    }
    return node instanceof Expr.Name || node instanceof Expr.Not || node instanceof Expr.IsNull
        ? test(node)
        : List.of();
  }

  private static List<Mutant> binary(Expr.Binary node) {
    List<Mutant> mutants = new ArrayList<>();
    for (Operator other : Objects.requireNonNull(SLIPS.get(node.operator()))) {
      mutants.add(
          new Mutant(
              node.operator().symbol() + " becomes " + other.symbol(),
              new Expr.Binary(other, node.left(), node.right(), node.type(), node.offset())));
    }
    if (node.operator() == Operator.AND || node.operator() == Operator.OR) {
      mutants.add(new Mutant(node.operator().symbol() + " keeps its left", node.left()));
      mutants.add(new Mutant(node.operator().symbol() + " keeps its right", node.right()));
    }
    return mutants;
  }

  private static List<Mutant> choice(Expr.Case node) {
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < node.branches().size(); i++) {
      List<Expr.Branch> fewer = new ArrayList<>(node.branches());
      Expr.Branch gone = fewer.remove(i);
      Expr without =
          fewer.isEmpty()
              ? node.otherwise()
              : new Expr.Case(fewer, node.otherwise(), node.type(), node.offset());
      mutants.add(new Mutant("branch " + i + " is lost", without));
      List<Expr.Branch> always = new ArrayList<>(node.branches());
      always.set(i, new Expr.Branch(new Expr.Literal(true, TRUTH, node.offset()), gone.value()));
      mutants.add(
          new Mutant(
              "branch " + i + " is always taken",
              new Expr.Case(always, node.otherwise(), node.type(), node.offset())));
    }
    return mutants;
  }

  private static List<Mutant> call(Expr.Call node) {
    List<Mutant> mutants = new ArrayList<>();
    String other = OTHER_CALL.get(node.function());
    if (other != null) {
      mutants.add(
          new Mutant(
              node.function() + " becomes " + other,
              new Expr.Call(other, node.arguments(), node.type(), node.offset())));
    }
    if (node.function().equals("round")) {
      mutants.add(new Mutant("round is lost", node.arguments().get(0)));
    } else if (node.arguments().size() > 1) {
      for (int i = 0; i < node.arguments().size(); i++) {
        List<Expr> fewer = new ArrayList<>(node.arguments());
        fewer.remove(i);
        mutants.add(
            new Mutant(
                node.function() + " loses argument " + i,
                new Expr.Call(node.function(), fewer, node.type(), node.offset())));
      }
    }
    return mutants;
  }

  private List<Mutant> parameter(Expr.ParameterValue node) {
    Parameter own =
        parameters.stream()
            .filter(p -> p.name().equals(node.parameter()))
            .findFirst()
            .orElseThrow();
    return parameters.stream()
        .filter(p -> !p.equals(own) && p.unit().equals(own.unit()) && p.keys().equals(own.keys()))
        .map(
            p ->
                new Mutant(
                    own.name() + " becomes " + p.name(),
                    new Expr.ParameterValue(p.name(), node.keys(), node.type(), node.offset())))
        .toList();
  }

  private static List<Mutant> literal(Expr.Literal node) {
    Object value = node.value();
    Object other = null;
    if (value instanceof BigDecimal number) {
      other = number.add(BigDecimal.ONE);
    } else if (value instanceof Boolean truth) {
      other = !truth;
    } else if (value instanceof String && node.type() instanceof Type.Category list) {
      other = list.values().get((list.values().indexOf(value) + 1) % list.values().size());
    }
    return other == null
        ? List.of()
        : List.of(
            new Mutant(
                value + " becomes " + other, new Expr.Literal(other, node.type(), node.offset())));
  }

  private static List<Mutant> in(Expr.In node) {
    List<Mutant> mutants = new ArrayList<>(test(node));
    for (int i = 0; i < node.options().size(); i++) {
      List<Expr> fewer = new ArrayList<>(node.options());
      fewer.remove(i);
      mutants.add(
          new Mutant(
              "option " + i + " is lost",
              new Expr.In(node.operand(), fewer, node.type(), node.offset())));
    }
    return mutants;
  }

  private static List<Mutant> derived(Expr.Derived node) {
    String other = OTHER_DERIVED.get(node.function());
    return other == null
        ? test(node)
        : List.of(
            new Mutant(
                node.function() + " becomes " + other,
                new Expr.Derived(other, node.argument(), node.type(), node.offset())));
  }

  /** A condition turned round; a column that gives another's values, here none. */
  private static List<Mutant> test(Expr node) {
    if (node instanceof Expr.Not not) {
      return List.of(new Mutant("not is lost", not.operand()));
    }
    if (node.type() instanceof Type.Truth) {
      return List.of(new Mutant("is turned round", new Expr.Not(node, TRUTH, node.offset())));
    }
    return List.of(
        new Mutant(
            "column is another, empty one", new Expr.Literal(null, node.type(), node.offset())));
  }
}
