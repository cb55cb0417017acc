package org.outlay.simulation;

import java.io.Serializable;

/**
 * What a projected cell says of its applications, which a copy takes over from it and not from its
 * donor.
 *
 * @param slots columns of the roster that a cell has values for
 * @param values codes by cell and slot, NaN for null
 * @param entities number of each cell in the draws' keys
 */
record CellValues(int[] slots, double[][] values, long[] entities) implements Serializable {

  /** Position of a column among the slots, or -1. */
  int position(int column) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] == column) {
        return i;
      }
    }
    return -1;
  }
}
