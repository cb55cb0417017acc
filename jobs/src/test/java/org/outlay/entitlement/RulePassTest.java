package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outlay.engine.Cells;
import org.outlay.engine.EncodedCohort;
import org.outlay.engine.TestEngine;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyFolders;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.reference.Payment;
import org.outlay.reference.WorkedExample;
import org.outlay.reference.WorkedExamples;

/**
 * The cases of the invented policies, however programmes are grouped: amounts, caps of a year and
 * of an application's lifetime, fixed and changing, and which limit bound.
 */
class RulePassTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void paysCasesOfLimitsInEachLayout(Layout layout) {
    paysEachCase("limits", layout);
  }

  @ParameterizedTest
  @EnumSource
  void paysCasesOfTheOtherCityInEachLayout(Layout layout) {
    paysEachCase("riverside", layout);
  }

  /**
   * A loss as large as BIGINT can just hold times a rate of six places, and one beyond: what is
   * told of the column is its size, and the formula must not take it for positive.
   */
  @ParameterizedTest
  @EnumSource
  void paysForLossesInEachLayout(Layout layout) {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.withSignedTax(
                folder.resolve("policy"), "greatest(tax_paid * 0.999999, -tax_paid * 0.500001)"));
    Cells cells =
        new Cells(
            List.of(
                Map.of(
                    "application_id", "a",
                    "applicant_id", "a",
                    "programme", "settler",
                    "district", "hills",
                    "approved_on", "2018-03-01")),
            List.of(
                tax(2018, "1000"),
                tax(2019, "-90000000000"),
                tax(2020, "-99000000000"),
                tax(2021, "99000000000")));
    EncodedCohort cohort = EncodedCohort.of(TestEngine.spark(), policy, cells);
    Timeframe time = Timeframe.recorded(2018, 2022, Optional.empty());
    Map<String, Long> largest = Map.of("tax_paid", 9_900_000_000_000L);
    assertThat(
            TestEngine.payments(
                new Entitlements(TestEngine.spark(), policy, time, largest, layout)
                    .payments(cohort.applications(), cohort.annualRecords())))
        .extracting(payment -> payment.fiscalYear() + " " + payment.amount())
        .containsExactlyInAnyOrder(
            "2018 1000.00", "2019 45000090000.00", "2020 49500099000.00", "2021 98999901000.00");
  }

  private static Map<String, String> tax(int year, String yuan) {
    return Map.of("application_id", "a", "fiscal_year", "" + year, "tax_paid", yuan);
  }

  private static void paysEachCase(String name, Layout layout) {
    Policy policy =
        PolicyLoader.load(
            Path.of("jobs/src/test/resources/policy", name), Overrides.none(), new Problems());
    String cases = "/policy/" + name + "/cases.json";
    EncodedCohort cohort =
        EncodedCohort.of(TestEngine.spark(), policy, Cells.all(Cells.ofCases(cases).values()));
    Timeframe time = Timeframe.recorded(WorkedExample.FROM, WorkedExample.TO, Optional.empty());
    List<Payment> payments =
        TestEngine.payments(
            new Entitlements(TestEngine.spark(), policy, time, Map.of(), layout)
                .payments(cohort.applications(), cohort.annualRecords()));
    List<WorkedExample> examples = WorkedExamples.read(cases);
    assertThat(examples).isNotEmpty();
    for (WorkedExample example : examples) {
      assertThat(example.differences(payments)).as(example.id()).isEmpty();
    }
  }
}
