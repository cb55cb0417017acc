package org.outlay.results;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Reads back the files that were just written, on the executors: digests and footers. */
final class WrittenFiles {
  private WrittenFiles() {}

  /** Facts of the files, in the order of their names. */
  static List<FileFacts> inspect(SparkSession spark, List<FileStatus> files) {
    List<String> paths = files.stream().map(f -> f.getPath().toString()).sorted().toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration hadoop = new SerializableConfiguration(context.hadoopConfiguration());
    int slices = Math.max(1, Math.min(paths.size(), context.defaultParallelism()));
    return context
        .parallelize(paths, slices)
        .map(path -> facts(hadoop.value(), new Path(path)))
        .collect();
  }

  /** Facts of one file. */
  static FileFacts facts(Configuration hadoop, Path path) throws IOException {
    FileSystem fs = RunStore.raw(path, hadoop);
    Footer footer = Footer.read(hadoop, path);
    Set<String> wide = new TreeSet<>();
    footer
        .statistics()
        .forEach(
            (column, statistics) -> {
              if (isWideDecimal(statistics)) {
                wide.add(column);
              }
            });
    return new FileFacts(
        path.toString(), footer.rows(), fs.getFileStatus(path).getLen(), Digest.of(fs, path), wide);
  }

  private static boolean isWideDecimal(Statistics<?> statistics) {
    PrimitiveType type = statistics.type();
    return type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation
        && type.getPrimitiveTypeName() != PrimitiveTypeName.INT64;
  }
}
