package org.outlay.kernel;

/** What generated classes are; public for them alone. */
public interface GeneratedLoop extends RuleLoop {
  /**
   * As {@link #entitled}, which takes inputs that vary not to be null and turns here when a hoisted
   * value is; the same where nothing can be.
   */
  default boolean withNulls(
      double[] fixed, double[][] tables, double[][] varying, double[] out, int n) {
    return entitled(fixed, tables, varying, out, n);
  }
}
