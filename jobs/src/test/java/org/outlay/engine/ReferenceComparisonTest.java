package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.reference.Cohort;
import org.outlay.reference.Continuation;
import org.outlay.reference.Differences;
import org.outlay.reference.Payment;
import org.outlay.reference.RandomCohort;

/** The engine against the independent calculator, to the fen, on random applications. */
class ReferenceComparisonTest {
  private static final int FROM = 2015;
  private static final int TO = 2026;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void paysWhatTheReferencePays(long seed) throws IOException {
    Cohort cohort = RandomCohort.of(seed, 2_500);
    List<Payment> actual = TestEngine.assess(folder, cohort, FROM, TO);
    assertThat(Differences.between(cohort.payments(FROM, TO), actual)).isEmpty();
    assertThat(actual).hasSizeGreaterThan(2_500);
  }

  /** With records before approval, after the end, after the data end and with years in between. */
  @ParameterizedTest(name = "known up to {0}")
  @ValueSource(strings = {"2018-12-31", "2017-06-30"})
  void continuesAsTheReferenceContinues(LocalDate asOf) {
    Policy policy = PolicyLoader.load(TestEngine.POLICY, Overrides.none(), new Problems());
    Cohort cohort = RandomCohort.of(asOf.getYear(), 2_000);
    EncodedCohort encoded = EncodedCohort.of(TestEngine.spark(), policy, Cells.of(policy, cohort));
    List<Payment> actual =
        TestEngine.payments(
            new Entitlements(TestEngine.spark(), policy, Timeframe.continued(FROM, TO, asOf))
                .payments(encoded.applications(), encoded.annualRecords()));
    assertThat(Differences.between(Continuation.payments(cohort, asOf, FROM, TO), actual))
        .isEmpty();
    assertThat(actual)
        .filteredOn(p -> p.basis().equals("continued"))
        .hasSizeGreaterThan(200)
        .extracting(Payment::programme)
        .contains("innovation-project", "vc-fund", "academician-station", "home");
  }

  @Test
  void countsPlacesOverAllApplications() throws IOException {
    Cohort cohort = RandomCohort.withPlacesExhausted(11, 12_000);
    assertThat(
            Differences.between(
                cohort.payments(FROM, TO), TestEngine.assess(folder, cohort, FROM, TO)))
        .isEmpty();
  }
}
