package org.outlay.draw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * The draws of {@link Draws} for many replicates at once: the same numbers in loops that the
 * compiler turns into vectors, eight times as fast. Used by one thread.
 */
public final class DrawBlock {
  /** {@link Draws#uniform(long)} is {@code (whole + 0.5) / WHOLES} of {@link #wholes}. */
  public static final double WHOLES = 0x1.0p52;

  /** Its bits and a whole number below are the bits of their sum. */
  public static final long ZERO = Double.doubleToRawLongBits(WHOLES);

  private static final int DROPPED_BITS = 12;

  private final long[] steps;
  private int count;
  private final LongBuffer asLongs;
  private final DoubleBuffer asDoubles;

  /** For the replicates from {@code first}, from 0. */
  public DrawBlock(int first, int count) {
    this.count = count;
    steps = new long[count];
    for (int i = 0; i < count; i++) {
      steps[i] = Draws.step(first + i);
    }
    ByteBuffer memory = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.nativeOrder());
    asLongs = memory.asLongBuffer();
    asDoubles = memory.asDoubleBuffer();
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

  /** A uniform whole number from 0 up to, but not, {@link #WHOLES} for every position. */
  public void wholes(long key, int index, long[] out) {
    long start = Draws.start(key, index);
    for (int i = 0; i < count; i++) {
      out[i] = Draws.mix(start + steps[i]) >>> DROPPED_BITS;
    }
  }

  /** Whole numbers below {@link #WHOLES}, to each of which {@link #ZERO} was added, as doubles. */
  public void toDoubles(long[] shifted, double[] out) {
    // Before Java 21 no conversion from long to double is a vector operation; a copy of bytes is.
    asLongs.put(0, shifted, 0, count);
    asDoubles.get(0, out, 0, count);
    for (int i = 0; i < count; i++) {
      out[i] -= WHOLES;
    }
  }
}
