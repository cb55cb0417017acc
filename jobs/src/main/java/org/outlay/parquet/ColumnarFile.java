package org.outlay.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.package$;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;

/**
 * One file of a table. Rows wait in {@link ColumnBuffer}s until they are many, are sorted, and go
 * to the file as some row groups.
 */
final class ColumnarFile extends OutputWriter {
  /** Rows that are sorted together: about 50 MB of payments. */
  private static final int MOST_ROWS = 1 << 19;

  /** Rows of a group: few enough that sorted rows let readers skip most groups. */
  private static final int GROUP_ROWS = 1 << 16;

  private final String path;
  private final MessageType schema;
  private final Map<String, String> metadata;
  private final ColumnBuffer[] columns;
  private final List<CodedBuffer> order;

  /** Rows that wait; without an order they need not wait for others to be sorted with. */
  private final int most;

  private final ParquetFileWriter file;
  private final CompressionCodecFactory codecs;
  private int rows;
  private boolean failed;

  private ColumnarFile(
      String path, ColumnarFormat.Shape shape, Configuration conf, MessageType schema)
      throws IOException {
    this.path = path;
    this.schema = schema;
    this.metadata =
        Map.of(
            "org.apache.spark.version",
            package$.MODULE$.SPARK_VERSION_SHORT(),
            ColumnarFormat.SPARK_SCHEMA,
            shape.file().json());
    this.columns = new ColumnBuffer[schema.getFieldCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = ColumnBuffer.of(shape.rows().apply(i), i, schema.getColumns().get(i));
    }
    this.order =
        shape.order().stream()
            .map(name -> (CodedBuffer) columns[schema.getFieldIndex(name)])
            .toList();
    this.most = order.isEmpty() ? GROUP_ROWS : MOST_ROWS;
    this.codecs = new CodecFactory(conf, ParquetProperties.DEFAULT_PAGE_SIZE);
    this.file = writer(new Path(path), schema, ParquetFileWriter.Mode.CREATE, conf);
    file.start();
  }

  /** Writes a file's chunks and footer; the same settings for all files of a table. */
  static ParquetFileWriter writer(
      Path path, MessageType schema, ParquetFileWriter.Mode mode, Configuration conf)
      throws IOException {
    return new ParquetFileWriter(
        HadoopOutputFile.fromPath(path, conf),
        schema,
        mode,
        ParquetWriter.DEFAULT_BLOCK_SIZE,
        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
        ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
        ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
        ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
  }

  static ColumnarFile create(String path, ColumnarFormat.Shape shape, Configuration conf) {
    try {
      MessageType schema = new SparkToParquetSchemaConverter(conf).convert(shape.file());
      return new ColumnarFile(path, shape, conf, schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public void write(InternalRow row) {
    boolean full = false;
    for (ColumnBuffer column : columns) {
      full |= column.append(row);
    }
    rows++;
    if (full || rows == most) {
      flush();
    }
  }

  /** Ends the file; of a task that failed, only gives back what it holds. */
  @Override
  public void close() {
    try (file) {
      if (!failed) {
        flush();
        file.end(metadata);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      codecs.release();
    }
  }

  private void flush() {
    failed = true;
    int[] sorted = IntStream.range(0, rows).toArray();
    if (!cameInOrder()) {
      for (int i = order.size() - 1; i >= 0; i--) {
        sorted = order.get(i).sorted(sorted);
      }
    }
    try {
      for (int from = 0; from < rows; from += GROUP_ROWS) {
        writeGroup(sorted, from, Math.min(rows, from + GROUP_ROWS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (ColumnBuffer column : columns) {
      column.clear();
    }
    rows = 0;
    failed = false;
  }

  private boolean cameInOrder() {
    for (int row = 1; row < rows; row++) {
      int compared = 0;
      for (int i = 0; i < order.size() && compared == 0; i++) {
        compared = order.get(i).compare(row - 1, row);
      }
      if (compared > 0) {
        return false;
      }
    }
    return true;
  }

  private void writeGroup(int[] sorted, int from, int to) throws IOException {
    file.startBlock(to - from);
    try (ColumnChunkPageWriteStore pages =
        new ColumnChunkPageWriteStore(
            codecs.getCompressor(CompressionCodecName.ZSTD),
            schema,
            HeapByteBufferAllocator.getInstance(),
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED)) {
      for (ColumnBuffer column : columns) {
        column.write(sorted, from, to, pages.getPageWriter(column.descriptor()));
      }
      pages.flushToFileWriter(file);
    }
    file.endBlock();
  }
}
