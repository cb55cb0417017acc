package org.outlay.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts, end to end; identifiers hardly repeat, so there is no dictionary. */
final class TextBuffer extends ColumnBuffer {
  /** Bytes after which texts should be written. */
  private static final int ENOUGH = 64 << 20;

  private byte[] texts = {};
  private int[] starts = {};
  private int[] lengths = {};
  private int used;

  TextBuffer(ColumnDescriptor column, int ordinal) {
    super(column, ordinal);
  }

  @Override
  void grow(int room) {
    starts = Arrays.copyOf(starts, room);
    lengths = Arrays.copyOf(lengths, room);
  }

  @Override
  boolean put(InternalRow row, int ordinal, int position) {
    UTF8String text = row.getUTF8String(ordinal);
    int length = text.numBytes();
    if (length > texts.length - used) {
      texts = Arrays.copyOf(texts, Math.max(Math.addExact(used, length), 2 * texts.length));
    }
    text.writeToMemory(texts, Platform.BYTE_ARRAY_OFFSET + (long) used);
    starts[position] = used;
    lengths[position] = length;
    used += length;
    return used >= ENOUGH;
  }

  @Override
  void clear() {
    super.clear();
    used = 0;
  }

  @Override
  Encoding begin(int[] rows, PageWriter pages) {
    return Encoding.PLAIN;
  }

  @Override
  BytesInput encode(int[] rows, int from, int to, Statistics<?> statistics) {
    int size = Integer.BYTES * (to - from);
    for (int i = from; i < to; i++) {
      size += lengths[rows[i]];
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    int low = -1;
    int high = -1;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      bytes.putInt(lengths[row]).put(texts, starts[row], lengths[row]);
      low = low < 0 || compare(row, low) < 0 ? row : low;
      high = high < 0 || compare(row, high) > 0 ? row : high;
    }
    if (from < to) {
      statistics.updateStats(text(low));
      statistics.updateStats(text(high));
    }
    return BytesInput.from(bytes.flip());
  }

  private int compare(int row, int other) {
    return Arrays.compareUnsigned(
        texts,
        starts[row],
        starts[row] + lengths[row],
        texts,
        starts[other],
        starts[other] + lengths[other]);
  }

  private Binary text(int row) {
    return Binary.fromReusedByteArray(texts, starts[row], lengths[row]).copy();
  }
}
