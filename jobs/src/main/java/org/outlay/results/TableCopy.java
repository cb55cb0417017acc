package org.outlay.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.outlay.parquet.ParquetCopy;
import org.outlay.schema.TableSchema;

/** Copies a table that an interrupted run wrote; the copies' footers name the run that takes it. */
public final class TableCopy {
  private TableCopy() {}

  /**
   * Copies the files and reads them back.
   *
   * @param from folder of the files
   * @param table what the interrupted run wrote
   * @return nothing if a file is not there any more or not the one that was written
   */
  public static Optional<TableSummary> copy(
      SparkSession spark,
      String from,
      TableSummary table,
      TableSchema schema,
      Lineage lineage,
      RunFolder folder) {
    Path target = folder.table(table.name());
    String into = target.toString();
    String columns = ResultType.of(schema, lineage).json();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    int slices = Math.max(1, Math.min(table.files().size(), context.defaultParallelism()));
    long copied =
        context
            .parallelize(table.files(), slices)
            .filter(file -> copy(file, from, into, columns, hadoop.value()))
            .count();
    if (copied == table.files().size()) {
      return Optional.of(TableFiles.readBack(spark, schema, folder, Counted.of(table)));
    }
    try {
      folder.store().fs().delete(target, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }

  /** Copies a file if it is there and the one that was written. */
  private static boolean copy(
      DataFile file, String from, String into, String columns, Configuration hadoop)
      throws IOException {
    String name = new Path(file.path()).getName();
    Path source = new Path(from, name);
    FileSystem fs = RunStore.raw(source, hadoop);
    try {
      if (!Digest.of(fs, source).equals(file.sha256())) {
        return false;
      }
      ParquetCopy.copy(hadoop, source, new Path(into, name), columns);
      return true;
    } catch (FileNotFoundException removed) {
      // Or renamed, by a run that was under way and is published now.
      return false;
    }
  }
}
