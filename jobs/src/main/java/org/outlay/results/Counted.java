package org.outlay.results;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.money.Fen;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/**
 * What was sent to the files of a table.
 *
 * @param fen by money column
 */
record Counted(long rows, SortedMap<String, Long> fen) implements Serializable {

  /**
   * Of a schema's columns.
   *
   * @param sums fen by column; those of columns that are not money do not count
   */
  static Counted of(long rows, TableSchema schema, long[] sums) {
    SortedMap<String, Long> fen = new TreeMap<>();
    List<Field> fields = schema.fields();
    for (int i = 0; i < sums.length; i++) {
      if (ResultType.money(fields.get(i))) {
        fen.put(fields.get(i).name(), sums[i]);
      }
    }
    return new Counted(rows, fen);
  }

  /** What was sent to a table that is copied. */
  static Counted of(TableSummary table) {
    SortedMap<String, Long> fen = new TreeMap<>();
    table.totals().forEach((column, yuan) -> fen.put(column, Fen.of(yuan)));
    return new Counted(table.rows(), fen);
  }

  /** Both together. */
  Counted plus(Counted other) {
    SortedMap<String, Long> both = new TreeMap<>(fen);
    other.fen.forEach((column, more) -> both.merge(column, more, Math::addExact));
    return new Counted(rows + other.rows, both);
  }
}
