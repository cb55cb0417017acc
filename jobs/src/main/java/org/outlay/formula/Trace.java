package org.outlay.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result and the values it was made of.
 *
 * @param steps each name, parameter and derived value that was reached, once, in order
 */
public record Trace(@Nullable Object result, List<Step> steps) {
  public Trace {
    steps = List.copyOf(steps);
  }

  /**
   * A value that was looked up.
   *
   * @param node the {@link Expr.Name}, {@link Expr.ParameterValue} or {@link Expr.Derived}
   * @param text e.g. {@code salary}, {@code cap(long, A)}, {@code paid('venture-project')}; keys
   *     are shown by their values
   */
  public record Step(Expr node, String text, @Nullable Object value) {}
}
