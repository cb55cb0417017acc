package org.outlay.parquet;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.spark.sql.catalyst.InternalRow;

/** Whole numbers and days. */
final class IntBuffer extends CodedBuffer {
  IntBuffer(ColumnDescriptor column, int ordinal) {
    super(column, ordinal);
  }

  @Override
  boolean put(InternalRow row, int ordinal, int position) {
    return put(row.getInt(ordinal), position);
  }

  @Override
  BytesInput plain(int code) {
    return BytesInput.from(BytesUtils.intToBytes(code));
  }

  @Override
  void include(int code, Statistics<?> statistics) {
    statistics.updateStats(code);
  }
}
