package org.outlay.simulation;

import java.io.Serializable;

/**
 * The donors of a projected cell, whom its new applicants resemble, without their data. A donor is
 * found in constant time (Walker's alias method).
 *
 * @param shares of the cell's intensity, in the order of the donors
 * @param table for each place, from the top: 33 bits of the probability, in units of 2^-32, that it
 *     keeps its own donor, and 31 bits of the donor that it falls to otherwise
 */
record Donors(double[] shares, long[] table) implements Serializable {
  private static final int OTHER = 31;
  private static final long OTHERS = (1L << OTHER) - 1;
  private static final long WORD = 0xFFFFFFFFL;
  private static final double WHOLE = 0x1.0p32;

  /** Places that are too small are filled up by donors that are too large. */
  static Donors of(double[] shares) {
    int n = shares.length;
    double[] kept = new double[n];
    int[] other = new int[n];
    int[] stack = new int[n];
    int small = 0;
    int large = n;
    for (int i = 0; i < n; i++) {
      kept[i] = shares[i] * n;
      other[i] = i;
      if (kept[i] < 1) {
        stack[small++] = i;
      } else {
        stack[--large] = i;
      }
    }
    while (small > 0 && large < n) {
      int poor = stack[--small];
      int rich = stack[large];
      other[poor] = rich;
      kept[rich] -= 1 - kept[poor];
      if (kept[rich] < 1) {
        large++;
        stack[small++] = rich;
      }
    }
    while (small > 0) {
      // What rounding left over.
      kept[stack[--small]] = 1;
    }
    return new Donors(shares, packed(kept, other));
  }

  private static long[] packed(double[] kept, int[] other) {
    long[] table = new long[kept.length];
    for (int i = 0; i < table.length; i++) {
      long below = (long) Math.ceil(Math.min(kept[i], 1) * WHOLE);
      table[i] = (below << OTHER) | other[i];
    }
    return table;
  }

  int size() {
    return shares.length;
  }

  /**
   * Position of the donor that a random word stands for: the whole part of its product with the
   * number of donors is the place, the rest decides whether that keeps its own.
   */
  int find(int word) {
    long product = (word & WORD) * table.length;
    int place = (int) (product >>> Integer.SIZE);
    long entry = table[place];
    int other = (int) (entry & OTHERS);
    // Without a jump that a processor would guess wrong: all bits where the place keeps its own.
    int own = (int) (((product & WORD) - (entry >>> OTHER)) >> (Long.SIZE - 1));
    return other ^ ((other ^ place) & own);
  }
}
