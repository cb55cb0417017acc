package org.outlay.parquet;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/** Copies a Parquet file chunk by chunk under other metadata: nothing is decoded. */
public final class ParquetCopy {
  private ParquetCopy() {}

  /**
   * Copies row groups with their statistics and indexes.
   *
   * @param schema columns as the new footer tells them to Spark, JSON; all else in it stays
   */
  public static void copy(Configuration hadoop, Path from, Path to, String schema)
      throws IOException {
    try (ParquetFileReader reader = ParquetFiles.open(hadoop, from);
        SeekableInputStream bytes = HadoopInputFile.fromPath(from, hadoop).newStream()) {
      MessageType type = reader.getFileMetaData().getSchema();
      Map<String, String> metadata = new HashMap<>(reader.getFileMetaData().getKeyValueMetaData());
      metadata.put(ColumnarFormat.SPARK_SCHEMA, schema);
      // A task that is tried again finds what the first attempt left.
      try (ParquetFileWriter writer =
          ColumnarFile.writer(to, type, ParquetFileWriter.Mode.OVERWRITE, hadoop)) {
        writer.start();
        for (BlockMetaData group : reader.getFooter().getBlocks()) {
          copy(group, reader, bytes, type, writer);
        }
        writer.end(metadata);
      }
    }
  }

  private static void copy(
      BlockMetaData group,
      ParquetFileReader reader,
      SeekableInputStream bytes,
      MessageType type,
      ParquetFileWriter writer)
      throws IOException {
    writer.startBlock(group.getRowCount());
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      writer.appendColumnChunk(
          type.getColumnDescription(chunk.getPath().toArray()),
          bytes,
          chunk,
          null,
          reader.readColumnIndex(chunk),
          reader.readOffsetIndex(chunk));
    }
    writer.endBlock();
  }
}
