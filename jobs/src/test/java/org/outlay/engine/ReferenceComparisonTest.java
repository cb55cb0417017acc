package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.reference.Cohort;
import org.outlay.reference.Differences;
import org.outlay.reference.Payment;
import org.outlay.reference.RandomCohort;

/** The engine against the independent calculator, to the fen, on random applications. */
class ReferenceComparisonTest {
  private static final int FROM = 2015;
  private static final int TO = 2026;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void paysWhatTheReferencePays(long seed) throws IOException {
    Cohort cohort = RandomCohort.of(seed, 1_000);
    List<Payment> actual = TestEngine.assess(folder, cohort, FROM, TO);
    assertThat(Differences.between(cohort.payments(FROM, TO), actual)).isEmpty();
    assertThat(actual).hasSizeGreaterThan(1_000);
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
