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

  final int[] replicates;
  final int[] layers;
  int[] accounts = EACH;
  int width;

  /** Counts the applicants that were taken up. */
  int turn;

  /** How many copies of each replicate follow in later layers. */
  private final int[] more;

  /** Of any width. */
  Lane() {
    this(WIDTH + 1);
  }

  private Lane(int most) {
    replicates = new int[most];
    layers = new int[most];
    more = new int[most];
  }

  /** One applicant in every replicate of a block. */
  void all(int count) {
    turn++;
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
    turn++;
    width = Math.min(WIDTH, end - next);
    accounts = EACH;
    int layer = 0;
    for (int c = next; c > from && copies[c - 1] == copies[next]; c--) {
      layer++;
    }
    replicates[0] = copies[next];
    layers[0] = layer;
    for (int i = 1; i < width; i++) {
      int replicate = copies[next + i];
      // Without a jump that a processor would guess wrong: all bits where it is the one before.
      int again = (replicate - replicates[i - 1] - 1) >> (Integer.SIZE - 1);
      layer = (layer + 1) & again;
      replicates[i] = replicate;
      layers[i] = layer;
    }
    return next + width;
  }

  /**
   * The first copy of each replicate, the others to follow in layers; whether there are any.
   *
   * @param copies replicates, one per copy, ascending
   * @param begin first of the unit's copies
   * @param end after the last
   */
  boolean first(short[] copies, int begin, int end) {
    turn++;
    accounts = replicates;
    int runs = 0;
    int before = -1;
    for (int c = begin; c < end; c++) {
      int replicate = copies[c];
      // One more where another replicate begins; the last of its copies stays noted.
      runs += (before - replicate) >>> (Integer.SIZE - 1);
      replicates[runs - 1] = replicate;
      more[runs - 1] = c;
      before = replicate;
    }
    width = runs;
    int done = begin - 1;
    for (int i = 0; i < width; i++) {
      int last = more[i];
      more[i] = last - done - 1;
      done = last;
    }
    Arrays.fill(layers, 0, width, 0);
    return width > 0;
  }

  /** The next copy of each replicate that has one; whether any has. */
  boolean next() {
    turn++;
    int layer = layers[0] + 1;
    int kept = 0;
    for (int i = 0; i < width; i++) {
      int left = more[i];
      replicates[kept] = replicates[i];
      more[kept] = left - 1;
      kept += -left >>> (Integer.SIZE - 1);
    }
    width = kept;
    Arrays.fill(layers, 0, width, layer);
    return width > 0;
  }

  /** Nothing for anybody. */
  void clear(double[] amounts) {
    for (int i = 0; i < width; i++) {
      amounts[i] = 0;
    }
  }

  /**
   * Nothing for those whose whole number, of less than 52 bits, is above that of their replicate.
   */
  void keep(double[] wholes, double[] most, double[] amounts) {
    for (int i = 0; i < width; i++) {
      double below = most[replicates[i]] - wholes[i];
      // 1 from 0 on, 0 up to -1, without a jump that a processor would guess wrong.
      double kept = (Math.abs(below + 1) - Math.abs(below) + 1) * 0.5;
      amounts[i] *= kept;
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
    Lane copy = new Lane(width);
    System.arraycopy(replicates, 0, copy.replicates, 0, width);
    System.arraycopy(layers, 0, copy.layers, 0, width);
    copy.accounts = accounts == EACH ? EACH : copy.replicates;
    copy.width = width;
    copy.turn = turn;
    return copy;
  }
}
