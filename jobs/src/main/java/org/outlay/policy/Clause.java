package org.outlay.policy;

import java.util.List;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * One clause of the text, with money or without.
 *
 * @param id article and clause, {@code 01-02}
 * @param line paraphrase in one line
 * @param reason why it carries no outlay of its own; empty labels when it has rules
 * @param rules names of the rules that carry it out
 */
public record Clause(
    String id, Money money, Labels line, Labels reason, List<String> rules, Location location) {
  public Clause {
    rules = List.copyOf(rules);
  }

  /** What money the clause carries. */
  public enum Money {
    /** Costed by its rules. */
    RULES("rules"),
    /** Money is promised without a figure. */
    PROMISED("promised"),
    /** No money. */
    NONE("none");

    private final String id;

    Money(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }
}
