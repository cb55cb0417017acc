package org.outlay.results;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.ProblemException;
import org.outlay.schema.TableSchema;

/**
 * Writes a table as one file for each of its parts, whose rows are made while they are written,
 * straight to the file: a dataset would copy each row twice and count it apart.
 */
public final class PartsWriter {
  private final SparkSession spark;
  private final TableSchema schema;
  private final Lineage lineage;
  private final RunFolder folder;

  public PartsWriter(SparkSession spark, TableSchema schema, Lineage lineage, RunFolder folder) {
    this.spark = spark;
    this.schema = schema;
    this.lineage = lineage;
    this.folder = folder;
  }

  /** The rows of parts. */
  public interface Parts {
    int count();

    /** Encoded rows of a part, from 0; the same whenever it is asked for. */
    RowSource rows(int part);
  }

  /**
   * Parts that tasks make.
   *
   * @return rows, files and totals for {@code run.json}
   *     <p>A failing task ends in Spark's own exception.
   * @throws ProblemException if nothing can be written or what is in the files is not what was
   *     written
   */
  public <P extends Parts & Serializable> TableSummary inTasks(P parts, Coding coding) {
    return write(
        coding,
        (maker, into) -> {
          JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
          Broadcast<FileMaker> shared = context.broadcast(maker);
          // Tasks know nothing of the session.
          TableSchema columns = schema;
          List<Written> written =
              context
                  .parallelize(numbers(parts).toList(), parts.count())
                  .map(part -> write(parts, part, columns, shared.value(), into))
                  .collect();
          shared.destroy();
          return written;
        });
  }

  /** The same of parts that are made here, side by side. */
  public TableSummary here(Parts parts, Coding coding) {
    return write(
        coding,
        (maker, into) ->
            numbers(parts)
                .parallel()
                .map(part -> write(parts, part, schema, maker, into))
                .toList());
  }

  private static Stream<Integer> numbers(Parts parts) {
    return IntStream.range(0, parts.count()).boxed();
  }

  /** Writes the parts into a folder. */
  private interface Writing {
    List<Written> all(FileMaker maker, String into);
  }

  private TableSummary write(Coding coding, Writing writing) {
    Path target = folder.table(schema.name());
    try {
      folder.store().makeFolder(target);
      FileMaker maker = FileMaker.encoded(spark, schema, coding, lineage);
      List<Written> written = writing.all(maker, target.toString());
      tidy(written, target);
      return new WrittenTable(schema, written.stream().map(Written::facts).toList())
          .summary(
              written.stream().map(Written::counted).reduce(Counted::plus).orElseThrow(), target);
    } catch (UncheckedIOException e) {
      throw RunFolder.cannotWrite(target, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw RunFolder.cannotWrite(target, e);
    }
  }

  /** Removes what attempts that failed left. */
  private void tidy(List<Written> written, Path target) throws IOException {
    Set<String> kept =
        written.stream().map(part -> new Path(part.facts().path()).getName()).collect(toSet());
    for (FileStatus file : TableFiles.tidy(folder, target)) {
      if (!kept.contains(file.getPath().getName())) {
        folder.store().fs().delete(file.getPath(), false);
      }
    }
  }

  /** One file, as it lies there, and what was sent to it. */
  private record Written(FileFacts facts, Counted counted) implements Serializable {}

  private static Written write(
      Parts parts, int part, TableSchema schema, FileMaker maker, String folder) {
    Configuration hadoop = maker.hadoop().value();
    Path file = new Path(folder, String.format(Locale.ROOT, "part-%05d.zstd.parquet", part));
    // An attempt's own name, which readers pass over: a second attempt may write at the same time.
    Path attempt = new Path(folder, ".attempt-" + attempt() + "-" + file.getName());
    RowCounter counter = new RowCounter(schema);
    maker.write(attempt, counter.on(parts.rows(part)));
    try {
      FileSystem fs = RunStore.raw(file, hadoop);
      // Another attempt's file has the same rows in the same order.
      if (fs.exists(file) || !fs.rename(attempt, file)) {
        fs.delete(attempt, false);
      }
      return new Written(WrittenFiles.facts(hadoop, file), counter.counted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long attempt() {
    TaskContext task = TaskContext.get();
    return task == null ? 0 : task.taskAttemptId();
  }
}
