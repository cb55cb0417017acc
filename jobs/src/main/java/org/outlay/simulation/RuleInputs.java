package org.outlay.simulation;

import java.io.Serializable;
import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.policy.Vocabulary;

/**
 * Where a loop's inputs come from.
 *
 * @param origins kind of each input
 * @param slots which column, measure or rule it is, by kind
 */
record RuleInputs(Origin[] origins, int[] slots) implements Serializable {
  /** Kinds of inputs. */
  enum Origin {
    /** Column of the application. */
    ATTRIBUTE,
    BENEFIT_YEAR,
    FISCAL_YEAR,
    AGE_AT_APPROVAL,
    /** Whether any year has the measure. */
    EVER_GIVEN,
    /** Measure of the year. */
    MEASURE,
    /** Sum of a measure up to the year. */
    CUMULATIVE,
    /** Sum of a measure over earlier years. */
    CUMULATIVE_BEFORE,
    /** Largest value of a measure in earlier years. */
    MAX_BEFORE,
    /** What another rule paid in the year. */
    PAID,
    /** What another rule paid in earlier years. */
    PAID_BEFORE
  }

  /**
   * Resolves inputs.
   *
   * @param rules names of the programme's rules; the slot of one of another programme is -1
   */
  static RuleInputs of(List<Expr> inputs, Roster roster, List<String> rules) {
    Origin[] origins = new Origin[inputs.size()];
    int[] slots = new int[inputs.size()];
    for (int i = 0; i < origins.length; i++) {
      Expr input = inputs.get(i);
      if (input instanceof Expr.Derived derived) {
        origins[i] = origin(derived.function());
        slots[i] =
            origins[i] == Origin.PAID || origins[i] == Origin.PAID_BEFORE
                ? rules.indexOf(derived.argument())
                : roster.measures().indexOf(derived.argument());
      } else if (input instanceof Expr.Name name) {
        origins[i] = origin(name.name(), roster);
        slots[i] =
            origins[i] == Origin.MEASURE
                ? roster.measures().indexOf(name.name())
                : roster.columns().indexOf(name.name());
      } else {
        throw new IllegalArgumentException("no input: " + input);
      }
    }
    return new RuleInputs(origins, slots);
  }

  int size() {
    return origins.length;
  }

  private static Origin origin(String name, Roster roster) {
    return switch (name) {
      case Vocabulary.BENEFIT_YEAR -> Origin.BENEFIT_YEAR;
      case Vocabulary.FISCAL_YEAR -> Origin.FISCAL_YEAR;
      case Vocabulary.AGE_AT_APPROVAL -> Origin.AGE_AT_APPROVAL;
      default -> roster.columns().contains(name) ? Origin.ATTRIBUTE : Origin.MEASURE;
    };
  }

  private static Origin origin(String function) {
    return switch (function) {
      case Vocabulary.CUMULATIVE -> Origin.CUMULATIVE;
      case Vocabulary.CUMULATIVE_BEFORE -> Origin.CUMULATIVE_BEFORE;
      case Vocabulary.MAX_BEFORE -> Origin.MAX_BEFORE;
      case Vocabulary.EVER_GIVEN -> Origin.EVER_GIVEN;
      case Vocabulary.PAID -> Origin.PAID;
      case Vocabulary.PAID_BEFORE -> Origin.PAID_BEFORE;
      default -> throw new IllegalArgumentException(function);
    };
  }
}
