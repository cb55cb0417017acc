package org.outlay.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outlay.formula.Expr;

/** Numbers the inputs and parameters of a rule in the order in which its formulas name them. */
final class Slots {
  private final Inputs inputs;
  private final Map<String, Integer> fixedSlots = new LinkedHashMap<>();
  private final Map<String, Integer> varyingSlots = new LinkedHashMap<>();
  private final Map<String, Integer> tables = new LinkedHashMap<>();
  private final List<Expr> fixed = new ArrayList<>();
  private final List<Expr> varying = new ArrayList<>();
  private final List<KernelParameter> parameters = new ArrayList<>();

  Slots(Inputs inputs) {
    this.inputs = inputs;
  }

  List<Expr> fixed() {
    return List.copyOf(fixed);
  }

  List<Expr> varying() {
    return List.copyOf(varying);
  }

  List<KernelParameter> parameters() {
    return List.copyOf(parameters);
  }

  /** Gives an input or a parameter its slot, without a statement. */
  void reserve(Expr node) {
    if (node instanceof Expr.ParameterValue parameter) {
      table(parameter);
    } else if (node instanceof Expr.Name || node instanceof Expr.Derived) {
      input(node);
    }
  }

  /** Slot among the fixed or the varying inputs. */
  int input(Expr input) {
    boolean varies = inputs.varies(input);
    Map<String, Integer> slots = varies ? varyingSlots : fixedSlots;
    Integer known = slots.get(key(input));
    if (known != null) {
      return known;
    }
    slots.put(key(input), slots.size());
    (varies ? varying : fixed).add(input);
    return slots.size() - 1;
  }

  /** Slot of a parameter's table. */
  int table(Expr.ParameterValue parameter) {
    Integer known = tables.get(parameter.parameter());
    if (known != null) {
      return known;
    }
    tables.put(parameter.parameter(), tables.size());
    parameters.add(
        new KernelParameter(parameter.parameter(), inputs.keys(parameter), scale(parameter)));
    return tables.size() - 1;
  }

  /** The smallest scale that holds all values, so that products stay small. */
  int scale(Expr.ParameterValue parameter) {
    return inputs.values(parameter).stream()
        .mapToInt(value -> Math.max(0, value.stripTrailingZeros().scale()))
        .max()
        .orElse(0);
  }

  /** How an input is told from others. */
  static String key(Expr input) {
    return input instanceof Expr.Derived derived
        ? derived.function() + "(" + derived.argument() + ")"
        : ((Expr.Name) input).name();
  }
}
