package org.outlay.cli;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.outlay.job.OutlayRow;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** What clauses cost, all rules of a clause together, and what they are called. */
final class CostlyClauses {
  private final Policy policy;
  private final List<OutlayRow> outlays;
  private final ClauseNames names;

  CostlyClauses(Words words, Policy policy, List<OutlayRow> outlays) {
    this.policy = policy;
    this.outlays = outlays;
    this.names = new ClauseNames(words, policy, rule -> total(of(rule)));
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

  /** What a clause is called. */
  String name(String clause) {
    return names.of(clause);
  }

  private static Predicate<OutlayRow> of(Rule rule) {
    return row -> row.due() && row.rule().equals(rule.name());
  }

  private long total(Predicate<OutlayRow> test) {
    return outlays.stream().filter(test).mapToLong(OutlayRow::fen).sum();
  }
}
