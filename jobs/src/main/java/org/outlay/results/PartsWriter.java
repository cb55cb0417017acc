package org.outlay.results;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.ProblemException;
import org.outlay.schema.TableSchema;

/**
 * Writes a table whose rows tasks make, a file for each part, straight to the file: a dataset would
 * copy and check each row three times.
 */
public final class PartsWriter {
  private PartsWriter() {}

  /** The rows of parts, made in tasks. */
  public interface Parts extends Serializable {
    int count();

    /** Encoded rows of a part, from 0; the same whenever it is asked for. */
    RowSource rows(int part);
  }

  /**
   * Writes all parts and reads each file back.
   *
   * @return rows, files and totals for {@code run.json}
   *     <p>A failing task ends in Spark's own exception.
   * @throws ProblemException if nothing can be written or what is in the files is not what was
   *     written
   */
  public static TableSummary write(
      SparkSession spark,
      Parts parts,
      TableSchema schema,
      Coding coding,
      Lineage lineage,
      RunFolder folder) {
    Path target = folder.table(schema.name());
    try {
      folder.store().makeFolder(target);
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      Broadcast<FileMaker> maker =
          context.broadcast(FileMaker.encoded(spark, schema, coding, lineage));
      String into = target.toString();
      List<Written> written =
          context
              .parallelize(IntStream.range(0, parts.count()).boxed().toList(), parts.count())
              .map(part -> write(parts, part, schema, maker.value(), into))
              .collect();
      maker.destroy();
      TableFiles.tidy(folder, target);
      return new WrittenTable(schema, written.stream().map(Written::facts).toList())
          .summary(
              written.stream().map(Written::counted).reduce(Counted::plus).orElseThrow(), target);
    } catch (IOException e) {
      throw RunFolder.cannotWrite(target, e);
    }
  }

  /** One file, as it lies there, and what was sent to it. */
  private record Written(FileFacts facts, Counted counted) implements Serializable {}

  private static Written write(
      Parts parts, int part, TableSchema schema, FileMaker maker, String folder)
      throws IOException {
    Configuration hadoop = maker.hadoop().value();
    Path file = new Path(folder, "part-%05d.zstd.parquet".formatted(part));
    // An attempt's own name, which readers pass over: a second attempt may write at the same time.
    Path attempt = new Path(folder, "." + TaskContext.get().taskAttemptId() + "-" + file.getName());
    RowCounter counter = new RowCounter(schema);
    maker.write(attempt, counter.on(parts.rows(part)));
    FileSystem fs = RunStore.raw(file, hadoop);
    // Another attempt's file has the same rows in the same order.
    if (fs.exists(file) || !fs.rename(attempt, file)) {
      fs.delete(attempt, false);
    }
    return new Written(WrittenFiles.facts(hadoop, file), counter.counted());
  }
}
