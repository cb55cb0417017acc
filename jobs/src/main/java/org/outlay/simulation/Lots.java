package org.outlay.simulation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrivals of one projected cell in one entry year, a lot each. A lot knows its donors by their
 * places only, so that who arrives can be drawn wherever the donors' data are.
 *
 * @param cells projected cell of each lot
 * @param programmes code of its programme
 * @param years entry year of each lot
 * @param donors of each lot, the same for all lots of a cell
 */
record Lots(int[] cells, int[] programmes, int[] years, Donors[] donors) implements Serializable {
  int size() {
    return cells.length;
  }

  /** Collects lots in the order of their numbers. */
  static final class Builder {
    private final List<int[]> keys = new ArrayList<>();
    private final List<Donors> donors = new ArrayList<>();

    /** Number of a new lot. */
    int add(int cell, int programme, int year, Donors ofCell) {
      keys.add(new int[] {cell, programme, year});
      donors.add(ofCell);
      return keys.size() - 1;
    }

    Lots build() {
      return new Lots(column(0), column(1), column(2), donors.toArray(Donors[]::new));
    }

    private int[] column(int number) {
      return keys.stream().mapToInt(key -> key[number]).toArray();
    }
  }
}
