package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.reference.Payment;
import org.outlay.reference.WorkedExample;
import org.outlay.reference.WorkedExamples;

/**
 * Limits that no policy at hand has: divided caps, caps that change, several on one rule, payments
 * on top of capped payments, dated amounts.
 */
class LimitsTest {
  private static final Path FOLDER = Path.of("jobs/src/test/resources/policy/limits");
  private static final String CASES = "/policy/limits/cases.json";

  @TestFactory
  Stream<DynamicTest> paysEachCase() {
    Policy policy = PolicyLoader.load(FOLDER, Overrides.none(), new Problems());
    List<Payment> payments =
        TestEngine.payments(
            policy, Cells.all(Cells.ofCases(CASES).values()), WorkedExample.FROM, WorkedExample.TO);
    return WorkedExamples.read(CASES).stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.id() + " " + example.sentence(),
                    () -> assertThat(example.differences(payments)).isEmpty()));
  }
}
