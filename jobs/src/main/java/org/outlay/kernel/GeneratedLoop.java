package org.outlay.kernel;

/** What generated classes are; public for them alone. */
public interface GeneratedLoop {
  /** No replicate can have an entitlement; nothing was written. */
  int NOTHING = 0;

  /** Entitled fen were written. */
  int WRITTEN = 1;

  /** A hoisted value is null, which this loop takes it not to be; nothing was written. */
  int HAS_NULLS = 2;

  /** As {@link RuleLoop#entitled}, but for what it returns. */
  int run(double[] fixed, double[][] tables, double[][] varying, double[] out, int n);
}
