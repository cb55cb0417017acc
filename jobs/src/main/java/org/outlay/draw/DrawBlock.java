package org.outlay.draw;

/**
 * The words of {@link Draws} for many applicants at once: the same numbers in loops that the
 * compiler turns into vectors. Used by one thread.
 */
public final class DrawBlock {
  private final int[] lows;
  private final int[] highs;
  private int count;

  /** For the replicates from {@code first}, from 0. */
  public DrawBlock(int first, int count) {
    this.count = count;
    lows = new int[count];
    highs = new int[count];
    for (int i = 0; i < count; i++) {
      lows[i] = Draws.low(first + i, 0);
      highs[i] = Draws.high(first + i, 0);
    }
  }

  /**
   * Turns to others, at most as many as before: draw {@code index} of position i is that of the
   * replicate {@code first + replicates[i]} and the index {@code layers[i] * stride + index}.
   */
  public void turnTo(int first, int[] replicates, int[] layers, int stride, int newCount) {
    count = newCount;
    for (int i = 0; i < count; i++) {
      lows[i] = Draws.low(first + replicates[i], layers[i] * stride);
      highs[i] = Draws.high(first + replicates[i], layers[i] * stride);
    }
  }

  /** {@link Draws#word} of every position. */
  public void words(long key, int index, int[] out) {
    // Replicate -1 adds nothing.
    int low = (int) key + Draws.low(-1, index);
    int high = (int) (key >>> 32) + Draws.high(-1, index);
    for (int i = 0; i < count; i++) {
      out[i] = Draws.word(low + lows[i], high + highs[i]);
    }
  }
}
