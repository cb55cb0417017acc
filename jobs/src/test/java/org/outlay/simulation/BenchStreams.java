package org.outlay.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;

/**
 * What all donors of a replicate share: levels of wages and prices, and how likely so many copies
 * are. Made before the clock starts, and given to all engines alike.
 */
final class BenchStreams {
  private static final Map<List<Integer>, BenchStreams> MADE = new ConcurrentHashMap<>();
  private static final double WHOLE = 0x1.0p31;
  private static final double INTENSITY_VARIANCE = 0.04;

  /** By index (wages, prices), year, replicate. */
  final double[][][] levels;

  /** Highest of them, by index and year. */
  final double[][] highest;

  /** By number of copies above 0, year, replicate: at least so many when the draw is not below. */
  final int[][][] thresholds;

  /** Made once in a process. */
  static BenchStreams of(int first, int count) {
    return MADE.computeIfAbsent(List.of(first, count), range -> new BenchStreams(first, count));
  }

  private BenchStreams(int first, int count) {
    levels = new double[2][BenchCase.YEARS][count];
    highest = new double[2][BenchCase.YEARS];
    thresholds = new int[BenchCase.MOST_COPIES][BenchCase.YEARS][count];
    for (int year = 0; year < BenchCase.YEARS; year++) {
      for (int index = 0; index < 2; index++) {
        long key = Draws.key(BenchCase.SEED, Stream.INDEX, index, 0, year);
        for (int i = 0; i < count; i++) {
          double news = Normal.quantile(Draws.uniform(key, first + i, 0));
          levels[index][year][i] = StrictMath.exp(0.03 * (year + 1) + 0.015 * (year + 1) * news);
        }
        highest[index][year] = Arrays.stream(levels[index][year]).max().orElse(0);
      }
      long key = Draws.key(BenchCase.SEED, Stream.CITY_YEAR, 0, 0, year);
      for (int i = 0; i < count; i++) {
        copies(year, i, BenchCase.COPIES * Gamma.factor(INTENSITY_VARIANCE, key, first + i));
      }
    }
  }

  private void copies(int year, int i, double mean) {
    double probability = StrictMath.exp(-mean);
    double below = 0;
    for (int copies = 0; copies < BenchCase.MOST_COPIES; copies++) {
      below += probability;
      probability *= mean / (copies + 1);
      thresholds[copies][year][i] = (int) (below * WHOLE);
    }
  }
}
