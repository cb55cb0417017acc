package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outlay.config.Section;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;

/** What the fiscal year alone costs: envelopes and the calls of a fund. */
class YearRulesTest {
  private static final Path JIAXING = Path.of("data/policy/jiaxing-talent");
  private static final Path RIVERSIDE = Path.of("jobs/src/test/resources/policy/riverside");

  @Test
  void cityPaysItsShareOfEachCall() {
    assertThat(amounts(JIAXING, "", "guidance-fund-call", 2015, 2030))
        .containsExactly("2017 8000000.00", "2018 6000000.00", "2019 6000000.00");
  }

  @Test
  void apartmentsRunWithThePlan() {
    assertThat(amounts(JIAXING, "", "talent-apartments", 2014, 2022))
        .containsExactly(
            "2016 20000000.00",
            "2017 20000000.00",
            "2018 20000000.00",
            "2019 20000000.00",
            "2020 20000000.00");
  }

  @Test
  void scenarioProlongsTheApartments() {
    assertThat(
            amounts(
                JIAXING,
                "parameters { talent-apartments { last_year = 2022 } }",
                "talent-apartments",
                2020,
                2024))
        .containsExactly("2020 20000000.00", "2021 20000000.00", "2022 20000000.00");
  }

  @Test
  void cooperationHasNoEnd() {
    assertThat(amounts(JIAXING, "", "university-cooperation", 2040, 2041))
        .containsExactly("2040 10000000.00", "2041 10000000.00");
  }

  @Test
  void datedEnvelopeTakesTheValueOfTheFirstOfJanuary() {
    assertThat(amounts(RIVERSIDE, "", "park-envelope", 2017, 2021))
        .containsExactly(
            "2018 5000000.00", "2019 5000000.00", "2020 6000000.00", "2021 6000000.00");
    String middle = "parameters { park-envelope { annual { \"2019-01-02\" = 7 } } }";
    assertThat(amounts(RIVERSIDE, middle, "park-envelope", 2018, 2020))
        .containsExactly("2018 5000000.00", "2019 5000000.00", "2020 6000000.00");
    String first = "parameters { park-envelope { annual { \"2019-01-01\" = 7 } } }";
    assertThat(amounts(RIVERSIDE, first, "park-envelope", 2018, 2020))
        .containsExactly("2018 5000000.00", "2019 7.00", "2020 6000000.00");
  }

  @Test
  void amountsAreRoundedHalfUpToTheFen() {
    String calls = "funds { guidance { calls { \"2018\" = 0.02, \"2019\" = 0.03 } } }";
    assertThat(amounts(JIAXING, calls, "guidance-fund-call", 2015, 2030))
        .containsExactly("2019 0.01");
  }

  @Test
  void onlyRulesWithoutProgrammesAreCosted() {
    Policy policy = policy(JIAXING, "");
    assertThat(new YearRules(policy).amounts(2018, 2018))
        .extracting(amount -> amount.rule().name())
        .containsExactlyInAnyOrder(
            "guidance-fund-call", "university-cooperation", "talent-apartments");
  }

  private static List<String> amounts(Path folder, String scenario, String rule, int from, int to) {
    return new YearRules(policy(folder, scenario))
        .amounts(from, to).stream()
            .filter(amount -> amount.rule().name().equals(rule))
            .map(
                amount ->
                    amount.fiscalYear()
                        + " "
                        + java.math.BigDecimal.valueOf(amount.fen(), 2).toPlainString())
            .toList();
  }

  private static Policy policy(Path folder, String scenario) {
    Problems problems = new Problems();
    Section top = Section.parse(scenario, "scenario.conf", problems);
    Policy policy =
        PolicyLoader.load(
            folder,
            new Overrides(
                top.find("parameters"),
                top.find("funds"),
                top.find("indices"),
                top.find("limits"),
                top.find("payments")),
            problems);
    problems.throwIfErrors();
    return policy;
  }
}
