package org.outlay.results;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.parquet.ParquetFiles;

/**
 * The footers of one or several files of a table, added up.
 *
 * @param statistics by column, in order; of no file without row groups
 * @param sparkSchema the schema as Spark writes it, JSON
 */
record Footer(long rows, int rowGroups, Map<String, Statistics<?>> statistics, String sparkSchema) {
  /**
   * Reads the footer of a file.
   *
   * @throws IOException if it has none or it was not written by Spark
   */
  static Footer read(Configuration hadoop, Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFiles.open(hadoop, file)) {
      ParquetMetadata metadata = reader.getFooter();
      String schema =
          metadata.getFileMetaData().getKeyValueMetaData().get(ColumnarFormat.SPARK_SCHEMA);
      if (schema == null) {
        throw new IOException("the footer of " + file.getName() + " holds no schema of Spark's");
      }
      Footer sum = new Footer(0, 0, new LinkedHashMap<>(), schema);
      for (BlockMetaData block : metadata.getBlocks()) {
        sum = sum.plus(new Footer(block.getRowCount(), 1, statistics(block), schema));
      }
      return sum;
    } catch (RuntimeException e) {
      // Parquet reports a file that is none of its own with unchecked exceptions.
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Both together; the schema is this one's. */
  Footer plus(Footer other) {
    Map<String, Statistics<?>> sum = new LinkedHashMap<>(statistics);
    other.statistics.forEach((column, more) -> sum.merge(column, more, Footer::merge));
    return new Footer(rows + other.rows, rowGroups + other.rowGroups, sum, sparkSchema);
  }

  private static Statistics<?> merge(Statistics<?> one, Statistics<?> other) {
    Statistics<?> sum = one.copy();
    sum.mergeStatistics(other);
    return sum;
  }

  private static Map<String, Statistics<?>> statistics(BlockMetaData block) {
    Map<String, Statistics<?>> byColumn = new LinkedHashMap<>();
    for (ColumnChunkMetaData column : block.getColumns()) {
      byColumn.put(column.getPath().toDotString(), column.getStatistics());
    }
    return byColumn;
  }
}
