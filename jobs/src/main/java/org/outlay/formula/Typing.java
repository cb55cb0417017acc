package org.outlay.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.outlay.formula.Agreement.Use;

/** Types of operators, choices and conditions; refuses what has no exact or sensible meaning. */
final class Typing {
  private static final Type TRUTH = new Type.Truth();

  private final FormulaText source;
  private final Agreement agreement;
  private final Magnitudes magnitudes =
      new Magnitudes(Magnitudes.Carrier.DECIMAL, Magnitudes::ofType);

  Typing(FormulaText source) {
    this.source = source;
    this.agreement = new Agreement(source);
  }

  Operand binary(Expr.Operator operator, Operand left, Operand right) {
    return switch (operator) {
      case AND, OR -> logical(operator, left, right);
      case ADD, SUBTRACT, REMAINDER -> sum(operator, left, right);
      case MULTIPLY, DIVIDE -> product(operator, left, right);
      default -> comparison(operator, left, right);
    };
  }

  private Operand logical(Expr.Operator operator, Operand left, Operand right) {
    Expr a = condition(left, operator.symbol()).expr();
    Expr b = condition(right, operator.symbol()).expr();
    Span span = left.span().to(right.span());
    return new Operand(new Expr.Binary(operator, a, b, TRUTH, span.start()), span);
  }

  private Operand sum(Expr.Operator operator, Operand left, Operand right) {
    Expr a = number(left, operator.symbol()).expr();
    Expr b = number(right, operator.symbol()).expr();
    Unit unit = right.fits(left.unit()) ? left.unit() : right.unit();
    if (!left.fits(unit)) {
      throw new Refusal(agreement.unitsDiffer(left, right, operator.symbol()));
    }
    int scale = Math.max(Magnitudes.scale(a), Magnitudes.scale(b));
    Span span = left.span().to(right.span());
    return exact(span, unit, scale, t -> new Expr.Binary(operator, a, b, t, span.start()));
  }

  private Operand product(Expr.Operator operator, Operand left, Operand right) {
    Expr a = number(left, operator.symbol()).expr();
    Expr b = number(right, operator.symbol()).expr();
    boolean divide = operator == Expr.Operator.DIVIDE;
    Unit unit = divide ? left.unit().per(right.unit()) : left.unit().times(right.unit());
    int scale = divide ? ExactMath.QUOTIENT_SCALE : Magnitudes.scale(a) + Magnitudes.scale(b);
    Span span = left.span().to(right.span());
    return exact(span, unit, scale, t -> new Expr.Binary(operator, a, b, t, span.start()));
  }

  private Operand comparison(Expr.Operator operator, Operand left, Operand right) {
    List<Operand> sides = compared(List.of(left, right), operator.symbol());
    Type type = sides.get(0).type();
    boolean order = operator != Expr.Operator.EQUAL && operator != Expr.Operator.NOT_EQUAL;
    if (order && (type instanceof Type.Category || type instanceof Type.Truth)) {
      throw source.refusal(
          "formula-type",
          left.span().to(right.span()),
          sides.get(0).describe() + " has no order, so " + operator.symbol() + " means nothing");
    }
    Span span = left.span().to(right.span());
    return new Operand(
        new Expr.Binary(operator, sides.get(0).expr(), sides.get(1).expr(), TRUTH, span.start()),
        span);
  }

  Operand in(Operand operand, List<Operand> options, Span span) {
    List<Operand> all = new ArrayList<>(List.of(operand));
    all.addAll(options);
    List<Expr> agreed = compared(all, "the list").stream().map(Operand::expr).toList();
    return new Operand(
        new Expr.In(agreed.get(0), agreed.subList(1, agreed.size()), TRUTH, span.start()), span);
  }

  private List<Operand> compared(List<Operand> operands, String what) {
    operands.stream()
        .filter(Operand::isNull)
        .findFirst()
        .ifPresent(
            o -> {
              throw new Refusal(
                  source
                      .problem("formula-type", o.span(), "nothing is ever equal to null")
                      .withRemedy("write is null or is not null"));
            });
    List<Operand> agreed = agreement.agree(operands, Use.COMPARE, what);
    List<Expr> numbers = agreed.stream().filter(Operand::isNumber).map(Operand::expr).toList();
    if (magnitudes.findAll(numbers, Magnitudes.commonScale(numbers)).isEmpty()
        && !numbers.isEmpty()) {
      throw inexact(operands.get(0).span().to(operands.get(operands.size() - 1).span()));
    }
    return agreed;
  }

  /** Operands of which one is the result, brought to one type and handed to {@code make}. */
  Operand choice(
      List<Operand> values, String what, Span span, BiFunction<List<Expr>, Type, Expr> make) {
    List<Operand> agreed = agreement.agree(values, Use.CHOOSE, what);
    List<Expr> exprs = agreed.stream().map(Operand::expr).toList();
    Operand first = agreed.get(0);
    if (!first.isNumber()) {
      return new Operand(make.apply(exprs, first.type()), span);
    }
    int scale =
        what.equals("nullif") ? Magnitudes.scale(exprs.get(0)) : Magnitudes.commonScale(exprs);
    return exact(span, first.unit(), scale, type -> make.apply(exprs, type));
  }

  /** A number whose digits fit, with the precision that its bounds need. */
  Operand exact(Span span, Unit unit, int scale, Function<Type, Expr> make) {
    Interval bounds =
        magnitudes
            .find(make.apply(new Type.Numeric(unit, 38, scale)))
            .orElseThrow(() -> inexact(span));
    if (scale > 38) {
      throw inexact(span);
    }
    int digits = bounds.magnitude().toString().length();
    return new Operand(
        make.apply(new Type.Numeric(unit, Math.max(digits, Math.max(scale, 1)), scale)), span);
  }

  Operand number(Operand operand, String what) {
    if (operand.isNumber()) {
      return operand;
    }
    throw wrong(operand, what, "numbers");
  }

  Operand condition(Operand operand, String what) {
    if (operand.isNull()) {
      return new Operand(Retype.to(operand.expr(), TRUTH), operand.span());
    }
    if (operand.type() instanceof Type.Truth) {
      return operand;
    }
    throw wrong(operand, what, "conditions");
  }

  private Refusal wrong(Operand operand, String what, String needed) {
    return source.refusal(
        "formula-type",
        operand.span(),
        String.format(
            Locale.ROOT, "%s takes %s, and this is %s", what, needed, operand.describe()));
  }

  private Refusal inexact(Span span) {
    return new Refusal(
        source
            .problem(
                "formula-not-exact",
                span,
                "this can have more than 38 digits and so cannot be exact")
            .withRemedy("round a factor first, as in round(x, 2)"));
  }
}
