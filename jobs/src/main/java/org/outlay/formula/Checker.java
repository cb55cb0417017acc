package org.outlay.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Problem;

/** {@link Syntax} -> {@link Expr}: resolves names, gives types, inlines definitions. */
final class Checker {
  private static final Type TRUTH = new Type.Truth();

  private final Names names;
  private final Typing typing;
  private final Functions functions;

  Checker(Scope scope, FormulaText source) {
    this.names = new Names(scope, source);
    this.typing = new Typing(source);
    this.functions = new Functions(source, typing);
  }

  Operand check(Syntax written) {
    Span span = written.span();
    if (written instanceof Syntax.Name name) {
      return names.name(name);
    }
    if (written instanceof Syntax.Call call) {
      return call(call);
    }
    if (written instanceof Syntax.Binary binary) {
      List<Operand> sides = all(List.of(binary.left(), binary.right()));
      return typing.binary(binary.operator(), sides.get(0), sides.get(1));
    }
    if (written instanceof Syntax.Case choice) {
      return choice(choice);
    }
    if (written instanceof Syntax.In in) {
      List<Syntax> parts = new ArrayList<>(List.of(in.operand()));
      parts.addAll(in.options());
      List<Operand> checked = all(parts);
      return typing.in(checked.get(0), checked.subList(1, checked.size()), span);
    }
    return written instanceof Syntax.Between between ? between(between) : single(written);
  }

  private Operand single(Syntax written) {
    Span span = written.span();
    int start = span.start();
    if (written instanceof Syntax.Not not) {
      Expr operand = typing.condition(check(not.operand()), "not").expr();
      return new Operand(new Expr.Not(operand, TRUTH, start), span);
    }
    if (written instanceof Syntax.IsNull test) {
      return new Operand(new Expr.IsNull(check(test.operand()).expr(), TRUTH, start), span);
    }
    if (written instanceof Syntax.Negate negate) {
      Operand operand = typing.number(check(negate.operand()), "-");
      int scale = Magnitudes.scale(operand.expr());
      return typing.exact(
          span, operand.unit(), scale, type -> new Expr.Negate(operand.expr(), type, start));
    }
    return literal(written);
  }

  private static Operand literal(Syntax written) {
    if (written instanceof Syntax.Numeral number) {
      BigDecimal stripped = number.value().stripTrailingZeros();
      BigDecimal value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
      int precision = Math.max(value.precision(), Math.max(value.scale(), 1));
      return literal(value, new Type.Numeric(Unit.NONE, precision, value.scale()), written.span());
    }
    if (written instanceof Syntax.Text text) {
      return literal(text.value(), new Type.Category(List.of(text.value())), written.span());
    }
    if (written instanceof Syntax.Truth truth) {
      return literal(truth.value(), TRUTH, written.span());
    }
    return written instanceof Syntax.Day day
        ? literal(day.value(), new Type.Day(), written.span())
        : literal(null, new Type.Null(), written.span());
  }

  private static Operand literal(@Nullable Object value, Type type, Span span) {
    return new Operand(new Expr.Literal(value, type, span.start()), span);
  }

  private Operand between(Syntax.Between written) {
    List<Operand> parts = all(List.of(written.operand(), written.low(), written.high()));
    Operand low = typing.binary(Expr.Operator.GREATER_OR_EQUAL, parts.get(0), parts.get(1));
    Operand high = typing.binary(Expr.Operator.LESS_OR_EQUAL, parts.get(0), parts.get(2));
    return typing.binary(Expr.Operator.AND, low, high);
  }

  private Operand choice(Syntax.Case written) {
    List<Syntax> conditions = written.arms().stream().map(Syntax.Arm::condition).toList();
    List<Syntax> values = new ArrayList<>(written.arms().stream().map(Syntax.Arm::value).toList());
    Syntax otherwise = written.otherwise();
    values.add(otherwise == null ? new Syntax.Null(written.span()) : otherwise);
    List<Syntax> parts = new ArrayList<>(conditions);
    parts.addAll(values);
    List<Operand> checked = all(parts);
    int arms = conditions.size();
    List<Expr> tests =
        checked.subList(0, arms).stream().map(c -> typing.condition(c, "when").expr()).toList();
    return typing.choice(
        checked.subList(arms, checked.size()),
        "case",
        written.span(),
        (exprs, type) -> choice(tests, exprs, type, written.span().start()));
  }

  private static Expr choice(List<Expr> tests, List<Expr> values, Type type, int offset) {
    List<Expr.Branch> branches = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      branches.add(new Expr.Branch(tests.get(i), values.get(i)));
    }
    return new Expr.Case(branches, values.get(tests.size()), type, offset);
  }

  private Operand call(Syntax.Call call) {
    if (functions.knows(call.function())) {
      return functions.call(call, all(call.arguments()));
    }
    if (names.isParameter(call.function())) {
      return names.parameter(call, all(call.arguments()));
    }
    if (names.isDerived(call.function())) {
      return names.derived(call);
    }
    throw functions.unknown(call, names.callable());
  }

  /** Checks parts side by side, so that a mistake in one does not hide those in the others. */
  private List<Operand> all(List<Syntax> parts) {
    List<Operand> checked = new ArrayList<>();
    List<Problem> found = new ArrayList<>();
    for (Syntax part : parts) {
      try {
        checked.add(check(part));
      } catch (Refusal refusal) {
        refusal.problems().stream().filter(p -> !found.contains(p)).forEach(found::add);
      }
    }
    if (!found.isEmpty()) {
      throw new Refusal(found);
    }
    return checked;
  }
}
