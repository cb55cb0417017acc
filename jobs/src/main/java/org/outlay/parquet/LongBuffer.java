package org.outlay.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.spark.sql.catalyst.InternalRow;

/** Large whole numbers and unscaled amounts. */
final class LongBuffer extends ColumnBuffer {
  private long[] values = {};

  LongBuffer(ColumnDescriptor column, int ordinal) {
    super(column, ordinal);
  }

  @Override
  void grow(int room) {
    values = Arrays.copyOf(values, room);
  }

  @Override
  boolean put(InternalRow row, int ordinal, int position) {
    values[position] = row.getLong(ordinal);
    return false;
  }

  @Override
  Encoding begin(int[] rows, PageWriter pages) {
    return Encoding.PLAIN;
  }

  @Override
  BytesInput encode(int[] rows, int from, int to, Statistics<?> statistics) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      long value = values[rows[i]];
      low = Math.min(low, value);
      high = Math.max(high, value);
      bytes.putLong(value);
    }
    if (from < to) {
      statistics.updateStats(low);
      statistics.updateStats(high);
    }
    return BytesInput.from(bytes.flip());
  }
}
