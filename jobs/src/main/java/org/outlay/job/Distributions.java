package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Sums up replicates by rule, by fund and in total. */
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
    return policy.rules().get(rule).kind() != Rule.Kind.MEMO;
  }

  private Stream<DistributionRow> rows(Sum sum) {
    return Stream.concat(
        IntStream.range(0, horizon.years())
            .mapToObj(
                year ->
                    row(sum, OptionalInt.of(horizon.from() + year), totals.sum(sum.rules(), year))),
        Stream.of(row(sum, OptionalInt.empty(), totals.sum(sum.rules()))));
  }

  private static DistributionRow row(Sum sum, OptionalInt fiscalYear, long[] fen) {
    return new DistributionRow(
        sum.scope(), sum.name(), sum.fund(), fiscalYear, Distribution.of(fen));
  }
}
