package org.outlay.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * A column of few different values that are known by whole numbers in their own order. A row group
 * has a dictionary of those that occur in it, unless they lie too far apart.
 */
abstract class CodedBuffer extends ColumnBuffer {
  /** Numbers from the least to the greatest for which positions in a dictionary are kept. */
  private static final int WIDEST = 1 << 16;

  private int[] codes = {};
  private int least;
  private int[] codeOfId = {};
  private int[] idOfCode = {};

  CodedBuffer(ColumnDescriptor column, int ordinal) {
    super(column, ordinal);
  }

  @Override
  final void grow(int room) {
    codes = Arrays.copyOf(codes, room);
  }

  /** Keeps a code; never enough. */
  final boolean put(int code, int position) {
    codes[position] = code;
    return false;
  }

  /** The value that a code stands for, as Parquet stores it plainly. */
  abstract BytesInput plain(int code);

  abstract void include(int code, Statistics<?> statistics);

  /** The rows by their codes; equal ones stay in order. None may lack a value. */
  final int[] sorted(int[] order) {
    int span = span(new Rows(order, 0, order.length));
    if (span > WIDEST) {
      throw new IllegalArgumentException(span + " values are too many to sort by");
    }
    int[] ends = new int[span + 1];
    for (int row : order) {
      ends[codes[row] - least + 1]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[ends[codes[row] - least]++] = row;
    }
    return sorted;
  }

  @Override
  final Encoding begin(Rows rows, PageWriter pages) throws IOException {
    int span = span(rows);
    idOfCode = new int[span <= WIDEST ? span : 0];
    for (int i = rows.from(); i < rows.to() && idOfCode.length > 0; i++) {
      idOfCode[codes[rows.of()[i]] - least] = 1;
    }
    codeOfId = new int[Arrays.stream(idOfCode).sum()];
    int ids = 0;
    for (int i = 0; i < span && ids < codeOfId.length; i++) {
      if (idOfCode[i] == 1) {
        codeOfId[ids] = least + i;
        idOfCode[i] = ids++;
      }
    }
    if (ids == 0) {
      return Encoding.PLAIN;
    }
    BytesInput[] entries = Arrays.stream(codeOfId).mapToObj(this::plain).toArray(BytesInput[]::new);
    pages.writeDictionaryPage(new DictionaryPage(BytesInput.concat(entries), ids, Encoding.PLAIN));
    return Encoding.RLE_DICTIONARY;
  }

  @Override
  final BytesInput encode(Rows rows, Statistics<?> statistics) throws IOException {
    return codeOfId.length == 0 ? plain(rows, statistics) : ids(rows, statistics);
  }

  private BytesInput ids(Rows rows, Statistics<?> statistics) throws IOException {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(codeOfId.length - 1);
    RunLengthBitPackingHybridEncoder ids = encoder(bits);
    int low = Integer.MAX_VALUE;
    int high = -1;
    for (int i = rows.from(); i < rows.to(); i++) {
      int id = idOfCode[codes[rows.of()[i]] - least];
      low = Math.min(low, id);
      high = Math.max(high, id);
      ids.writeInt(id);
    }
    if (high >= 0) {
      include(codeOfId[low], statistics);
      include(codeOfId[high], statistics);
    }
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) bits}), ids.toBytes());
  }

  private BytesInput plain(Rows rows, Statistics<?> statistics) {
    BytesInput[] values = new BytesInput[rows.size()];
    for (int i = 0; i < values.length; i++) {
      int code = codes[rows.of()[rows.from() + i]];
      include(code, statistics);
      values[i] = plain(code);
    }
    return BytesInput.concat(values);
  }

  /** How far apart the codes are; sets the least. */
  private int span(Rows rows) {
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int i = rows.from(); i < rows.to(); i++) {
      int code = codes[rows.of()[i]];
      low = Math.min(low, code);
      high = Math.max(high, code);
    }
    least = low;
    return rows.size() == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE - 8L, 1L + high - low);
  }
}
