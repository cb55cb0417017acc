package org.outlay.simulation;

/**
 * The replicates of a block in which one applicant exists, packed: position i of every working
 * array belongs to replicate {@code replicates[i]} of the block.
 */
final class Lane {
  /** Replicates of a block. */
  static final int WIDTH = 512;

  final int[] replicates = new int[WIDTH + 1];
  int width;

  /** Every replicate of a block. */
  void all(int count) {
    width = count;
    for (int i = 0; i < count; i++) {
      replicates[i] = i;
    }
  }

  /** The replicates that have any copies. */
  void withCopies(byte[] counts, int count) {
    int next = 0;
    for (int r = 0; r < count; r++) {
      // Written whether it counts or not: no branch to be guessed wrong.
      replicates[next] = r;
      next += counts[r] > 0 ? 1 : 0;
    }
    width = next;
  }

  /** Keeps those that have more than {@code copies} copies. */
  void keepMoreThan(int copies, byte[] counts) {
    int next = 0;
    for (int i = 0; i < width; i++) {
      int r = replicates[i];
      replicates[next] = r;
      next += counts[r] > copies ? 1 : 0;
    }
    width = next;
  }

  /** Position of a replicate, or -1. */
  int position(int replicate) {
    int found = java.util.Arrays.binarySearch(replicates, 0, width, replicate);
    return found < 0 ? -1 : found;
  }

  Lane copy() {
    Lane copy = new Lane();
    System.arraycopy(replicates, 0, copy.replicates, 0, width);
    copy.width = width;
    return copy;
  }
}
