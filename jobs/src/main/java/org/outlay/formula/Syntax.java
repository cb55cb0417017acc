package org.outlay.formula;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A formula as written: allowed forms only, nothing resolved or typed. */
sealed interface Syntax {
  Span span();

  record Name(String name, Span span) implements Syntax {}

  record Numeral(BigDecimal value, Span span) implements Syntax {}

  record Text(String value, Span span) implements Syntax {}

  record Truth(Boolean value, Span span) implements Syntax {}

  record Null(Span span) implements Syntax {}

  record Day(LocalDate value, Span span) implements Syntax {}

  record Call(String function, List<Syntax> arguments, Span span) implements Syntax {}

  record Not(Syntax operand, Span span) implements Syntax {}

  record Negate(Syntax operand, Span span) implements Syntax {}

  record IsNull(Syntax operand, Span span) implements Syntax {}

  record Binary(Expr.Operator operator, Syntax left, Syntax right, Span span) implements Syntax {}

  record Between(Syntax operand, Syntax low, Syntax high, Span span) implements Syntax {}

  record In(Syntax operand, List<Syntax> options, Span span) implements Syntax {}

  record Case(List<Arm> arms, @Nullable Syntax otherwise, Span span) implements Syntax {}

  /** {@code when condition then value}. */
  record Arm(Syntax condition, Syntax value) {}
}
