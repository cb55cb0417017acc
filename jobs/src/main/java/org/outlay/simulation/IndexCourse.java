package org.outlay.simulation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number that follows indices from year to year, in every replicate of a block. */
final class IndexCourse {
  private final Economy economy;
  private final int lastKnownYear;

  /** How far the level lies above the mean path: by index, year after the last known, replicate. */
  private final double[][][] levels;

  /** The highest and the lowest level of each index and year. */
  private final double[][] highest;

  private final double[][] lowest;
  private final double[] product;

  private double base;
  private double atMost;
  private double @Nullable [] level;

  IndexCourse(Model model, int firstReplicate, int count) {
    this.economy = model.economy();
    this.lastKnownYear = model.lastKnownYear();
    this.levels = economy.courses(firstReplicate, count);
    this.highest = extremes(row -> Arrays.stream(row).max());
    this.lowest = extremes(row -> Arrays.stream(row).min());
    this.product = new double[count];
  }

  private double[][] extremes(Function<double[], OptionalDouble> of) {
    return Arrays.stream(levels)
        .map(years -> Arrays.stream(years).mapToDouble(row -> of.apply(row).orElse(1)).toArray())
        .toArray(double[][]::new);
  }

  /** Begins with a whole unscaled value. */
  void start(double from) {
    base = from;
    atMost = 1;
    level = null;
  }

  /**
   * Goes on along an index.
   *
   * @param index its position, -1 for none
   * @param from year of the value so far
   * @param to year of the value then
   */
  void follow(int index, int from, int to) {
    if (index < 0 || from == to) {
      return;
    }
    base = Indexed.value(base, economy.factor(index, from, to));
    int last = to - lastKnownYear - 1;
    if (last < 0 || levels[index].length == 0) {
      return;
    }
    int first = from - lastKnownYear - 1;
    if (first < 0 && level == null) {
      level = levels[index][last];
      atMost *= highest[index][last];
      return;
    }
    for (int r = 0; r < product.length; r++) {
      double so = level == null ? 1 : level[r];
      double before = first < 0 ? 1 : levels[index][first][r];
      product[r] = so * levels[index][last][r] / before;
    }
    level = product;
    atMost *= highest[index][last] / (first < 0 ? 1 : lowest[index][first]);
  }

  /** The value on the mean path, whole. */
  double base() {
    return base;
  }

  /** By replicate, what the value is to be multiplied by; null for 1. */
  double @Nullable [] level() {
    return level;
  }

  /** What no such factor exceeds. */
  double atMost() {
    return atMost;
  }
}
