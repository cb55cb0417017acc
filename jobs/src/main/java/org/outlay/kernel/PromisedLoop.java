package org.outlay.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the compiled loop where the inputs are as small as promised, the exact one elsewhere. The
 * loop that minds nulls is compiled when one is seen.
 */
final class PromisedLoop implements RuleLoop {
  private final RuleSource source;
  private final GeneratedLoop quick;
  private final RuleLoop exact;
  private final Inputs.Promise[] fixed;
  private final Inputs.Promise[] varying;
  private volatile @Nullable GeneratedLoop thorough;

  PromisedLoop(
      RuleSource source, RuleLoop exact, List<Inputs.Promise> fixed, List<Inputs.Promise> varying) {
    this.source = source;
    this.quick = Compiler.compile(source.quick());
    this.exact = exact;
    this.fixed = fixed.toArray(Inputs.Promise[]::new);
    this.varying = varying.toArray(Inputs.Promise[]::new);
  }

  @Override
  public boolean entitled(
      double[] fixedValues,
      double[][] tables,
      double[][] values,
      double[] known,
      double[] out,
      int n) {
    boolean kept = true;
    for (Inputs.Promise promise : fixed) {
      kept &= !(Math.abs(fixedValues[promise.slot()]) > promise.largest());
    }
    boolean nulls = false;
    for (Inputs.Promise promise : varying) {
      if (known[promise.slot()] <= promise.largest()) {
        continue;
      }
      double[] array = values[promise.slot()];
      double atMost = Magnitude.atMost(array, n);
      // Also when it is not a number.
      if (!(atMost <= promise.largest())) {
        nulls |= Double.isNaN(atMost);
        kept &= Magnitude.largest(array, n) <= promise.largest();
      }
    }
    if (!kept) {
      return exact.entitled(fixedValues, tables, values, known, out, n);
    }
    int done = nulls ? GeneratedLoop.HAS_NULLS : quick.run(fixedValues, tables, values, out, n);
    if (done == GeneratedLoop.HAS_NULLS) {
      done = thorough().run(fixedValues, tables, values, out, n);
    }
    return done == GeneratedLoop.WRITTEN;
  }

  private GeneratedLoop thorough() {
    GeneratedLoop loop = thorough;
    if (loop == null) {
      loop = Compiler.compile(source.thorough());
      thorough = loop;
    }
    return loop;
  }
}
