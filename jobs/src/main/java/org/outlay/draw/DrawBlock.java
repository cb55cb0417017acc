package org.outlay.draw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * The draws of {@link Draws} for replicates that follow each other, all at once: the same numbers
 * in loops that the compiler turns into vectors, eight times as fast. Used by one thread.
 */
public final class DrawBlock {
  /** {@link Draws#uniform(long)} is {@code (whole + 0.5) / WHOLES} of {@link #wholes}. */
  public static final double WHOLES = 0x1.0p52;

  /** Its bits and a whole number below are the bits of their sum. */
  public static final long ZERO = Double.doubleToRawLongBits(WHOLES);

  private static final int DROPPED_BITS = 12;

  private final long[] steps;
  private final LongBuffer asLongs;
  private final DoubleBuffer asDoubles;

  /** For the replicates from {@code first}, from 0. */
  public DrawBlock(int first, int count) {
    steps = new long[count];
    for (int i = 0; i < count; i++) {
      steps[i] = Draws.step(first + i);
    }
    ByteBuffer memory = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.nativeOrder());
    asLongs = memory.asLongBuffer();
    asDoubles = memory.asDoubleBuffer();
  }

  /** {@link Draws#bits} of every replicate. */
  public void bits(long key, int index, long[] out) {
    long start = Draws.start(key, index);
    for (int i = 0; i < steps.length; i++) {
      out[i] = Draws.mix(start + steps[i]);
    }
  }

  /** A uniform whole number from 0 up to, but not, {@link #WHOLES} for every replicate. */
  public void wholes(long key, int index, long[] out) {
    long start = Draws.start(key, index);
    for (int i = 0; i < steps.length; i++) {
      out[i] = Draws.mix(start + steps[i]) >>> DROPPED_BITS;
    }
  }

  /** Whole numbers below {@link #WHOLES}, to each of which {@link #ZERO} was added, as doubles. */
  public void toDoubles(long[] shifted, double[] out) {
    // Before Java 21 no conversion from long to double is a vector operation; a copy of bytes is.
    asLongs.put(0, shifted, 0, steps.length);
    asDoubles.get(0, out, 0, steps.length);
    for (int i = 0; i < steps.length; i++) {
      out[i] -= WHOLES;
    }
  }
}
