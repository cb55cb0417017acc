package org.outlay.kernel;

import java.util.List;

/** Runs the compiled loop where the inputs are as small as promised, the exact one elsewhere. */
final class PromisedLoop implements RuleLoop {
  private final RuleLoop fast;
  private final RuleLoop exact;
  private final Inputs.Promise[] fixed;
  private final Inputs.Promise[] varying;

  PromisedLoop(
      RuleLoop fast, RuleLoop exact, List<Inputs.Promise> fixed, List<Inputs.Promise> varying) {
    this.fast = fast;
    this.exact = exact;
    this.fixed = fixed.toArray(Inputs.Promise[]::new);
    this.varying = varying.toArray(Inputs.Promise[]::new);
  }

  @Override
  public boolean entitled(
      double[] fixedValues, double[][] tables, double[][] values, double[] out, int n) {
    return kept(fixedValues, values, n)
        ? fast.entitled(fixedValues, tables, values, out, n)
        : exact.entitled(fixedValues, tables, values, out, n);
  }

  private boolean kept(double[] fixedValues, double[][] values, int n) {
    for (Inputs.Promise promise : fixed) {
      if (Math.abs(fixedValues[promise.slot()]) > promise.largest()) {
        return false;
      }
    }
    for (Inputs.Promise promise : varying) {
      double[] array = values[promise.slot()];
      double largest = 0;
      for (int i = 0; i < n; i++) {
        double size = Math.abs(array[i]);
        largest = size > largest ? size : largest;
      }
      if (largest > promise.largest()) {
        return false;
      }
    }
    return true;
  }
}
