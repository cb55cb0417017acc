package org.outlay.cohort;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Ids that are not those of one application with one record a year, by their 64-bit hashes. An id
 * meets its like in one task, and numbers travel there in blocks: hashes are many and unlike each
 * other, so that Spark's own grouping would spend its time on rows of one number each.
 */
final class IdTally {
  /** Word of an application; a record's has a bit for its year. */
  static final long APPLICATION = 0;

  /** Word of a record without a year. */
  static final long NO_YEAR = -1;

  /** Applications are counted above this bit, records below it: one number serves both. */
  private static final long ONE_APPLICATION = 1L << 32;

  /** Numbers that a task holds back at most while it fills its blocks. */
  private static final int HELD = 1 << 21;

  private static final int LARGEST_BLOCK = 1 << 13;

  private long[] ids = new long[1 << 10];
  private long[] rows = new long[ids.length];
  private long[] years = new long[ids.length];
  private int known;

  private IdTally() {}

  /**
   * Hashes of the ids to look at.
   *
   * @param keys hash of the id and word of the row, both BIGINT; years 64 apart share a bit and are
   *     looked at exactly
   * @param most hashes wanted; if there are more, some more are returned
   */
  static long[] suspects(Dataset<Row> keys, int parts, int most) {
    return keys
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(rows -> new Blocks(rows, parts))
        .partitionBy(new HashPartitioner(parts))
        .values()
        .mapPartitions(blocks -> List.of(of(blocks).limit(most).toArray()).iterator())
        .collect()
        .stream()
        .flatMapToLong(Arrays::stream)
        .limit(most)
        .toArray();
  }

  private static LongStream of(Iterator<long[]> blocks) {
    IdTally tally = new IdTally();
    while (blocks.hasNext()) {
      long[] block = blocks.next();
      for (int i = 0; i < block.length; i += 2) {
        tally.add(block[i], block[i + 1]);
      }
    }
    return IntStream.range(0, tally.ids.length)
        .filter(tally::isSuspect)
        .mapToLong(slot -> tally.ids[slot]);
  }

  private boolean isSuspect(int slot) {
    return rows[slot] != 0 && rows[slot] != ONE_APPLICATION + Long.bitCount(years[slot]);
  }

  private void add(long id, long word) {
    if (2 * known >= ids.length) {
      grow();
    }
    int slot = slotOf(id);
    if (rows[slot] == 0) {
      ids[slot] = id;
      known++;
    }
    rows[slot] += word == APPLICATION ? ONE_APPLICATION : 1;
    years[slot] |= word == NO_YEAR ? 0 : word;
  }

  /** Where an id is, or would be. */
  private int slotOf(long id) {
    int mask = ids.length - 1;
    int slot = (int) id & mask;
    while (rows[slot] != 0 && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldIds = ids;
    long[] oldRows = rows;
    long[] oldYears = years;
    ids = new long[2 * oldIds.length];
    rows = new long[ids.length];
    years = new long[ids.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldRows[i] != 0) {
        int slot = slotOf(oldIds[i]);
        ids[slot] = oldIds[i];
        rows[slot] = oldRows[i];
        years[slot] = oldYears[i];
      }
    }
  }

  /** Ids and words of a task's rows, a block for one part at a time. */
  private static final class Blocks implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<InternalRow> rows;
    private final long[][] blocks;
    private final int[] sizes;
    private int rest;

    Blocks(Iterator<InternalRow> rows, int parts) {
      this.rows = rows;
      this.blocks = new long[parts][Math.max(64, Math.min(LARGEST_BLOCK, HELD / parts & ~1))];
      this.sizes = new int[parts];
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && rest < sizes.length && sizes[rest] == 0) {
        rest++;
      }
      return rows.hasNext() || rest < sizes.length;
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        long id = row.getLong(0);
        int part = (int) ((id >>> 32) % sizes.length);
        blocks[part][sizes[part]++] = id;
        blocks[part][sizes[part]++] = row.getLong(1);
        if (sizes[part] == blocks[part].length) {
          return taken(part);
        }
      }
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return taken(rest);
    }

    private Tuple2<Integer, long[]> taken(int part) {
      long[] block = Arrays.copyOf(blocks[part], sizes[part]);
      sizes[part] = 0;
      return new Tuple2<>(part, block);
    }
  }
}
