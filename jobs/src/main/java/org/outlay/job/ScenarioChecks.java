package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outlay.control.LagHistory;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.policy.GrowthIndex;
import org.outlay.policy.Parameter;
import org.outlay.policy.PolicyParts;
import org.outlay.policy.Rule;
import org.outlay.problem.Faults;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.scenario.Scenario;
import org.outlay.scenario.ScenarioLoader;

/**
 * What a scenario's years and amounts say, against its policy. What builds on something that has an
 * error is not looked at: it may be meant otherwise.
 */
final class ScenarioChecks {
  private final Scenario scenario;
  private final PolicyParts policy;
  private final Faults faults;
  private final Problems problems;

  private ScenarioChecks(Scenario scenario, PolicyParts policy, Faults faults, Problems problems) {
    this.scenario = scenario;
    this.policy = policy;
    this.faults = faults;
    this.problems = problems;
  }

  /**
   * Adds what is wrong.
   *
   * @param faults blocks of the scenario with an error
   */
  static void check(Scenario scenario, PolicyParts policy, Faults faults, Problems problems) {
    ScenarioChecks checks = new ScenarioChecks(scenario, policy, faults, problems);
    if (checks.asMeant(ScenarioLoader.INPUTS, "horizon", "parameters", "simulation")) {
      policy.rules().forEach(checks::ceiling);
    }
    if (checks.asMeant(ScenarioLoader.INPUTS, "horizon", "indices")) {
      policy.indices().forEach(checks::index);
    }
    if (checks.asMeant(ScenarioLoader.INPUTS, "horizon", "funds")) {
      policy.funds().stream().flatMap(fund -> fund.accounts().stream()).forEach(checks::budget);
    }
    if (checks.asMeant("horizon", "funds")) {
      policy.funds().forEach(checks::history);
    }
    if (checks.asMeant(ScenarioLoader.INPUTS, "payments")
        && scenario.inputs().actuals().isEmpty()) {
      policy.rules().stream()
          .filter(rule -> rule.payment().unknown().isPresent())
          .forEach(rule -> problems.add(LagHistory.missing(rule)));
    }
  }

  private boolean asMeant(String... blocks) {
    return !faults.in(ScenarioLoader.WHOLE) && Stream.of(blocks).noneMatch(faults::in);
  }

  /** Records are continued along an index up to the end of the horizon. */
  private void index(GrowthIndex index) {
    if (scenario.asOf().isEmpty()) {
      return;
    }
    int from = RunKind.FORECAST.timeframe(scenario).lastKnownYear().orElseThrow();
    int to = scenario.horizon().to();
    if (index.factor(from, to).compareTo(GrowthIndex.LARGEST) >= 0) {
      problems.add(
          Problem.user(
                  "index-too-large",
                  index.location(),
                  "the index grows beyond what amounts can be multiplied by within the horizon")
              .withValue(
                  "%s: times %s from %d to %d"
                      .formatted(
                          index.name(),
                          index.factor(from, to).setScale(0, RoundingMode.HALF_UP).toPlainString(),
                          from,
                          to))
              .withAllowed("less than " + GrowthIndex.LARGEST.toPlainString())
              .withRemedy("let growth end with path and after, or end the horizon earlier"));
    }
  }

  private void ceiling(Rule rule) {
    Optional.ofNullable(scenario.simulation().ceilings().get(rule.name()))
        .ifPresent(ceiling -> ceiling(rule, ceiling));
  }

  /** Amounts are drawn between a floor and a ceiling. */
  private void ceiling(Rule rule, BigDecimal ceiling) {
    Location location = scenario.location("simulation.ceilings." + rule.name());
    Optional<BigDecimal> floor = rule.agreedFloor().flatMap(this::highest);
    if (rule.agreedFloor().isEmpty()) {
      Problem none =
          Problem.user(
                  "no-floor",
                  location,
                  "a ceiling stands beside a floor, and this rule agrees on no amount above one")
              .withValue(rule.name())
              .withRemedy("leave it out: its amounts are drawn as the cohort's were agreed");
      problems.add(policy.whole().isPresent() ? none.withAllowed(agreeing()) : none);
    } else if (floor.isPresent() && ceiling.compareTo(floor.get()) <= 0) {
      problems.add(
          Problem.user(
                  "ceiling-below-floor",
                  location,
                  "a ceiling is not above the highest of the rule's floors up to the horizon's end")
              .withValue(rule.name() + " = " + ceiling.toPlainString())
              .withAllowed("above " + floor.get().toPlainString()));
    }
  }

  /** The highest floor of approvals whose amounts are drawn, from the first year not known on. */
  private Optional<BigDecimal> highest(Parameter floor) {
    if (scenario.asOf().isEmpty()) {
      return Optional.empty();
    }
    int from = RunKind.FORECAST.timeframe(scenario).lastKnownYear().orElseThrow() + 1;
    LocalDate last = LocalDate.of(scenario.horizon().to(), 12, 31);
    return floor.inForce(LocalDate.of(from, 1, 1), last).stream()
        .map(dated -> dated.byKey().get(List.of()))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  /** Rules that agree on amounts above a floor. */
  private String agreeing() {
    return policy.rules().stream()
        .filter(other -> other.agreedFloor().isPresent())
        .map(Rule::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * Every year of the horizon that is still to come has a budget, be it 0. Before its first one a
   * fund has none, which is only said.
   */
  private void budget(Account account) {
    int known = scenario.asOf().map(LocalDate::getYear).orElse(scenario.horizon().to());
    int first = Math.max(scenario.horizon().from(), known + 1);
    for (int year = first; year <= scenario.horizon().to(); year++) {
      if (!account.terms().budgets(year)) {
        problems.add(
            noBudget(account, year)
                .withValue(account.name() + ": " + year)
                .withRemedy(
                    account.terms().envelopes().isEmpty()
                        ? "add appropriation { \"" + year + "\" = ... }, 0 for nothing"
                        : "add a term to envelopes that holds it, 0 for nothing"));
        return;
      }
    }
  }

  /** What began before the horizon has a history up to its first year, and none inside it. */
  private void history(Fund fund) {
    int from = scenario.horizon().from();
    new TreeMap<>(fund.history().locations())
        .tailMap(from)
        .forEach(
            (year, location) ->
                problems.add(
                    Problem.user(
                            "history-in-horizon",
                            location,
                            "a year of the horizon has no history yet")
                        .withValue(fund.name() + ": " + year)
                        .withAllowed("up to " + (from - 1))));
    IntStream.range(fund.began(from), from)
        .filter(year -> !fund.history().locations().containsKey(year))
        .findFirst()
        .ifPresent(
            year ->
                problems.add(
                    Problem.warning(
                            "missing-history",
                            fund.location(),
                            "a fund began before the horizon; nothing is taken to have happened in a year")
                        .withValue(fund.name() + ": " + year)
                        .withRemedy("add history { \"" + year + "\" ... }")));
  }

  /**
   * Homes are counted when the horizon begins; told where homes are computed, to whom else it says
   * nothing.
   */
  static List<Problem> openings(Setup setup) {
    int from = setup.scenario().horizon().from();
    return setup.policy().funds().values().stream()
        .flatMap(
            fund ->
                fund
                    .construction()
                    .map(plan -> plan.opening().year())
                    .filter(year -> year != from)
                    .map(year -> opening(fund, year, from))
                    .stream())
        .toList();
  }

  private static Problem opening(Fund fund, int year, int from) {
    return Problem.warning(
            "opening-of-another-year",
            fund.location(),
            "homes, tenants and applicants were counted in another year than the horizon's first")
        .withValue(fund.name() + ": " + year)
        .withRemedy("set funds." + fund.name() + ".construction.opening.year = " + from);
  }

  private static Problem noBudget(Account account, int year) {
    return year < account.terms().firstBudget()
        ? Problem.warning(
            "no-budget-yet",
            account.location(),
            "a fund has no budget in the first years; 0 is taken")
        : Problem.user(
            "missing-budget-year", account.location(), "a fund has no budget for a year");
  }
}
