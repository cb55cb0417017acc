package org.outlay.cli;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** What clauses are called in a table of amounts, one line a clause. */
final class ClauseNames {
  private final Words words;
  private final Policy policy;
  private final ToLongFunction<Rule> cost;

  /**
   * Makes them.
   *
   * @param cost fen of a rule over the horizon
   */
  ClauseNames(Words words, Policy policy, ToLongFunction<Rule> cost) {
    this.words = words;
    this.policy = policy;
    this.cost = cost;
  }

  /**
   * Number and label of a clause under which money is due: the label is its rule's; of several that
   * of the costliest, and how many others.
   */
  String of(String clause) {
    List<Rule> rules =
        policy.rules().stream()
            .filter(rule -> rule.clause().equals(clause) && rule.kind() != Rule.Kind.MEMO)
            .sorted(Comparator.comparingLong((Rule rule) -> -cost.applyAsLong(rule)))
            .toList();
    String first = clause + " " + Words.shorten(words.label(rules.get(0).labels()));
    long others = rules.stream().skip(1).filter(rule -> cost.applyAsLong(rule) > 0).count();
    return others == 0
        ? first
        : words.say(
            first + " and " + others + " other" + (others == 1 ? "" : "s"),
            first + "等" + (others + 1) + "项");
  }
}
