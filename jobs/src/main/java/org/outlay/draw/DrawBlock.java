package org.outlay.draw;

/**
 * The draws of {@link Draws} for many replicates at once: the same numbers in loops that the
 * compiler turns into vectors, eight times as fast. Used by one thread.
 */
public final class DrawBlock {
  private final long[] steps;
  private int count;

  /** For the replicates from {@code first}, from 0. */
  public DrawBlock(int first, int count) {
    this.count = count;
    steps = new long[count];
    for (int i = 0; i < count; i++) {
      steps[i] = Draws.step(first + i);
    }
  }

  /**
   * Turns to others, at most as many as before: draw {@code index} of position i is that of the
   * replicate {@code first + replicates[i]} and the index {@code layers[i] * stride + index}.
   */
  public void turnTo(int first, int[] replicates, int[] layers, int stride, int newCount) {
    count = newCount;
    for (int i = 0; i < count; i++) {
      steps[i] = Draws.start(Draws.step(first + replicates[i]), layers[i] * stride);
    }
  }

  /** {@link Draws#bits} of every position. */
  public void bits(long key, int index, long[] out) {
    long start = Draws.start(key, index);
    for (int i = 0; i < count; i++) {
      out[i] = Draws.mix(start + steps[i]);
    }
  }
}
