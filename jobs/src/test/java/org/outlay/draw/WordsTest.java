package org.outlay.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Words of 32 bits against theory, for keys as they are used and for keys that are counted up,
 * which are the worst that a key could be; fixed seeds, so that a failure is one.
 */
class WordsTest {
  /** Among some thousand comparisons none is to be expected beyond. */
  private static final double WIDE = 5.2;

  /** For a comparison alone. */
  private static final double NARROW = 4;

  enum Keys {
    MIXED,
    COUNTED;

    long key(int i) {
      return this == COUNTED ? i : Draws.key(3, Stream.MEASURE, i / 10, 2017, 2017 + i % 10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyBitOfAKeyMovesEveryBit(Keys keys) {
    int draws = 1 << 16;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      int[] flips = new int[Integer.SIZE];
      for (int i = 0; i < draws; i++) {
        long key = keys.key(i);
        count(flips, Draws.word(key, 5, 1) ^ Draws.word(key ^ (1L << bit), 5, 1));
      }
      fair(flips, draws, "bit " + bit);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStepOfTheCounterMovesEveryBit(Keys keys) {
    int draws = 1 << 16;
    for (int replicates = 0; replicates < 12; replicates++) {
      for (int indices = replicates == 0 ? 1 : 0; indices < 4; indices++) {
        int[] flips = new int[Integer.SIZE];
        for (int i = 0; i < draws; i++) {
          long key = keys.key(i / 64);
          int replicate = i % 64;
          count(
              flips,
              Draws.word(key, replicate, 0) ^ Draws.word(key, replicate + replicates, indices));
        }
        fair(flips, draws, replicates + " and " + indices);
      }
    }
  }

  private static void count(int[] ones, int word) {
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      ones[bit] += word >>> bit & 1;
    }
  }

  private static void fair(int[] ones, int draws, String of) {
    for (int count : ones) {
      double z = (count - draws / 2.0) / Math.sqrt(draws / 4.0);
      assertThat(z).as(of).isBetween(-WIDE, WIDE);
    }
  }

  /** Pairs fill the cells of a square evenly, by their first and by their last bits. */
  @ParameterizedTest
  @EnumSource
  void pairsAreEvenlySpread(Keys keys) {
    int[][] cells = new int[5][1 << 16];
    int draws = 1 << 21;
    for (int i = 0; i < draws; i++) {
      long key = keys.key(i >>> 10);
      int replicate = i & 1_023;
      int word = Draws.word(key, replicate, 0);
      int later = Draws.word(key, replicate + 1, 0);
      cells[0][(word >>> 24) << 8 | later >>> 24]++;
      cells[1][(word & 255) << 8 | later & 255]++;
      cells[2][(word >>> 24) << 8 | Draws.word(key, replicate, 1) >>> 24]++;
      cells[3][(word >>> 24) << 8 | Draws.word(keys.key((i >>> 10) + 1), replicate, 0) >>> 24]++;
      cells[4][(word >>> 24) << 8 | word & 255]++;
    }
    for (int[] square : cells) {
      even(square, draws);
    }
  }

  /**
   * What applicants draw in a replicate, and an applicant in a block, is as random as it should.
   */
  @ParameterizedTest
  @EnumSource
  void sumsVaryAsTheyShould(Keys keys) {
    int sums = 40_000;
    int summed = 512;
    double[] squares = new double[2];
    int[][] bins = new int[2][1 << 10];
    for (int s = 0; s < sums; s++) {
      double[] sum = new double[2];
      for (int i = 0; i < summed; i++) {
        int[] words = {
          Draws.word(keys.key(s), i, 0), Draws.word(keys.key(1_000_000 + s * summed + i), 7, 0)
        };
        for (int way = 0; way < 2; way++) {
          sum[way] += (Draws.whole(words[way]) + 0.5) * 0x1.0p-31 - 0.5;
          bins[way][words[way] >>> 22]++;
        }
      }
      for (int way = 0; way < 2; way++) {
        squares[way] += sum[way] * sum[way] * 12 / summed;
      }
    }
    for (int way = 0; way < 2; way++) {
      double z = (squares[way] / sums - 1) / Math.sqrt(2.0 / sums);
      assertThat(z).isBetween(-NARROW, NARROW);
      even(bins[way], sums * summed);
    }
  }

  private static void even(int[] cells, int draws) {
    double expected = (double) draws / cells.length;
    double sum = 0;
    for (int count : cells) {
      sum += (count - expected) * (count - expected) / expected;
    }
    double p = new ChiSquaredDistribution(cells.length - 1.0).cumulativeProbability(sum);
    assertThat(p).isBetween(1e-4, 1 - 1e-4);
  }

  /** Marsaglia's birthday spacings: equal distances between sorted words follow Poisson's law. */
  @ParameterizedTest
  @EnumSource
  void distancesAreThoseOfBirthdays(Keys keys) {
    int rounds = 1_000;
    int birthdays = 4_096;
    int[] equal = new int[2];
    for (int round = 0; round < rounds; round++) {
      long[][] words = new long[2][birthdays];
      for (int i = 0; i < birthdays; i++) {
        words[0][i] = Draws.word(keys.key(round), i, 3) & 0xFFFFFFFFL;
        words[1][i] = Draws.word(keys.key(round * birthdays + i), 3, 3) & 0xFFFFFFFFL;
      }
      for (int way = 0; way < 2; way++) {
        equal[way] += equalDistances(words[way]);
      }
    }
    double mean = Math.pow(birthdays, 3) / 4 / 0x1.0p32 * rounds;
    for (int count : equal) {
      assertThat((count - mean) / Math.sqrt(mean)).isBetween(-NARROW, NARROW);
    }
  }

  private static int equalDistances(long[] words) {
    Arrays.sort(words);
    long[] distances = new long[words.length - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = words[i + 1] - words[i];
    }
    Arrays.sort(distances);
    int equal = 0;
    for (int i = 1; i < distances.length; i++) {
      equal += distances[i] == distances[i - 1] ? 1 : 0;
    }
    return equal;
  }

  @Test
  void noTwoCountersHaveBothHalvesInCommon() {
    long[] counters = new long[1 << 20];
    for (int i = 0; i < counters.length; i++) {
      int replicate = i >>> 6;
      int index = i & 63;
      counters[i] =
          (long) Draws.high(replicate, index) << 32 | Draws.low(replicate, index) & 0xFFFFFFFFL;
    }
    assertThat(Arrays.stream(counters).distinct().count()).isEqualTo(counters.length);
  }
}
