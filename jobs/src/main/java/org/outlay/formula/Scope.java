package org.outlay.formula;

import java.util.Map;

/**
 * The names a formula may use.
 *
 * @param names columns and scalar derived values
 * @param parameters parameters of the rule by name
 * @param derived functions over other years or rules: function name to its allowed arguments (a
 *     column name for {@code cumulative}, a rule name for {@code paid}) and the type it gives
 * @param definitions named sub-expressions of the same rule ({@code define}), checked before
 */
public record Scope(
    Map<String, Type> names,
    Map<String, Parameter> parameters,
    Map<String, Map<String, Type>> derived,
    Map<String, Expr> definitions) {

  /** What the scope knows of a parameter: its key types in order and the type of its values. */
  public record Parameter(java.util.List<Type> keys, Type value) {
    public Parameter {
      keys = java.util.List.copyOf(keys);
    }
  }

  public Scope {
    names = Map.copyOf(names);
    parameters = Map.copyOf(parameters);
    derived = Map.copyOf(derived);
    definitions = Map.copyOf(definitions);
  }
}
