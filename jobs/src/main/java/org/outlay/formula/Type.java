package org.outlay.formula;

import java.io.Serializable;
import java.util.List;

/** What an expression evaluates to. */
public sealed interface Type extends Serializable {
  /** An exact decimal with a unit. Whole numbers have scale 0. */
  record Numeric(Unit unit, int precision, int scale) implements Type {
    @Override
    public String toString() {
      return unit.toString();
    }
  }

  /** One of a list of names; a bare text literal takes the list of what it is compared with. */
  record Category(List<String> values) implements Type {
    public Category {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return "one of " + String.join(", ", values);
    }
  }

  /** True, false or unknown (null). */
  record Truth() implements Type {
    @Override
    public String toString() {
      return "a condition";
    }
  }

  /** A day. */
  record Day() implements Type {
    @Override
    public String toString() {
      return "a date";
    }
  }

  /** The literal {@code null}; fits any type. */
  record Null() implements Type {
    @Override
    public String toString() {
      return "null";
    }
  }
}
