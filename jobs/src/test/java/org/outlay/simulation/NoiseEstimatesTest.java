package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Noise is estimated from what is known; a plan has none. */
class NoiseEstimatesTest {
  private static final int LAST_KNOWN = 2014;
  private static final double SPREAD = 0.2;

  /** The years after the last known one go on without any noise. */
  @Test
  void plannedRecordsAreNoEvidence() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] values = new double[400][8];
    for (double[] row : values) {
      row[0] = 1_000;
      for (int t = 1; t < row.length; t++) {
        double noise = t <= LAST_KNOWN - 2010 ? SPREAD * (random.nextInt(2) * 2 - 1) : 0;
        row[t] = row[t - 1] * Math.exp(noise);
      }
    }
    assertThat(estimates(2010, 2010, values).drift(0, 0, -1)).isCloseTo(SPREAD, within(0.001));
  }

  /** A record before the first benefit year is not what an applicant brings along. */
  @Test
  void newApplicantsBringTheirFirstYear() {
    double[][] values = new double[200][2];
    for (int i = 0; i < values.length; i++) {
      values[i][0] = i % 2 == 0 ? 1 : 1_000_000;
      values[i][1] = 500;
    }
    assertThat(estimates(2011, 2010, values).entry(0, 0)).isCloseTo(0, within(1e-9));
    assertThat(estimates(2010, 2010, values).entry(0, 0)).isGreaterThan(0.1);
    assertThat(estimates(2015, 2015, values).entry(0, 0)).isZero();
  }

  private static NoiseEstimates estimates(int start, int firstRecord, double[][] values) {
    return new NoiseEstimates(
        Rosters.of(start, firstRecord, values),
        new Economy(List.of(), 1, 2010, LAST_KNOWN, 2020, Economy.Course.FROZEN),
        LAST_KNOWN);
  }
}
