package org.outlay.simulation;

import java.util.Arrays;

/** A growing column of whole numbers. */
final class Ints {
  private int[] values = new int[1 << 12];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  void set(int position, int value) {
    values[position] = value;
  }

  int at(int position) {
    return values[position];
  }

  /** The values at some positions, in their order. */
  int[] at(int[] positions) {
    return Arrays.stream(positions).map(i -> values[i]).toArray();
  }
}
