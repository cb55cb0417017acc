package org.outlay.kernel;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.outlay.formula.Expr;

/** What the emitter must know of the inputs of a rule's formulas. */
public interface Inputs {
  /** Whether a name or derived value can differ between replicates. */
  boolean varies(Expr input);

  /** Whether it can be null. */
  boolean nullable(Expr input);

  /**
   * Largest absolute unscaled value of a number that is promised; larger ones are computed too, but
   * slowly.
   */
  double largest(Expr input);

  /** The values that a parameter can take, all dates and keys. */
  List<BigDecimal> values(Expr.ParameterValue parameter);

  /** Whether a parameter has a value for every combination of its keys. */
  boolean complete(Expr.ParameterValue parameter);

  /** The names of each of a parameter's keys. */
  List<List<String>> keys(Expr.ParameterValue parameter);

  /** A slot's promise, checked on every call; null is no breach. */
  record Promise(int slot, double largest) implements Serializable {}
}
