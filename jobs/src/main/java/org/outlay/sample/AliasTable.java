package org.outlay.sample;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Walker's alias method, in Vose's form: of n weighted cells one is drawn with two uniform numbers.
 * Slot {@code floor(u * n)} gives its own cell when the second number is below {@code cut}, else
 * {@code other}.
 */
record AliasTable(double[] cut, int[] other) {

  static AliasTable of(double[] weights) {
    int n = weights.length;
    double total = Arrays.stream(weights).sum();
    double[] scaled = Arrays.stream(weights).map(w -> w / total * n).toArray();
    double[] cut = new double[n];
    int[] other = new int[n];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < n; i++) {
      (scaled[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int less = small.remove();
      int more = large.peek();
      cut[less] = scaled[less];
      other[less] = more;
      scaled[more] -= 1 - scaled[less];
      if (scaled[more] < 1) {
        small.add(large.remove());
      }
    }
    settle(small, cut, other);
    settle(large, cut, other);
    return new AliasTable(cut, other);
  }

  /** What is left holds exactly one unit, but for rounding. */
  private static void settle(Deque<Integer> left, double[] cut, int[] other) {
    for (int i : left) {
      cut[i] = 1;
      other[i] = i;
    }
  }
}
