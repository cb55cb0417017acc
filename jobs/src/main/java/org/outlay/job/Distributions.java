package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outlay.control.ControlRow.Scope;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.Distribution;
import org.outlay.simulation.ReplicateTotals;

/** Sums up replicates by rule, by clause, by fund and in total. */
final class Distributions {
  private final Policy policy;
  private final Horizon horizon;
  private final ReplicateTotals totals;

  Distributions(Policy policy, Horizon horizon, ReplicateTotals totals) {
    this.policy = policy;
    this.horizon = horizon;
    this.totals = totals;
  }

  /** Rows of {@code outlay_distribution}: by rule, by fund, then the total; the horizon last. */
  List<DistributionRow> rows() {
    return sums().parallelStream().flatMap(this::rows).toList();
  }

  /** Of the clauses under which anything can be due, by year; the horizon last. */
  List<ClauseDistribution> clauses() {
    return policy.rules().stream()
        .filter(Distributions::isDue)
        .map(Rule::clause)
        .distinct()
        .toList()
        .parallelStream()
        .flatMap(this::clause)
        .toList();
  }

  private Stream<ClauseDistribution> clause(String clause) {
    IntPredicate rules = index -> isDue(index) && policy.rules().get(index).clause().equals(clause);
    return byYear(rules, (year, fen) -> new ClauseDistribution(clause, year, Distribution.of(fen)));
  }

  /** What is summed up under one name. */
  private record Sum(Scope scope, String name, Optional<String> fund, IntPredicate rules) {}

  private List<Sum> sums() {
    List<Sum> sums = new ArrayList<>();
    for (int index = 0; index < policy.rules().size(); index++) {
      Rule rule = policy.rules().get(index);
      int mine = index;
      sums.add(new Sum(Scope.RULE, rule.name(), rule.fund(), r -> r == mine));
    }
    for (Fund fund : policy.funds().values()) {
      Optional<String> name = Optional.of(fund.name());
      sums.add(new Sum(Scope.FUND, fund.name(), name, paidBy(fund)));
    }
    sums.add(new Sum(Scope.TOTAL, "", Optional.empty(), this::isDue));
    return sums;
  }

  /** The whole horizon's total. */
  Distribution total() {
    return Distribution.of(horizonTotals());
  }

  /** The whole horizon's total by replicate. */
  long[] horizonTotals() {
    return totals.sum(this::isDue);
  }

  private IntPredicate paidBy(Fund fund) {
    return index -> policy.rules().get(index).fund().filter(fund.name()::equals).isPresent();
  }

  private boolean isDue(int rule) {
    return isDue(policy.rules().get(rule));
  }

  private static boolean isDue(Rule rule) {
    return rule.kind() != Rule.Kind.MEMO;
  }

  private Stream<DistributionRow> rows(Sum sum) {
    return byYear(
        sum.rules(),
        (year, fen) ->
            new DistributionRow(sum.scope(), sum.name(), sum.fund(), year, Distribution.of(fen)));
  }

  /** Of what some rules come to by replicate: each year, then the horizon. */
  private <T> Stream<T> byYear(IntPredicate rules, BiFunction<OptionalInt, long[], T> row) {
    return Stream.concat(
        IntStream.range(0, horizon.years())
            .mapToObj(
                year -> row.apply(OptionalInt.of(horizon.from() + year), totals.sum(rules, year))),
        Stream.of(row.apply(OptionalInt.empty(), totals.sum(rules))));
  }
}
