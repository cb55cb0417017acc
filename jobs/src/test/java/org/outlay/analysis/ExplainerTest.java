package org.outlay.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.engine.Cells;
import org.outlay.engine.RandomLimits;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.ApplicationView;
import org.outlay.entitlement.Timeframe;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.job.Setup;
import org.outlay.money.Fen;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.problem.ProblemException;
import org.outlay.reference.Application;
import org.outlay.reference.Cohort;
import org.outlay.reference.ContractCsv;
import org.outlay.reference.Payment;
import org.outlay.reference.RandomCohort;
import org.outlay.scenario.Horizon;

/** Explanations of random applications against the payments that a run writes. */
class ExplainerTest {
  private static final Horizon HORIZON = new Horizon(2017, 2024);
  private static final int EXPLAINED = 200;

  @TempDir Path folder;

  @Test
  void agreesWithThePayments() throws IOException {
    Cohort cohort = RandomCohort.of(21, 1_200);
    Path scenario =
        ContractCsv.write(folder, cohort, TestEngine.POLICY, HORIZON.from(), HORIZON.to());
    List<String> sets = List.of("inputs.as-of=2018-12-31");
    RunResult run = TestEngine.run(RunKind.FORECAST, scenario, folder.resolve("results"), sets);
    List<String> ids =
        cohort.applications().stream().map(Application::applicationId).limit(EXPLAINED).toList();
    List<Explanation> explanations = Explained.of(scenario, sets, ids);
    assertThat(explanations).hasSize(EXPLAINED);
    assertThat(explanations.stream().flatMap(e -> rows(e).stream()))
        .containsExactlyInAnyOrderElementsOf(
            TestEngine.payments(run).stream()
                .filter(payment -> ids.contains(payment.applicationId()))
                .map(ExplainerTest::row)
                .toList());
    explanations.forEach(ExplainerTest::limitsAccountForWhatIsWithheld);
  }

  /**
   * Of several limits on a rule each tells what came to it, what it withheld and why, whoever is
   * asked for beside the application and wherever the horizon begins.
   */
  @Test
  void tellsSeveralLimitsApart() throws IOException {
    Policy policy = RandomLimits.policy(folder.resolve("policy"));
    Cells rows = RandomLimits.cells(policy, 5, 500);
    Path scenario = RandomLimits.scenario(folder, folder.resolve("policy"), rows);
    List<String> divided =
        List.of(
            "horizon.to=2018",
            "limits.own-then-shared.group-year=pro-rata",
            "limits.year-then-life.group-lifetime=pro-rata");
    Set<String> several =
        policy.applicationRules().stream()
            .filter(rule -> rule.limits().size() > 1)
            .flatMap(rule -> rule.programmes().stream())
            .collect(Collectors.toSet());
    List<String> ids =
        rows.applications().stream()
            .filter(row -> several.contains(row.get("programme")))
            .map(row -> row.get("application_id"))
            .toList();
    assertThat(several).hasSizeGreaterThan(3);
    Map<String, Explanation> all = new HashMap<>();
    Explained.of(scenario, sets(divided, "horizon.from=2014"), ids)
        .forEach(explanation -> all.put(id(explanation), explanation));
    all.values().forEach(ExplainerTest::limitsAccountForWhatIsWithheld);
    long both =
        all.values().stream().flatMap(ExplainerTest::outcomes).filter(ExplainerTest::twice).count();
    assertThat(both).isGreaterThan(5);
    for (String rule : List.of("own-then-shared", "year-then-life")) {
      String asked =
          all.values().stream()
              .filter(e -> outcomes(e, rule).anyMatch(ExplainerTest::isDividedAmongSeveral))
              .map(ExplainerTest::id)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      Explanation alone =
          Explained.of(scenario, sets(divided, "horizon.from=2018"), List.of(asked)).get(0);
      assertThat(outcomes(alone, rule).toList())
          .isEqualTo(outcomes(all.get(asked), rule).skip(2018 - 2014).toList());
    }
  }

  private static List<String> sets(List<String> some, String more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private static String id(Explanation explanation) {
    return String.valueOf(explanation.application().get(0).value());
  }

  private static Stream<Explanation.Outcome> outcomes(Explanation explanation) {
    return explanation.rules().stream()
        .flatMap(rule -> rule.years().stream())
        .map(Explanation.YearAccount::outcome);
  }

  private static Stream<Explanation.Outcome> outcomes(Explanation explanation, String rule) {
    return explanation.rules().stream()
        .filter(account -> account.rule().name().equals(rule))
        .flatMap(account -> account.years().stream())
        .map(Explanation.YearAccount::outcome);
  }

  /** In 2018, after claims of earlier years where the cap is one for all years. */
  private static boolean isDividedAmongSeveral(Explanation.Outcome outcome) {
    return outcome.limits().stream()
        .anyMatch(
            limit ->
                limit.usage() instanceof Usage.Divided usage
                    && limit.left() < limit.claim()
                    && usage.claims() > 1
                    && (limit.limit().kind() == Limit.Kind.GROUP_YEAR || usage.earlier() > 0));
  }

  /** Whether more than one limit withholds something. */
  private static boolean twice(Explanation.Outcome outcome) {
    return outcome.limits().stream().filter(limit -> limit.left() < limit.claim()).count() > 1;
  }

  @Test
  void saysSoWhenItDoesNotComeToThePayments() throws IOException {
    Application application =
        Application.of(
            Map.of(
                "application_id", "a",
                "applicant_id", "a",
                "programme", "venture-project",
                "district", "nanhu",
                "approved_on", "2018-03-01",
                "grade", "A"));
    Path scenario =
        ContractCsv.write(
            folder, new Cohort(List.of(application), List.of()), TestEngine.POLICY, 2018, 2018);
    Setup setup = Setup.load(scenario, List.of());
    Timeframe time = Timeframe.recorded(2018, 2018, Optional.empty());
    var view =
        new ApplicationView(
            TestEngine.spark(), setup.policy(), time, Explained.cohort(TestEngine.spark(), setup));
    Evidence unpaid = Evidence.of(setup.policy(), time, view.rows(List.of("a")).get(0));
    RuleExplainer rule = new RuleExplainer(unpaid, setup.policy().rule("venture-project"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> rule.over(new Horizon(2018, 2018)))
        .withMessageContaining("[explanation-differs]")
        .withMessageContaining("payments 0.00 yuan, explanation 5000000.00 yuan")
        .returns(4, ProblemException::exitStatus);
  }

  private static List<String> rows(Explanation explanation) {
    List<String> rows = new ArrayList<>();
    String id = String.valueOf(explanation.application().get(0).value());
    for (Explanation.RuleAccount account : explanation.rules()) {
      for (Explanation.YearAccount year : account.years()) {
        Explanation.Outcome outcome = year.outcome();
        if (outcome.entitled() > 0) {
          rows.add(
              String.join(
                  " ",
                  id,
                  account.rule().name(),
                  year.fiscalYear() + "/" + year.benefitYear(),
                  Fen.yuan(outcome.entitled()).toPlainString(),
                  Fen.yuan(outcome.amount()).toPlainString(),
                  outcome.bindingLimit().orElse("-"),
                  outcome.basis().orElse("-")));
        }
      }
    }
    return rows;
  }

  private static String row(Payment payment) {
    return String.join(
        " ",
        payment.applicationId(),
        payment.rule(),
        payment.fiscalYear() + "/" + payment.benefitYear(),
        payment.entitled().toPlainString(),
        payment.amount().toPlainString(),
        Optional.ofNullable(payment.bindingLimit()).orElse("-"),
        payment.basis());
  }

  /** Cap and usage, as told, come to the amount that the engine pays. */
  private static void limitsAccountForWhatIsWithheld(Explanation explanation) {
    for (Explanation.RuleAccount rule : explanation.rules()) {
      for (Explanation.YearAccount year : rule.years()) {
        for (Explanation.LimitAccount limit : year.outcome().limits()) {
          if (limit.usage() instanceof Usage.Divided) {
            continue; // what is divided depends on all claims
          }
          assertThat(expected(limit, String.valueOf(explanation.application().get(0).value())))
              .as("%s %s: %s", rule.rule().name(), year.fiscalYear(), limit)
              .isEqualTo(limit.left());
        }
      }
    }
  }

  private static long expected(Explanation.LimitAccount account, String id) {
    long claim = account.claim();
    Usage usage = account.usage();
    if (usage instanceof Usage.Chosen chosen) {
      return chosen.application().equals(id) ? claim : 0;
    }
    long cap =
        account.limit().kind() == Limit.Kind.PLACES
                || account.limit().kind() == Limit.Kind.APPLICANT_YEARS
            ? account.cap().orElseThrow().longValueExact()
            : Fen.of(account.cap().orElseThrow());
    if (usage instanceof Usage.Place place) {
      return place.place() <= cap ? claim : 0;
    }
    if (usage instanceof Usage.ApplicantYears years) {
      return years.sameYear().isEmpty() && years.years().size() < cap ? claim : 0;
    }
    long used =
        usage instanceof Usage.Filled filled
            ? filled.fen()
            : usage instanceof Usage.EarlierYears earlier ? earlier.fen() : 0;
    return Math.max(0, Math.min(claim, cap - used));
  }
}
