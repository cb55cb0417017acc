package org.outlay.formula;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression: every name resolved, every node typed. Semantics are those of Spark SQL in
 * ANSI mode on exact decimals; {@code least} and {@code greatest} skip nulls as Spark's do.
 */
public sealed interface Expr extends Serializable {
  Type type();

  /** Offset of the node's first character in the formula's text, from 0. */
  int offset();

  /** A number ({@link BigDecimal}), text, Boolean, {@link java.time.LocalDate} or null. */
  record Literal(@Nullable Object value, Type type, int offset) implements Expr {}

  /** A column of applications or annual records, or a scalar value the engine derives. */
  record Name(String name, Type type, int offset) implements Expr {}

  /** A parameter of the rule; one key expression per key column, none for a scalar. */
  record ParameterValue(String parameter, List<Expr> keys, Type type, int offset) implements Expr {
    public ParameterValue {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A value that the engine derives from other years or rules: {@code cumulative(investment)},
   * {@code max_before(revenue)}, {@code paid('venture-project')}.
   */
  record Derived(String function, String argument, Type type, int offset) implements Expr {}

  /** {@code + - * / %}, comparisons, {@code and or}. */
  record Binary(Operator operator, Expr left, Expr right, Type type, int offset) implements Expr {}

  /** {@code not x}. */
  record Not(Expr operand, Type type, int offset) implements Expr {}

  /** {@code -x}. */
  record Negate(Expr operand, Type type, int offset) implements Expr {}

  /** {@code x is null}; {@code is not null} is its {@link Not}. */
  record IsNull(Expr operand, Type type, int offset) implements Expr {}

  /** {@code x in (a, b)}. */
  record In(Expr operand, List<Expr> options, Type type, int offset) implements Expr {
    public In {
      options = List.copyOf(options);
    }
  }

  /** {@code case when c then v ... else o end}; a missing else is a null literal. */
  record Case(List<Branch> branches, Expr otherwise, Type type, int offset) implements Expr {
    public Case {
      branches = List.copyOf(branches);
    }
  }

  /** One arm of a case. */
  record Branch(Expr condition, Expr value) implements Serializable {}

  /** A call of an allowed function: {@code least greatest coalesce nullif abs floor ceil round}. */
  record Call(String function, List<Expr> arguments, Type type, int offset) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Binary operators. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    AND("and"),
    OR("or");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
