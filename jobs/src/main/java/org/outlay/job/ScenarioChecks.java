package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.control.LagHistory;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.policy.GrowthIndex;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.scenario.ControlSettings;
import org.outlay.scenario.Scenario;

/** Names that a scenario's projection and simulation use, against its policy. */
final class ScenarioChecks {
  private final Scenario scenario;
  private final Policy policy;
  private final Problems problems;

  private ScenarioChecks(Scenario scenario, Policy policy, Problems problems) {
    this.scenario = scenario;
    this.policy = policy;
    this.problems = problems;
  }

  static void check(Scenario scenario, Policy policy, Problems problems) {
    ScenarioChecks checks = new ScenarioChecks(scenario, policy, problems);
    List<String> rules = policy.rules().stream().map(Rule::name).toList();
    scenario
        .simulation()
        .ceilings()
        .forEach(
            (rule, ceiling) -> {
              checks.known("rule", rule, rules, "simulation.ceilings.");
              if (rules.contains(rule)) {
                checks.ceiling(policy.rule(rule), ceiling);
              }
            });
    scenario.control().profiles().keySet().stream()
        .filter(rule -> !rule.equals(ControlSettings.ALL))
        .forEach(rule -> checks.known("rule", rule, rules, "control.profile."));
    policy.indices().values().forEach(checks::index);
    policy.accounts().forEach(checks::budget);
    policy.funds().values().forEach(checks::history);
    policy.rules().stream()
        .filter(rule -> rule.payment().unknown().isPresent())
        .filter(rule -> scenario.inputs().actuals().isEmpty())
        .forEach(rule -> problems.add(LagHistory.missing(rule)));
    scenario
        .behaviour()
        .programmes()
        .keySet()
        .forEach(
            programme ->
                checks.known(
                    "programme", programme, policy.programmes().keySet(), "behaviour.programmes."));
    scenario
        .projection()
        .programmes()
        .forEach(
            (programme, plan) -> {
              String path = "projection.programmes.";
              checks.known("programme", programme, policy.programmes().keySet(), path);
              plan.districts()
                  .keySet()
                  .forEach(district -> checks.district(district, path + programme));
            });
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

  /** Amounts are drawn between a floor and a ceiling. */
  private void ceiling(Rule rule, BigDecimal ceiling) {
    Location location = scenario.location("simulation.ceilings." + rule.name());
    Optional<BigDecimal> floor =
        rule.agreedFloor()
            .flatMap(
                parameter ->
                    scenario.asOf().map(day -> parameter.inForce(day).byKey().get(List.of())));
    if (rule.agreedFloor().isEmpty()) {
      problems.add(
          Problem.user(
                  "no-floor",
                  location,
                  "a ceiling stands beside a floor, and this rule agrees on no amount above one")
              .withValue(rule.name())
              .withAllowed(
                  policy.rules().stream()
                      .filter(other -> other.agreedFloor().isPresent())
                      .map(Rule::name)
                      .collect(Collectors.joining(", ")))
              .withRemedy("leave it out: its amounts are drawn as the cohort's were agreed"));
    } else if (floor.isPresent() && ceiling.compareTo(floor.get()) <= 0) {
      problems.add(
          Problem.user("ceiling-below-floor", location, "a ceiling is not above the rule's floor")
              .withValue(rule.name() + " = " + ceiling.toPlainString())
              .withAllowed("above " + floor.get().toPlainString()));
    }
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

  private void district(String district, String programme) {
    known("district", district, policy.districts().keySet(), programme + ".districts.");
  }

  private void known(String what, String name, Collection<String> known, String path) {
    if (!known.contains(name)) {
      problems.add(
          Problem.user("unknown-" + what, scenario.location(path + name), "no such " + what)
              .withValue(name)
              .withAllowed(String.join(", ", known))
              .withRemedy(NearestName.suggestion(name, known)));
    }
  }
}
