package org.outlay.parquet;

import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveComparator;
import org.apache.spark.sql.catalyst.InternalRow;

/** Names that rows know by their codes; several codes may have the same name. */
final class NameBuffer extends CodedBuffer {
  private final List<Binary> names;
  private final int[] rankOfCode;

  NameBuffer(ColumnDescriptor column, int ordinal, List<String> nameOfCode) {
    super(column, ordinal);
    PrimitiveComparator<Binary> order = column.getPrimitiveType().comparator();
    this.names = nameOfCode.stream().map(Binary::fromString).distinct().sorted(order).toList();
    this.rankOfCode =
        nameOfCode.stream().map(Binary::fromString).mapToInt(names::indexOf).toArray();
  }

  @Override
  boolean put(InternalRow row, int ordinal, int position) {
    return put(rankOfCode[row.getInt(ordinal)], position);
  }

  @Override
  BytesInput plain(int rank) {
    Binary name = names.get(rank);
    return BytesInput.concat(BytesInput.fromInt(name.length()), BytesInput.from(name.getBytes()));
  }

  @Override
  void include(int rank, Statistics<?> statistics) {
    statistics.updateStats(names.get(rank));
  }
}
