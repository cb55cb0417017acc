package org.outlay.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Columns of whole numbers by replicate, in a temporary file rather than on the heap. What was
 * never put is 0. Threads may put and read at once what does not overlap.
 *
 * <p>The file leaves its folder as soon as it is open. The system frees it when the columns are
 * garbage, or when the process ends in whatever way.
 */
public final class Columns {
  /** Bytes that a thread moves at once; it keeps a copy of as many outside the heap. */
  private static final int BUFFER = 1 << 16;

  private final int replicates;
  private final FileChannel file;

  /** As many columns as will be put, numbered from 0. */
  public Columns(int replicates) {
    this.replicates = replicates;
    this.file = open();
  }

  // Read and written rather than mapped: a full disk is an error that names it, not a fault of the
  // memory.
  private static FileChannel open() {
    try {
      Path path = Files.createTempFile("outlay-", ".columns");
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Length of each column. */
  public int replicates() {
    return replicates;
  }

  /** Puts the values of replicates from {@code first} on, in place of what was there. */
  public void put(int column, int first, long[] values) {
    long position = position(column, first, values.length);
    ByteBuffer bytes = buffer(values.length);
    for (int done = 0; done < values.length; ) {
      int some = Math.min(values.length - done, bytes.capacity() / Long.BYTES);
      bytes.clear().limit(some * Long.BYTES);
      bytes.asLongBuffer().put(values, done, some);
      write(bytes, position + (long) done * Long.BYTES);
      done += some;
    }
  }

  /** A whole column. */
  public long[] get(int column) {
    return get(column, 0, replicates);
  }

  /** The part of it from replicate {@code first} on. */
  public long[] get(int column, int first, int count) {
    long position = position(column, first, count);
    long[] values = new long[count];
    ByteBuffer bytes = buffer(count);
    for (int done = 0; done < count; ) {
      int some = Math.min(count - done, bytes.capacity() / Long.BYTES);
      bytes.clear().limit(some * Long.BYTES);
      read(bytes, position + (long) done * Long.BYTES);
      // Fewer where the file ends: nothing was put beyond.
      bytes.flip().asLongBuffer().get(values, done, bytes.limit() / Long.BYTES);
      done += some;
    }
    return values;
  }

  private long position(int column, int first, int count) {
    Objects.checkFromIndexSize(first, count, replicates);
    return ((long) column * replicates + first) * Long.BYTES;
  }

  private static ByteBuffer buffer(int values) {
    return ByteBuffer.allocate((int) Math.min(BUFFER, (long) values * Long.BYTES))
        .order(ByteOrder.nativeOrder());
  }

  private void write(ByteBuffer bytes, long position) {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes, position + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(ByteBuffer bytes, long position) {
    try {
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = file.read(bytes, position + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
