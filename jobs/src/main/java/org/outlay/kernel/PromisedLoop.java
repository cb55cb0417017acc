package org.outlay.kernel;

import java.util.List;

/** Runs the compiled loop where the inputs are as small as promised, the exact one elsewhere. */
final class PromisedLoop implements RuleLoop {
  private final GeneratedLoop fast;
  private final RuleLoop exact;
  private final Inputs.Promise[] fixed;
  private final Inputs.Promise[] varying;

  PromisedLoop(
      GeneratedLoop fast,
      RuleLoop exact,
      List<Inputs.Promise> fixed,
      List<Inputs.Promise> varying) {
    this.fast = fast;
    this.exact = exact;
    this.fixed = fixed.toArray(Inputs.Promise[]::new);
    this.varying = varying.toArray(Inputs.Promise[]::new);
  }

  @Override
  public boolean entitled(
      double[] fixedValues, double[][] tables, double[][] values, double[] out, int n) {
    boolean kept = true;
    for (Inputs.Promise promise : fixed) {
      kept &= !(Math.abs(fixedValues[promise.slot()]) > promise.largest());
    }
    boolean nulls = false;
    for (Inputs.Promise promise : varying) {
      double[] array = values[promise.slot()];
      double atMost = Magnitude.atMost(array, n);
      // Also when it is not a number.
      if (!(atMost <= promise.largest())) {
        nulls |= Double.isNaN(atMost);
        kept &= Magnitude.largest(array, n) <= promise.largest();
      }
    }
    if (!kept) {
      return exact.entitled(fixedValues, tables, values, out, n);
    }
    return nulls
        ? fast.withNulls(fixedValues, tables, values, out, n)
        : fast.entitled(fixedValues, tables, values, out, n);
  }
}
