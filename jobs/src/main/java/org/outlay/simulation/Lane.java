package org.outlay.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The applicants of one unit that are worked on together: position i of every working array belongs
 * to the {@code layers[i]}-th copy in replicate {@code replicates[i]} of the block. What limits
 * have given is kept by {@code accounts[i]}: the replicate, or the copy itself where each is on its
 * own.
 */
final class Lane {
  /** Replicates of a block, and the most applicants of a lane. */
  static final int WIDTH = 512;

  /** An account for each position. */
  private static final int[] EACH = IntStream.rangeClosed(0, WIDTH).toArray();

  final int[] replicates = new int[WIDTH + 1];
  final int[] layers = new int[WIDTH + 1];
  int[] accounts = EACH;
  int width;

  /** One applicant in every replicate of a block. */
  void all(int count) {
    width = count;
    accounts = EACH;
    System.arraycopy(EACH, 0, replicates, 0, count);
    Arrays.fill(layers, 0, count, 0);
  }

  /**
   * Copies that share nothing with each other, as many as fit.
   *
   * @param copies replicates, one per copy, ascending
   * @param from first of the unit's copies
   * @param next first that is not in a lane yet
   * @param end after the last
   * @return the first that did not fit
   */
  int each(short[] copies, int from, int next, int end) {
    width = Math.min(WIDTH, end - next);
    accounts = EACH;
    int layer = 0;
    for (int c = next; c > from && copies[c - 1] == copies[next]; c--) {
      layer++;
    }
    for (int i = 0; i < width; i++) {
      int copy = next + i;
      layer = i == 0 ? layer : copies[copy] == copies[copy - 1] ? layer + 1 : 0;
      replicates[i] = copies[copy];
      layers[i] = layer;
    }
    return next + width;
  }

  /** The copies that are the {@code layer}-th of their replicate; whether there are any. */
  boolean layer(short[] copies, int begin, int end, int layer) {
    width = 0;
    accounts = replicates;
    for (int c = begin + layer; c < end; c++) {
      boolean atLeast = copies[c - layer] == copies[c];
      boolean beyond = c > begin + layer && copies[c - layer - 1] == copies[c];
      if (atLeast && !beyond) {
        replicates[width] = copies[c];
        layers[width] = layer;
        width++;
      }
    }
    return width > 0;
  }

  /** Nothing for anybody. */
  void clear(double[] amounts) {
    for (int i = 0; i < width; i++) {
      amounts[i] = 0;
    }
  }

  /** Nothing for those whose last year is over. */
  void end(int[] lastYears, int year, double[] amounts) {
    for (int i = 0; i < width; i++) {
      amounts[i] = lastYears[i] >= year ? amounts[i] : 0;
    }
  }

  void add(double[] sums, double[] amounts) {
    for (int i = 0; i < width; i++) {
      sums[i] += amounts[i];
    }
  }

  /** Position of an account, or -1. */
  int position(int account) {
    int found = Arrays.binarySearch(accounts, 0, width, account);
    return found < 0 ? -1 : found;
  }

  Lane copy() {
    Lane copy = new Lane();
    System.arraycopy(replicates, 0, copy.replicates, 0, width);
    System.arraycopy(layers, 0, copy.layers, 0, width);
    copy.accounts = accounts == EACH ? EACH : copy.replicates;
    copy.width = width;
    return copy;
  }
}
