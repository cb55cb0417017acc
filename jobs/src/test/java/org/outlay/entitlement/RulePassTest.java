package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outlay.engine.Cells;
import org.outlay.engine.EncodedCohort;
import org.outlay.engine.TestEngine;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
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
