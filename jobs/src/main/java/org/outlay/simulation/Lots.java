package org.outlay.simulation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arrivals of one projected cell in one entry year, a lot each, and the donors that its new
 * applicants may resemble. A donor is found in constant time (Walker's alias method).
 *
 * @param of lot of each unit, -1 for an application of the cohort
 * @param units units of each lot, in the order of their donors
 * @param kept probability that a drawn place keeps its own donor, by lot and place
 * @param other donor that it falls to otherwise
 */
record Lots(int[] of, int[][] units, double[][] kept, int[][] other) implements Serializable {
  private static final double PLACE = 0x1.0p-32;

  static Lots of(Units units) {
    int[] of = new int[units.size()];
    Map<Long, List<Integer>> byLot = new TreeMap<>();
    for (int u = 0; u < of.length; u++) {
      of[u] = -1;
      if (units.isCopy(u)) {
        long key = ((long) units.cell()[u] << 32) | units.startYear()[u];
        byLot.computeIfAbsent(key, k -> new ArrayList<>()).add(u);
      }
    }
    int[][] members = new int[byLot.size()][];
    double[][] kept = new double[members.length][];
    int[][] other = new int[members.length][];
    int lot = 0;
    for (List<Integer> ofLot : byLot.values()) {
      ofLot.sort(Comparator.comparingDouble(u -> units.before()[u]));
      members[lot] = ofLot.stream().mapToInt(u -> u).toArray();
      kept[lot] = new double[members[lot].length];
      other[lot] = new int[members[lot].length];
      alias(ofLot.stream().mapToDouble(u -> units.share()[u]).toArray(), kept[lot], other[lot]);
      for (int unit : members[lot]) {
        of[unit] = lot;
      }
      lot++;
    }
    return new Lots(of, members, kept, other);
  }

  /** Places that are too small are filled up by donors that are too large. */
  private static void alias(double[] shares, double[] kept, int[] other) {
    int n = shares.length;
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
  }

  int size() {
    return units.length;
  }

  /** Position among the lot's units of the donor that 64 random bits stand for. */
  int donor(int lot, long bits) {
    double[] own = kept[lot];
    int place = (int) (((bits >>> 32) * own.length) >>> 32);
    return (bits & 0xFFFFFFFFL) * PLACE < own[place] ? place : other[lot][place];
  }
}
