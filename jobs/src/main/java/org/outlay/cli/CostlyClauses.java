package org.outlay.cli;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.outlay.job.OutlayRow;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** What clauses cost, all rules of a clause together, and what they are called. */
final class CostlyClauses {
  private final Words words;
  private final Policy policy;
  private final List<OutlayRow> outlays;

  CostlyClauses(Words words, Policy policy, List<OutlayRow> outlays) {
    this.words = words;
    this.policy = policy;
    this.outlays = outlays;
  }

  /** Numbers of the clauses under which money is due, the costliest first. */
  List<String> costliest() {
    return policy.rules().stream()
        .map(Rule::clause)
        .distinct()
        .filter(clause -> total(of(clause)) > 0)
        .sorted(Comparator.comparingLong((String clause) -> -total(of(clause))))
        .toList();
  }

  /** What is due under a clause. */
  static Predicate<OutlayRow> of(String clause) {
    return row -> row.due() && row.clause().equals(clause);
  }

  /** The label of a clause's rule; of several, that of the costliest, and how many others. */
  String label(String clause) {
    List<Rule> rules =
        policy.rules().stream()
            .filter(rule -> rule.clause().equals(clause) && total(of(rule)) > 0)
            .sorted(Comparator.comparingLong((Rule rule) -> -total(of(rule))))
            .toList();
    String first = Words.shorten(words.label(rules.get(0).labels()));
    int others = rules.size() - 1;
    return others == 0
        ? first
        : words.say(
            first + " and " + others + " other" + (others == 1 ? "" : "s"),
            first + "等" + rules.size() + "项");
  }

  private static Predicate<OutlayRow> of(Rule rule) {
    return row -> row.due() && row.rule().equals(rule.name());
  }

  private long total(Predicate<OutlayRow> test) {
    return outlays.stream().filter(test).mapToLong(OutlayRow::fen).sum();
  }
}
