package org.outlay.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** One column of the rows that wait to be written, in the order in which they came. */
abstract class ColumnBuffer {
  private static final int PAGE_ROWS = ParquetProperties.DEFAULT_PAGE_ROW_COUNT_LIMIT;

  private final ColumnDescriptor column;
  private final int ordinal;
  private final boolean optional;
  private final BitSet missing = new BitSet();
  private int rows;
  private int room;

  ColumnBuffer(ColumnDescriptor column, int ordinal) {
    this.column = column;
    this.ordinal = ordinal;
    this.optional = column.getMaxDefinitionLevel() > 0;
  }

  /**
   * The buffer for a column.
   *
   * @param field how rows have it
   * @param column how the file has it
   */
  static ColumnBuffer of(StructField field, int ordinal, ColumnDescriptor column) {
    DataType type = field.dataType();
    if (ColumnarFormat.isNamed(field)) {
      return new NameBuffer(column, ordinal, ColumnarFormat.names(field));
    }
    if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.DateType)) {
      return new IntBuffer(column, ordinal);
    }
    if (type.equals(DataTypes.LongType)) {
      return new LongBuffer(column, ordinal);
    }
    if (type.equals(DataTypes.StringType)) {
      return new TextBuffer(column, ordinal);
    }
    throw new IllegalArgumentException(field.name() + " is " + type.sql());
  }

  ColumnDescriptor descriptor() {
    return column;
  }

  /**
   * Takes the row's value.
   *
   * @return whether the buffer should be written before it takes more
   */
  final boolean append(InternalRow row) {
    if (rows == room) {
      room = Math.max(1024, 2 * room);
      grow(room);
    }
    int position = rows++;
    if (!row.isNullAt(ordinal)) {
      return put(row, ordinal, position);
    }
    if (!optional) {
      throw new IllegalStateException(column.getPath()[0] + " is required and missing in a row");
    }
    missing.set(position);
    return false;
  }

  void clear() {
    missing.clear();
    rows = 0;
  }

  /** Writes the rows {@code order[from]} to {@code order[to - 1]} as pages. */
  final void write(int[] order, int from, int to, PageWriter pages) throws IOException {
    int[] present = present(order, from, to);
    Encoding encoding = begin(present, pages);
    int next = 0;
    for (int start = from; start < to; start += PAGE_ROWS) {
      int end = Math.min(to, start + PAGE_ROWS);
      int values = end - start - missing(order, start, end);
      Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
      statistics.incrementNumNulls(end - start - values);
      BytesInput page = encode(present, next, next + values, statistics);
      pages.writePage(
          optional ? BytesInput.concat(levels(order, start, end), page) : page,
          end - start,
          end - start,
          statistics,
          Encoding.RLE,
          Encoding.RLE,
          encoding);
      next += values;
    }
  }

  /** Makes room for so many rows. */
  abstract void grow(int room);

  /** Keeps a value that is not null; whether to write before more is taken. */
  abstract boolean put(InternalRow row, int ordinal, int position);

  /** Looks at the values of a row group's rows, writes their dictionary if they get one. */
  abstract Encoding begin(int[] rows, PageWriter pages) throws IOException;

  /**
   * The values of the rows of a page, {@code rows[from]} to {@code rows[to - 1]} of the group's.
   *
   * @param statistics get the least and the greatest value
   */
  abstract BytesInput encode(int[] rows, int from, int to, Statistics<?> statistics)
      throws IOException;

  /** Those of the rows that have a value. */
  private int[] present(int[] order, int from, int to) {
    if (missing.isEmpty()) {
      return Arrays.copyOfRange(order, from, to);
    }
    int[] present = new int[to - from - missing(order, from, to)];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!missing.get(order[i])) {
        present[count++] = order[i];
      }
    }
    return present;
  }

  private int missing(int[] order, int from, int to) {
    int count = 0;
    for (int i = from; i < to && !missing.isEmpty(); i++) {
      count += missing.get(order[i]) ? 1 : 0;
    }
    return count;
  }

  /** Definition levels: 1 where there is a value. */
  private BytesInput levels(int[] order, int from, int to) throws IOException {
    BytesInput bytes;
    if (missing.isEmpty()) {
      bytes = run(1, to - from, 1);
    } else {
      RunLengthBitPackingHybridEncoder levels = encoder(1);
      for (int i = from; i < to; i++) {
        levels.writeInt(missing.get(order[i]) ? 0 : 1);
      }
      bytes = levels.toBytes();
    }
    return BytesInput.concat(BytesInput.fromInt((int) bytes.size()), bytes);
  }

  /** What an {@link #encoder} makes of a number that repeats, without asking it for each. */
  static BytesInput run(int value, int count, int bits) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * Integer.BYTES);
    BytesUtils.writeUnsignedVarInt(count << 1, bytes);
    BytesUtils.writeIntLittleEndianPaddedOnBitWidth(bytes, value, bits);
    return BytesInput.from(bytes.toByteArray());
  }

  static RunLengthBitPackingHybridEncoder encoder(int bits) {
    return new RunLengthBitPackingHybridEncoder(
        bits, 1 << 10, ParquetProperties.DEFAULT_PAGE_SIZE, HeapByteBufferAllocator.getInstance());
  }
}
