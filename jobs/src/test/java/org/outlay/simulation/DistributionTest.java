package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.outlay.draw.Draws;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;

/** Summaries of replicates against hand-made cases, their errors against theory. */
class DistributionTest {
  private static final double Z = 1.959963984540054;

  @Test
  void summarisesAKnownSample() {
    Distribution of = Distribution.of(LongStream.rangeClosed(1, 101).map(i -> i * 100).toArray());
    assertThat(of.mean()).isEqualTo(5_100);
    assertThat(of.quantiles())
        .containsExactly(600L, 1_100L, 2_600L, 5_100L, 7_600L, 9_100L, 9_600L, 10_000L);
    // The highest 5.05 of 101: 97 ... 101 whole and 0.05 of 96.
    assertThat(of.cvar95()).isEqualTo(Math.round((49_500 + 0.05 * 9_600) / 5.05));
    assertThat(of.seMean()).hasValue(Math.round(of.sd().orElseThrow() / Math.sqrt(101)));
    // From 101 * 0.9 - 1.96 * 3.01 to as much above: the 84th and the 97th, counted from 0.
    assertThat(of.seQuantile(90)).hasValue(Math.round((9_800 - 8_500) / (2 * Z)));
    assertThat(of.seQuantile(99)).isEmpty();
  }

  @Test
  void aSingleReplicateIsItsOwnDistribution() {
    Distribution of = Distribution.of(new long[] {12_345});
    assertThat(of.quantiles()).containsOnly(12_345L);
    assertThat(of.cvar95()).isEqualTo(12_345);
    assertThat(of.sd()).isEmpty();
    assertThat(of.seMean()).isEmpty();
    assertThat(of.seCvar95()).isEmpty();
    assertThat(of.seQuantiles()).containsOnly(OptionalLong.empty());
  }

  /** 95% intervals of the mean and the decision quantiles cover what is true about as often. */
  @Test
  void errorsCoverTheTruth() {
    int repeats = 1_500;
    int n = 1_000;
    int[] levels = {50, 90, 95};
    int[] covered = new int[levels.length];
    int means = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      long key = Draws.key(11, Stream.MEASURE, repeat, 0, 0);
      long[] sample = new long[n];
      for (int i = 0; i < n; i++) {
        double z = Normal.quantile(Draws.uniform(key, i, 0));
        sample[i] = Math.round(1e6 * StrictMath.exp(0.3 * z));
      }
      Distribution of = Distribution.of(sample);
      double mean = 1e6 * Math.exp(0.045);
      means += Math.abs(of.mean() - mean) <= Z * of.seMean().orElseThrow() ? 1 : 0;
      for (int i = 0; i < levels.length; i++) {
        double truth = 1e6 * StrictMath.exp(0.3 * Normal.quantile(levels[i] / 100.0));
        double error = of.seQuantile(levels[i]).orElseThrow();
        covered[i] += Math.abs(of.quantile(levels[i]) - truth) <= Z * error ? 1 : 0;
      }
    }
    assertThat(means / (double) repeats).isBetween(0.927, 0.973);
    for (int count : covered) {
      assertThat(count / (double) repeats).isBetween(0.925, 0.978);
    }
  }

  @Test
  void saysHowManyReplicatesAreNeeded() {
    long[] sample = new long[1_000];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = 1_000_000 + 100_000L * (i % 10);
    }
    Verdict verdict = Verdict.of(Distribution.of(sample), 1_000, new BigDecimal("0.0001"));
    assertThat(verdict.suffices()).isFalse();
    long[] same = new long[110];
    Arrays.fill(same, 5);
    assertThat(Verdict.of(Distribution.of(same), 110, new BigDecimal("0.01")).suffices()).isTrue();
    Verdict few = Verdict.of(Distribution.of(new long[] {5}), 1, new BigDecimal("0.01"));
    assertThat(few.suffices()).isFalse();
    assertThat(few.isKnown()).isFalse();
    assertThat(few.needed()).isEqualTo(110);
    long[] wide = LongStream.range(0, 1_000).map(i -> i * i * 1_000).toArray();
    Verdict more = Verdict.of(Distribution.of(wide), 1_000, new BigDecimal("0.01"));
    assertThat(more.suffices()).isFalse();
    assertThat(more.needed())
        .isCloseTo((int) (1_000 * Math.pow(more.relativeHalfWidth() / 0.01, 2)), within(500));
  }
}
