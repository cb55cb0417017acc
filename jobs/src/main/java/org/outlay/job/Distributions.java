package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.Distribution;
import org.outlay.simulation.ReplicateTotals;

/** Sums up replicates by rule, by fund and in total. */
final class Distributions {
  private static final int WHOLE_HORIZON = -1;

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
    List<DistributionRow> rows = new ArrayList<>();
    for (int index = 0; index < policy.rules().size(); index++) {
      Rule rule = policy.rules().get(index);
      int mine = index;
      rows.addAll(of(DistributionRow.Scope.RULE, rule.name(), rule.fund(), r -> r == mine));
    }
    for (Fund fund : policy.funds().values()) {
      rows.addAll(
          of(DistributionRow.Scope.FUND, fund.name(), Optional.of(fund.name()), paidBy(fund)));
    }
    rows.addAll(of(DistributionRow.Scope.TOTAL, "", Optional.empty(), this::isDue));
    return rows;
  }

  /** The whole horizon's total. */
  Distribution total() {
    return Distribution.of(horizonTotals());
  }

  /** The whole horizon's total by replicate. */
  long[] horizonTotals() {
    return totals.sum(this::isDue, WHOLE_HORIZON);
  }

  private IntPredicate paidBy(Fund fund) {
    return index -> policy.rules().get(index).fund().filter(fund.name()::equals).isPresent();
  }

  private boolean isDue(int rule) {
    return policy.rules().get(rule).kind() != Rule.Kind.MEMO;
  }

  private List<DistributionRow> of(
      DistributionRow.Scope scope, String name, Optional<String> fund, IntPredicate rules) {
    List<DistributionRow> rows = new ArrayList<>();
    for (int year = 0; year < horizon.years(); year++) {
      rows.add(
          new DistributionRow(
              scope,
              name,
              fund,
              OptionalInt.of(horizon.from() + year),
              Distribution.of(totals.sum(rules, year))));
    }
    rows.add(
        new DistributionRow(
            scope,
            name,
            fund,
            OptionalInt.empty(),
            Distribution.of(totals.sum(rules, WHOLE_HORIZON))));
    return rows;
  }
}
