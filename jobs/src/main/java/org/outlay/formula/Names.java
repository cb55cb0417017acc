package org.outlay.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.outlay.problem.NearestName;

/** Resolves names, parameters and derived values in a scope. */
final class Names {
  private static final Type TRUTH = new Type.Truth();

  private final Scope scope;
  private final FormulaText source;
  private final Agreement agreement;

  Names(Scope scope, FormulaText source) {
    this.scope = scope;
    this.source = source;
    this.agreement = new Agreement(source);
  }

  Operand name(Syntax.Name written) {
    String name = written.name();
    Span span = written.span();
    Expr definition = scope.definitions().get(name);
    if (definition != null) {
      return new Operand(definition, span);
    }
    Scope.Parameter parameter = scope.parameters().get(name);
    if (parameter != null) {
      checkCount(name, parameter, 0, span);
      return new Operand(
          new Expr.ParameterValue(name, List.of(), parameter.value(), span.start()), span);
    }
    Type type = scope.names().get(name);
    if (type != null) {
      return new Operand(new Expr.Name(name, type, span.start()), span);
    }
    throw unknown(name, span);
  }

  private Refusal unknown(String name, Span span) {
    Set<String> known = new LinkedHashSet<>(scope.names().keySet());
    known.addAll(scope.parameters().keySet());
    known.addAll(scope.definitions().keySet());
    return new Refusal(
        source
            .problem("unknown-name", span, "unknown name \"" + name + "\"")
            .withRemedy(NearestName.suggestion(name, known)));
  }

  boolean isParameter(String function) {
    return scope.parameters().containsKey(function);
  }

  boolean isDerived(String function) {
    return scope.derived().containsKey(function);
  }

  /** Names of what can be called besides the built-in functions. */
  Set<String> callable() {
    Set<String> names = new LinkedHashSet<>(scope.derived().keySet());
    scope
        .parameters()
        .forEach(
            (name, p) -> {
              if (!p.keys().isEmpty()) {
                names.add(name);
              }
            });
    return names;
  }

  Operand parameter(Syntax.Call call, List<Operand> keys) {
    Scope.Parameter parameter = Objects.requireNonNull(scope.parameters().get(call.function()));
    checkCount(call.function(), parameter, keys.size(), call.span());
    List<Expr> exprs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      exprs.add(key(keys.get(i), parameter.keys().get(i), call.function()));
    }
    return new Operand(
        new Expr.ParameterValue(call.function(), exprs, parameter.value(), call.span().start()),
        call.span());
  }

  private void checkCount(String name, Scope.Parameter parameter, int given, Span span) {
    int needed = parameter.keys().size();
    if (needed != given) {
      String lists =
          parameter.keys().stream().map(Operand::describe).collect(Collectors.joining("; "));
      String message = "the parameter " + name + " takes " + plural(needed) + ", not " + given;
      throw new Refusal(
          source
              .problem("formula-arguments", span, message)
              .withAllowed(needed == 0 ? name + " alone" : lists));
    }
  }

  private static String plural(int keys) {
    return keys == 0 ? "no key" : keys == 1 ? "1 key" : keys + " keys";
  }

  private Expr key(Operand key, Type wanted, String parameter) {
    if (key.isNull() || key.type().equals(wanted)) {
      return key.isNull() ? Retype.to(key.expr(), wanted) : key.expr();
    }
    if (wanted instanceof Type.Category list && key.type() instanceof Type.Category own) {
      if (key.isText()) {
        return agreement.text(key, list).expr();
      }
      List<String> missing = new ArrayList<>(own.values());
      missing.removeAll(list.values());
      if (missing.isEmpty()) {
        return recoded(key.expr(), own, list);
      }
      throw new Refusal(
          source
              .problem(
                  "formula-type",
                  key.span(),
                  "this can be "
                      + String.join(", ", missing)
                      + ", which "
                      + parameter
                      + " does not know")
              .withAllowed(String.join(", ", list.values())));
    }
    throw new Refusal(
        source
            .problem(
                "formula-type",
                key.span(),
                "a key of " + parameter + " is a category, and this is " + key.describe())
            .withAllowed(Operand.describe(wanted)));
  }

  /** The same name with its position in another list. */
  private static Expr recoded(Expr key, Type.Category from, Type.Category to) {
    List<Expr.Branch> branches = new ArrayList<>();
    for (String name : from.values()) {
      Expr old = new Expr.Literal(name, from, key.offset());
      branches.add(
          new Expr.Branch(
              new Expr.Binary(Expr.Operator.EQUAL, key, old, TRUTH, key.offset()),
              new Expr.Literal(name, to, key.offset())));
    }
    return new Expr.Case(branches, new Expr.Literal(null, to, key.offset()), to, key.offset());
  }

  /** {@code cumulative(investment)}, {@code paid('venture-project')}: a name, never a value. */
  Operand derived(Syntax.Call call) {
    Map<String, Type> known = Objects.requireNonNull(scope.derived().get(call.function()));
    String argument = call.arguments().size() == 1 ? argument(call.arguments().get(0)) : "";
    Type type = known.get(argument);
    if (type == null) {
      Span span = call.arguments().size() == 1 ? call.arguments().get(0).span() : call.span();
      throw new Refusal(
          source
              .problem(
                  "formula-arguments",
                  span,
                  call.function()
                      + " takes one name, of another rule or of a measure that is a number")
              .withAllowed(known.keySet().stream().sorted().collect(Collectors.joining(", ")))
              .withRemedy(NearestName.suggestion(argument, known.keySet())));
    }
    return new Operand(
        new Expr.Derived(call.function(), argument, type, call.span().start()), call.span());
  }

  private static String argument(Syntax written) {
    if (written instanceof Syntax.Name name) {
      return name.name();
    }
    return written instanceof Syntax.Text text ? text.value() : "";
  }
}
