package org.outlay.simulation;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who comes before the first unit of a shard under the same places, and is counted only.
 *
 * @param known applications of the cohort, by programme
 * @param donors places of the donors in their lots, by lot
 */
record Ahead(int[] known, Map<Integer, BitSet> donors) implements Serializable {
  static Ahead nobody(int programmes) {
    return new Ahead(new int[programmes], Map.of());
  }

  /** The units from {@code begin} to before {@code end}. */
  static Ahead of(Units units, double[] programmeOf, int programmes, int begin, int end) {
    int[] known = new int[programmes];
    Map<Integer, BitSet> donors = new TreeMap<>();
    for (int unit = begin; unit < end; unit++) {
      if (units.arrives(unit)) {
        donors.computeIfAbsent(units.lot()[unit], lot -> new BitSet()).set(units.place()[unit]);
      } else {
        known[(int) programmeOf[units.application()[unit]]]++;
      }
    }
    return new Ahead(known, donors);
  }

  /** Donors of a lot, null if there are none. */
  @Nullable BitSet of(int lot) {
    return donors.get(lot);
  }
}
