package org.outlay.parquet;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Opens Parquet files under settings that are there: Parquet would read Hadoop's for each file. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * A reader of a file.
   *
   * @throws RuntimeException of Parquet's own kinds if it is no Parquet file
   */
  public static ParquetFileReader open(Configuration hadoop, Path file) throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(file, hadoop), HadoopReadOptions.builder(hadoop, file).build());
  }
}
