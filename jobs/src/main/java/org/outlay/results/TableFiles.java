package org.outlay.results;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** Saves rows as the files of a table and makes sure that they are all there. */
final class TableFiles {
  private static final String ROWS = "rows";

  private TableFiles() {}

  /**
   * Writes the rows and reads the files' footers back. Rows and totals are counted on the way to
   * the writer, so no second pass is needed.
   *
   * @param unscaled a decimal column's unscaled BIGINT
   * @param format sets how files are written
   */
  static TableSummary save(
      Dataset<Row> rows,
      TableSchema schema,
      RunFolder folder,
      Function<Field, Expression> unscaled,
      UnaryOperator<DataFrameWriter<Row>> format) {
    Path target = folder.table(schema.name());
    Observation seen = Observation.apply();
    // Sums of longs cost a fraction of sums of decimals.
    Column[] fen =
        schema.fields().stream()
            .filter(ResultType::money)
            .map(f -> sum(ExpressionUtils.column(unscaled.apply(f))).as(f.name()))
            .toArray(Column[]::new);
    format
        .apply(rows.observe(seen, count(lit(1)).as(ROWS), fen).write())
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .save(target.toString());
    return readBack(rows.sparkSession(), schema, folder, counted(seen, schema));
  }

  /**
   * Reads the footers of a table's files and compares them with what was sent to them.
   *
   * @param counted what was sent
   */
  static TableSummary readBack(
      SparkSession spark, TableSchema schema, RunFolder folder, Counted counted) {
    Path target = folder.table(schema.name());
    return new WrittenTable(schema, WrittenFiles.inspect(spark, tidy(folder, target)))
        .summary(counted, target);
  }

  /** Removes what the local file system writes beside the files; the files that remain. */
  static List<FileStatus> tidy(RunFolder folder, Path target) {
    List<FileStatus> kept = new ArrayList<>();
    try {
      for (FileStatus file : folder.store().files(target)) {
        if (file.getPath().getName().endsWith(".crc")) {
          folder.store().fs().delete(file.getPath(), false);
        } else {
          kept.add(file);
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.run(
              "cannot-read-results",
              Location.of(target.toString()),
              String.valueOf(e.getMessage())));
    }
    return kept;
  }

  private static Counted counted(Observation seen, TableSchema schema) {
    try {
      Map<String, Object> counts = seen.getAsJava();
      long[] sums =
          schema.names().stream().mapToLong(column -> number(counts.get(column))).toArray();
      return Counted.of(number(counts.get(ROWS)), schema, sums);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A sum over no rows is null. */
  private static long number(@Nullable Object counted) {
    return counted instanceof Long n ? n : 0;
  }
}
