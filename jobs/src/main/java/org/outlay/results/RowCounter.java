package org.outlay.results;

import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.outlay.schema.TableSchema;

/** Counts encoded rows and adds up their money on the way to a file. */
final class RowCounter {
  private final TableSchema schema;
  private final int[] money;
  private final long[] sums;
  private long rows;

  RowCounter(TableSchema schema) {
    this.schema = schema;
    this.sums = new long[schema.fields().size()];
    this.money =
        IntStream.range(0, sums.length)
            .filter(i -> ResultType.money(schema.fields().get(i)))
            .toArray();
  }

  /** The same rows, counted. */
  RowSource on(RowSource source) {
    return sink ->
        source.sendTo(
            row -> {
              add(row);
              sink.accept(row);
            });
  }

  Counted counted() {
    return Counted.of(rows, schema, sums);
  }

  private void add(InternalRow row) {
    rows++;
    for (int i : money) {
      sums[i] = Math.addExact(sums[i], row.isNullAt(i) ? 0 : row.getLong(i));
    }
  }
}
