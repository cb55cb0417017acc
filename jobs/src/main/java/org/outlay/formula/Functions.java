package org.outlay.formula;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outlay.problem.NearestName;

/** The built-in functions: {@code least greatest coalesce nullif abs floor ceil round}. */
final class Functions {
  private static final int MAX_PLACES = 6;

  /** How each is called. */
  private static final Map<String, String> CALLS =
      new java.util.TreeMap<>(
          Map.of(
              "least", "least(a, b, ...)",
              "greatest", "greatest(a, b, ...)",
              "coalesce", "coalesce(a, b, ...)",
              "nullif", "nullif(a, b)",
              "abs", "abs(a)",
              "floor", "floor(a)",
              "ceil", "ceil(a)",
              "round", "round(a, places)"));

  private final FormulaText source;
  private final Typing typing;

  Functions(FormulaText source, Typing typing) {
    this.source = source;
    this.typing = typing;
  }

  boolean knows(String function) {
    return CALLS.containsKey(function);
  }

  Refusal unknown(Syntax.Call call, Set<String> others) {
    Set<String> known = new LinkedHashSet<>(CALLS.keySet());
    others.stream().sorted().forEach(known::add);
    return new Refusal(
        source
            .problem(
                "unknown-function",
                new Span(call.span().start(), call.span().start() + call.function().length()),
                "unknown function \"" + call.function() + "\"")
            .withAllowed(String.join(", ", known))
            .withRemedy(NearestName.suggestion(call.function(), known)));
  }

  Operand call(Syntax.Call call, List<Operand> arguments) {
    checkCount(call, arguments.size());
    return switch (call.function()) {
      case "least", "greatest" -> extreme(call, arguments);
      case "coalesce", "nullif" -> choice(call, arguments);
      case "round" -> round(call, arguments);
      default -> whole(call, arguments.get(0));
    };
  }

  private void checkCount(Syntax.Call call, int given) {
    boolean fits =
        switch (call.function()) {
          case "least", "greatest", "coalesce" -> given >= 2;
          case "nullif", "round" -> given == 2;
          default -> given == 1;
        };
    if (!fits) {
      throw new Refusal(
          source
              .problem(
                  "formula-arguments",
                  call.span(),
                  call.function()
                      + " does not take "
                      + given
                      + (given == 1 ? " argument" : " arguments"))
              .withAllowed(CALLS.getOrDefault(call.function(), "")));
    }
  }

  private Operand extreme(Syntax.Call call, List<Operand> arguments) {
    for (Operand argument : arguments) {
      if (!argument.isNull() && !(argument.type() instanceof Type.Day)) {
        typing.number(argument, call.function());
      }
    }
    return choice(call, arguments);
  }

  private Operand choice(Syntax.Call call, List<Operand> arguments) {
    return typing.choice(
        arguments,
        call.function(),
        call.span(),
        (exprs, type) -> new Expr.Call(call.function(), exprs, type, call.span().start()));
  }

  private Operand whole(Syntax.Call call, Operand argument) {
    Operand number = typing.number(argument, call.function());
    int scale = call.function().equals("abs") ? Magnitudes.scale(number.expr()) : 0;
    return rounded(call, List.of(number.expr()), number.unit(), scale);
  }

  private Operand round(Syntax.Call call, List<Operand> arguments) {
    Operand number = typing.number(arguments.get(0), "round");
    Operand places = arguments.get(1);
    if (!(places.expr() instanceof Expr.Literal literal
        && literal.value() instanceof BigDecimal value
        && value.scale() == 0
        && value.signum() >= 0
        && value.compareTo(BigDecimal.valueOf(MAX_PLACES)) <= 0)) {
      throw new Refusal(
          source
              .problem("formula-arguments", places.span(), "round needs a number of places here")
              .withAllowed("a whole number from 0 to 6"));
    }
    int scale = Math.min(value.intValueExact(), Magnitudes.scale(number.expr()));
    return rounded(call, List.of(number.expr(), places.expr()), number.unit(), scale);
  }

  private Operand rounded(Syntax.Call call, List<Expr> arguments, Unit unit, int scale) {
    int offset = call.span().start();
    return typing.exact(
        call.span(), unit, scale, type -> new Expr.Call(call.function(), arguments, type, offset));
  }
}
