package org.outlay.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator and its distributions against theory; fixed seeds, so that a failure is one. */
class DrawsTest {
  private static final long KEY = Draws.key(1, Stream.COPIES, Draws.entity("a"), 2017, 1);

  @Test
  void wordsOfABlockAreThoseOfItsReplicates() {
    int first = 1_000;
    int count = 77;
    DrawBlock block = new DrawBlock(first, count);
    int[] words = new int[count];
    for (int index = 0; index < 3; index++) {
      long key = Draws.key(5, Stream.EXIT, index, 2017, 2018);
      block.words(key, index, words);
      for (int i = 0; i < count; i++) {
        assertThat(words[i]).isEqualTo(Draws.word(key, first + i, index));
      }
    }
  }

  @Test
  void wordsOfABlockFollowLayers() {
    DrawBlock block = new DrawBlock(0, 4);
    int[] replicates = {2, 2, 511};
    int[] layers = {0, 1, 70};
    block.turnTo(1_024, replicates, layers, 9, 3);
    int[] words = new int[3];
    block.words(KEY, 5, words);
    for (int i = 0; i < 3; i++) {
      assertThat(words[i]).isEqualTo(Draws.word(KEY, 1_024 + replicates[i], layers[i] * 9 + 5));
    }
  }

  @Test
  void wholeNumbersStandForShares() {
    double[] shares = {0, 0x1.0p-33, 0x1.0p-32, 1e-9, 1.0 / 3, 0.5, 0.9, 1};
    for (double share : shares) {
      int most = Draws.upTo(share);
      for (long whole = Math.max(0, most - 2L); whole < Math.min(1L << 31, most + 3L); whole++) {
        for (int last = 0; last < 2; last++) {
          assertThat(Draws.whole((int) (whole << 1) | last)).isEqualTo((int) whole);
        }
        assertThat((2 * whole + 1) * 0x1.0p-32 <= share)
            .as("%s of %s", whole, share)
            .isEqualTo(whole <= most);
      }
    }
  }

  @Test
  void isWhatItWas() {
    assertThat(Draws.bits(KEY, 0, 0)).isEqualTo(KNOWN[0]);
    assertThat(Draws.bits(KEY, 999, 7)).isEqualTo(KNOWN[1]);
    assertThat(Draws.entity("home|national|-|-|rent|nanhu")).isEqualTo(KNOWN[2]);
    assertThat(Draws.word(KEY, 0, 0)).isEqualTo(KNOWN_WORDS[0]);
    assertThat(Draws.word(KEY, 999, 7)).isEqualTo(KNOWN_WORDS[1]);
  }

  private static final long[] KNOWN = {
    -5468935014554501545L, 6045613978956659680L, -5549336148403964828L
  };

  private static final int[] KNOWN_WORDS = {-2137637148, -599673462};

  @Test
  void hasNoCollisionsInTenMillionKeys() {
    long[] bits = new long[10_000_000];
    int next = 0;
    for (int entity = 0; entity < 100; entity++) {
      for (int entry = 2010; entry < 2020; entry++) {
        for (int year = 0; year < 10; year++) {
          long key = Draws.key(7, Stream.MEASURE, entity, entry, year);
          for (int replicate = 0; replicate < 250; replicate++) {
            for (int index = 0; index < 4; index++) {
              bits[next++] = Draws.bits(key, replicate, index);
            }
          }
        }
      }
    }
    Arrays.sort(bits);
    int same = 0;
    for (int i = 1; i < bits.length; i++) {
      same += bits[i] == bits[i - 1] ? 1 : 0;
    }
    // 10^14 / 2^65 are to be expected.
    assertThat(same).isZero();
  }

  @Test
  void everyBitIsFair() {
    int[] ones = new int[64];
    int draws = 200_000;
    for (int i = 0; i < draws; i++) {
      long bits = Draws.bits(KEY, i, 0);
      for (int bit = 0; bit < 64; bit++) {
        ones[bit] += (int) (bits >>> bit & 1);
      }
    }
    for (int count : ones) {
      assertThat((count - draws / 2.0) / Math.sqrt(draws / 4.0)).isBetween(-4.2, 4.2);
    }
  }

  @Test
  void everyBitOfTheKeyMoves() {
    int draws = 20_000;
    for (int bit = 0; bit < 64; bit++) {
      long flipped = 0;
      for (int i = 0; i < draws; i++) {
        flipped +=
            Long.bitCount(
                Draws.bits(Draws.key(1, Stream.EXIT, i, 0, 0), 3, 0)
                    ^ Draws.bits(Draws.key(1, Stream.EXIT, i ^ (1L << bit), 0, 0), 3, 0));
      }
      assertThat(flipped / (64.0 * draws)).isCloseTo(0.5, within(0.003));
    }
  }

  @Test
  void uniformsAreUniformAndUncorrelated() {
    int n = 50_000;
    double[] own = new double[n];
    double[] other = new double[n];
    double[] index = new double[n];
    for (int i = 0; i < n; i++) {
      own[i] = Draws.uniform(KEY, i, 0);
      index[i] = Draws.uniform(KEY, i, 1);
      other[i] = Draws.uniform(Draws.key(1, Stream.EXIT, Draws.entity("a"), 2017, 1), i, 0);
    }
    assertThat(ks(own, new org.apache.commons.math3.distribution.UniformRealDistribution(0, 1)))
        .isGreaterThan(0.001);
    double bound = 4.2 / Math.sqrt(n);
    assertThat(correlation(own, index, 0)).isBetween(-bound, bound);
    assertThat(correlation(own, other, 0)).isBetween(-bound, bound);
    assertThat(correlation(own, own, 1)).isBetween(-bound, bound);
    assertThat(correlation(own, own, 2)).isBetween(-bound, bound);
  }

  private static double correlation(double[] a, double[] b, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < a.length; i++) {
      sum += (a[i] - 0.5) * (b[i + lag] - 0.5) * 12;
    }
    return sum / (a.length - lag);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-12, 0.001, 0.02, 0.3, 0.5, 0.77, 0.975, 0.999999})
  void normalQuantileInvertsTheDistribution(double p) {
    double back = new NormalDistribution().cumulativeProbability(Normal.quantile(p));
    assertThat(back).isCloseTo(p, within(p * 1e-9));
    assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, within(p * 1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {500.5, 1_000, 30_000, 100_000.25})
  void poissonSharesAreThoseOfTheSum(double mean) {
    PoissonDistribution law = new PoissonDistribution(mean);
    for (int step = -80; step <= 80; step++) {
      int count = (int) (mean + step / 10.0 * Math.sqrt(mean));
      assertThat(Poisson.cumulative(mean, count))
          .isCloseTo(law.cumulativeProbability(count), within(2e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.04, 0.5, 1, 4})
  void gammaFactorsFollowTheirDistribution(double variance) {
    double[] draws = new double[20_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = Gamma.factor(variance, KEY, i);
    }
    assertThat(ks(draws, new GammaDistribution(1 / variance, variance))).isGreaterThan(0.001);
  }

  @ParameterizedTest
  @CsvSource({"0.05", "0.4", "3", "60", "499", "501", "5000"})
  void poissonQuantileInvertsTheDistribution(double mean) {
    PoissonDistribution law = new PoissonDistribution(mean);
    for (int i = 0; i < 2_000; i++) {
      double u = Draws.uniform(KEY, i, 0);
      int count = Poisson.quantile(mean, u);
      assertThat(law.cumulativeProbability(count)).isGreaterThan(u - 1e-9);
      assertThat(law.cumulativeProbability(count - 1)).isLessThan(u + 1e-9);
    }
    assertThat(Poisson.quantile(0, 0.999)).isZero();
  }

  private static double ks(
      double[] draws, org.apache.commons.math3.distribution.RealDistribution law) {
    return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(law, draws);
  }
}
