package org.outlay.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.entitlement.YearRules;
import org.outlay.fund.FundTerms;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.scenario.Horizon;

/**
 * A fund for envelopes alone has a budget in the years in which one of them is due, and in no
 * other: a budget that outlives its envelope would be shown as money for nothing.
 */
final class EnvelopeChecks {
  private final Policy policy;
  private final Horizon horizon;

  private EnvelopeChecks(Policy policy, Horizon horizon) {
    this.policy = policy;
    this.horizon = horizon;
  }

  /** Warns {@code budget-unlike-envelope}, once for each fund, of its first such year. */
  static void check(Policy policy, Horizon horizon, Problems problems) {
    EnvelopeChecks checks = new EnvelopeChecks(policy, horizon);
    Map<String, List<Integer>> due =
        new YearRules(policy)
            .amounts(horizon.from(), horizon.to()).stream()
                .collect(
                    Collectors.groupingBy(
                        amount -> amount.rule().fund().orElse(""),
                        Collectors.mapping(YearRules.YearAmount::fiscalYear, Collectors.toList())));
    policy.funds().values().stream()
        .filter(checks::paysEnvelopesAlone)
        .flatMap(fund -> checks.unlike(fund, due.getOrDefault(fund.name(), List.of())).stream())
        .forEach(problems::add);
  }

  /** What an investment fund calls is no envelope. */
  private boolean paysEnvelopesAlone(Fund fund) {
    List<Rule> own =
        policy.rules().stream()
            .filter(rule -> rule.fund().filter(fund.name()::equals).isPresent())
            .toList();
    return fund.investment().isEmpty()
        && !own.isEmpty()
        && own.stream().noneMatch(Rule::perApplication);
  }

  private Optional<Problem> unlike(Fund fund, List<Integer> due) {
    return IntStream.rangeClosed(horizon.from(), horizon.to())
        .filter(year -> fund.terms().budgets(year) && hasMoney(fund, year) != due.contains(year))
        .boxed()
        .findFirst()
        .map(
            year ->
                Problem.warning(
                        "budget-unlike-envelope",
                        fund.location(),
                        due.contains(year)
                            ? "an envelope is due in a year for which its fund has no money"
                            : "a fund has money in a year in which its envelope is over")
                    .withValue(fund.name() + ": " + year)
                    .withRemedy(
                        "let appropriation { \"" + year + "\" = ... } and the rule's years agree"));
  }

  /** A sum for several years is there in all of them. */
  private static boolean hasMoney(Fund fund, int year) {
    return fund.terms().envelopes().isEmpty()
        ? FundTerms.of(fund, year, 1).appropriation(0) > 0
        : fund.terms().budgets(year);
  }
}
