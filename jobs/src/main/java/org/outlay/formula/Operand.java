package org.outlay.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A checked part of a formula and where it was written. */
record Operand(Expr expr, Span span) {
  Type type() {
    return expr.type();
  }

  boolean isNumber() {
    return type() instanceof Type.Numeric;
  }

  boolean isNull() {
    return type() instanceof Type.Null;
  }

  Unit unit() {
    return type() instanceof Type.Numeric numeric ? numeric.unit() : Unit.NONE;
  }

  /**
   * Whether it is a category made of text literals alone, so that it may take any list of names.
   */
  boolean isText() {
    return type() instanceof Type.Category && madeOfLiterals(expr);
  }

  /** Whether it is a literal 0, or a choice among zeros. */
  boolean isZero() {
    return isNumber() && onlyZeros(expr);
  }

  boolean isLiteral() {
    return expr instanceof Expr.Literal;
  }

  /** Whether it may stand where a unit is due: it has it, is a 0, or counts in whole numbers. */
  boolean fits(Unit wanted) {
    return unit().equals(wanted) || isZero() || (wanted.equals(Unit.COUNT) && isWhole());
  }

  /** Whether it is a literal without decimals. */
  boolean isWhole() {
    return expr instanceof Expr.Literal literal
        && literal.value() instanceof BigDecimal value
        && value.scale() == 0;
  }

  boolean isOne() {
    return expr instanceof Expr.Literal literal
        && literal.value() instanceof BigDecimal value
        && value.compareTo(BigDecimal.ONE) == 0;
  }

  /** What it is, in a message. */
  String describe() {
    return isText() ? "text" : describe(type());
  }

  static String describe(Type type) {
    return type instanceof Type.Category category
        ? "a category (" + String.join(", ", category.values()) + ")"
        : type.toString();
  }

  private static boolean madeOfLiterals(Expr expr) {
    List<Expr> all = choices(expr);
    return expr instanceof Expr.Literal
        || (!all.isEmpty() && all.stream().allMatch(Operand::madeOfLiterals));
  }

  private static boolean onlyZeros(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value() == null
          || (literal.value() instanceof BigDecimal value && value.signum() == 0);
    }
    List<Expr> all = choices(expr);
    return !all.isEmpty() && all.stream().allMatch(Operand::onlyZeros);
  }

  /** The expressions whose values a node passes on unchanged; none for other nodes. */
  static List<Expr> choices(Expr expr) {
    if (expr instanceof Expr.Case choice) {
      return Stream.concat(
              choice.branches().stream().map(Expr.Branch::value), Stream.of(choice.otherwise()))
          .toList();
    }
    return expr instanceof Expr.Call call
            && List.of("coalesce", "nullif", "least", "greatest").contains(call.function())
        ? call.arguments()
        : List.of();
  }
}
