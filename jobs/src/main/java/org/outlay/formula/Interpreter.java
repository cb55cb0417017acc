package org.outlay.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression for one row on exact decimals with SQL's three-valued logic. Meant for
 * explanations, for rules driven by the year and as the measure for the Spark columns.
 */
public final class Interpreter {
  private final Environment environment;
  private final Map<String, Trace.Step> steps = new LinkedHashMap<>();

  private Interpreter(Environment environment) {
    this.environment = environment;
  }

  /** The value: BigDecimal (any scale), String, Boolean, LocalDate or null. */
  public static @Nullable Object evaluate(Expr expr, Environment environment) {
    return new Interpreter(environment).of(expr);
  }

  /** The value, and every looked-up value that it was made of. */
  public static Trace trace(Expr expr, Environment environment) {
    Interpreter interpreter = new Interpreter(environment);
    Object result = interpreter.of(expr);
    return new Trace(result, List.copyOf(interpreter.steps.values()));
  }

  private @Nullable Object of(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value();
    }
    if (expr instanceof Expr.Name name) {
      return step(name, name.name(), environment.value(name));
    }
    if (expr instanceof Expr.ParameterValue parameter) {
      return parameter(parameter);
    }
    if (expr instanceof Expr.Derived derived) {
      boolean column = derived.argument().matches("[a-z_][a-z0-9_]*");
      String argument = column ? derived.argument() : "'" + derived.argument() + "'";
      String text = derived.function() + "(" + argument + ")";
      return step(derived, text, environment.value(derived));
    }
    return expr instanceof Expr.Case choice ? choice(choice) : operation(expr);
  }

  private @Nullable Object parameter(Expr.ParameterValue parameter) {
    List<@Nullable Object> keys = all(parameter.keys());
    String text =
        keys.isEmpty()
            ? parameter.parameter()
            : keys.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", parameter.parameter() + "(", ")"));
    return step(parameter, text, environment.value(parameter, keys));
  }

  private @Nullable Object step(Expr node, String text, @Nullable Object value) {
    steps.putIfAbsent(text, new Trace.Step(node, text, value));
    return value;
  }

  private @Nullable Object choice(Expr.Case choice) {
    for (Expr.Branch branch : choice.branches()) {
      if (Boolean.TRUE.equals(of(branch.condition()))) {
        return of(branch.value());
      }
    }
    return of(choice.otherwise());
  }

  private @Nullable Object operation(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Not not) {
      Object value = of(not.operand());
      return value == null ? null : !Boolean.TRUE.equals(value);
    }
    if (expr instanceof Expr.Negate negate) {
      Object value = of(negate.operand());
      return value == null ? null : ((BigDecimal) value).negate();
    }
    if (expr instanceof Expr.IsNull test) {
      return of(test.operand()) == null;
    }
    if (expr instanceof Expr.In in) {
      return Values.in(of(in.operand()), all(in.options()));
    }
    return call((Expr.Call) expr);
  }

  private @Nullable Object binary(Expr.Binary node) {
    Object left = of(node.left());
    if (node.operator() == Expr.Operator.AND || node.operator() == Expr.Operator.OR) {
      Boolean decided = node.operator() == Expr.Operator.OR;
      if (decided.equals(left)) {
        return decided;
      }
      Object right = of(node.right());
      return decided.equals(right) ? decided : left == null ? null : right;
    }
    Object right = of(node.right());
    return left == null || right == null ? null : Values.apply(node.operator(), left, right);
  }

  private @Nullable Object call(Expr.Call call) {
    if (call.function().equals("coalesce")) {
      for (Expr argument : call.arguments()) {
        Object value = of(argument);
        if (value != null) {
          return value;
        }
      }
      return null;
    }
    return Values.call(call, all(call.arguments()));
  }

  private List<@Nullable Object> all(List<Expr> exprs) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expr expr : exprs) {
      values.add(of(expr));
    }
    return values;
  }
}
