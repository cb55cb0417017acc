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
  private int[] group = {};
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

  /** Compares two rows by their codes. */
  final int compare(int one, int other) {
    return Integer.compare(codes[one], codes[other]);
  }

  /** The rows by their codes; equal ones stay in order. None may lack a value. */
  final int[] sorted(int[] order) {
    int span = span(codes, order.length);
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
  final Encoding begin(int[] rows, PageWriter pages) throws IOException {
    group = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      group[i] = codes[rows[i]];
    }
    number(span(group, group.length));
    if (codeOfId.length == 0) {
      return Encoding.PLAIN;
    }
    BytesInput[] entries = Arrays.stream(codeOfId).mapToObj(this::plain).toArray(BytesInput[]::new);
    pages.writeDictionaryPage(
        new DictionaryPage(BytesInput.concat(entries), entries.length, Encoding.PLAIN));
    return Encoding.RLE_DICTIONARY;
  }

  /** Numbers the codes that occur, in their order. */
  private void number(int span) {
    idOfCode = new int[span <= WIDEST ? span : 0];
    if (idOfCode.length > 0) {
      for (int code : group) {
        idOfCode[code - least] = 1;
      }
    }
    codeOfId = new int[Arrays.stream(idOfCode).sum()];
    int ids = 0;
    for (int i = 0; i < idOfCode.length; i++) {
      if (idOfCode[i] == 1) {
        codeOfId[ids] = least + i;
        idOfCode[i] = ids++;
      }
    }
  }

  @Override
  final BytesInput encode(int[] rows, int from, int to, Statistics<?> statistics)
      throws IOException {
    return codeOfId.length == 0 ? plain(from, to, statistics) : ids(from, to, statistics);
  }

  private BytesInput ids(int from, int to, Statistics<?> statistics) throws IOException {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(codeOfId.length - 1);
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int i = from; i < to; i++) {
      low = Math.min(low, group[i]);
      high = Math.max(high, group[i]);
    }
    if (from < to) {
      include(low, statistics);
      include(high, statistics);
    }
    // In sorted rows most pages of most columns hold one value.
    BytesInput ids =
        low == high ? run(idOfCode[low - least], to - from, bits) : ids(from, to, bits);
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) bits}), ids);
  }

  private BytesInput ids(int from, int to, int bits) throws IOException {
    RunLengthBitPackingHybridEncoder ids = encoder(bits);
    for (int i = from; i < to; i++) {
      ids.writeInt(idOfCode[group[i] - least]);
    }
    return ids.toBytes();
  }

  private BytesInput plain(int from, int to, Statistics<?> statistics) {
    BytesInput[] values = new BytesInput[to - from];
    for (int i = 0; i < values.length; i++) {
      include(group[from + i], statistics);
      values[i] = plain(group[from + i]);
    }
    return BytesInput.concat(values);
  }

  /** How far apart the first codes are; sets the least. */
  private int span(int[] some, int count) {
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, some[i]);
      high = Math.max(high, some[i]);
    }
    least = low;
    return count == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, 1L + high - low);
  }
}
