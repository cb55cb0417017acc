package org.outlay.results;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.catalyst.expressions.objects.AssertNotNull;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;
import scala.jdk.javaapi.CollectionConverters;

/** Writes a table of a run as Parquet (zstd) and makes sure that it is all there. */
public final class TableWriter {
  /** Bytes a row group may buffer: small enough that sorted rows let readers skip most of them. */
  private static final String ROW_GROUP_BYTES = String.valueOf(16 << 20);

  static final String ROWS = "rows";

  private TableWriter() {}

  /**
   * Writes the rows and reads the files' footers back. Rows and totals are counted on the way to
   * the writer, so no second pass is needed.
   *
   * @param rows with the columns of the schema by name, in any order, of the types of {@link
   *     ResultType}; a whole number may be INT or BIGINT. Sorted within partitions by the caller so
   *     that readers can skip row groups
   * @return rows, files and totals for {@code run.json}
   *     <p>A failing task, one that meets a null in a required column among them, ends in Spark's
   *     own exception.
   * @throws IllegalArgumentException if a column is missing, unknown or of another type
   * @throws ProblemException if what is in the files is not what was written
   */
  public static TableSummary write(
      Dataset<Row> rows, TableSchema schema, Lineage lineage, RunFolder folder) {
    StructType type = ResultType.of(schema, lineage);
    checkColumns(rows.schema(), type, schema.name());
    return save(
        shape(rows, type),
        schema,
        folder,
        field -> new UnscaledValue(ExpressionUtils.expression(col(field.name()))),
        writer ->
            writer
                .format("parquet")
                .option("compression", "zstd")
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .options(plainIdentifiers(schema)));
  }

  /**
   * The same for rows with codes for names and whole numbers for decimals, as {@link
   * ColumnarFormat} takes them: less work a row.
   *
   * @param rows likewise; a name is a column of {@link ColumnarFormat#named}, a decimal its
   *     unscaled BIGINT. In no order
   * @param order columns by which rows are sorted so that readers can skip row groups
   */
  public static TableSummary writeEncoded(
      Dataset<Row> rows,
      TableSchema schema,
      Lineage lineage,
      RunFolder folder,
      List<String> order) {
    StructType type = ResultType.of(schema, lineage);
    StructType decoded = decoded(rows.schema(), type);
    checkColumns(decoded, type, schema.name());
    Column[] columns =
        Arrays.stream(type.fields())
            .map(
                field ->
                    decoded.apply(field.name()).dataType().equals(field.dataType())
                        ? col(field.name())
                        : col(field.name()).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new);
    return save(
        rows.select(columns),
        schema,
        folder,
        field -> ExpressionUtils.expression(col(field.name())),
        writer -> ColumnarFormat.set(writer, type, order));
  }

  private static TableSummary save(
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
    List<FileFacts> facts = WrittenFiles.inspect(rows.sparkSession(), tidy(folder, target));
    return new WrittenTable(schema, facts).summary(counted(seen), target);
  }

  /** Identifiers hardly repeat in a row group: a dictionary of them is built to be thrown away. */
  private static Map<String, String> plainIdentifiers(TableSchema schema) {
    return schema.fields().stream()
        .filter(field -> field.kind() == FieldKind.IDENTIFIER)
        .collect(
            Collectors.toMap(field -> "parquet.enable.dictionary#" + field.name(), f -> "false"));
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

  private static Map<String, Object> counted(Observation seen) {
    try {
      return seen.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A column that fails the task at a null, and is stored as one that has none. */
  private static Column required(String column) {
    return ExpressionUtils.column(
        new AssertNotNull(
            ExpressionUtils.expression(col(column)),
            CollectionConverters.asScala(List.of(column)).toSeq()));
  }

  private static Dataset<Row> shape(Dataset<Row> rows, StructType type) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : type.fields()) {
      Column column = field.nullable() ? col(field.name()) : required(field.name());
      if (!rows.schema().apply(field.name()).dataType().equals(field.dataType())) {
        column = column.cast(field.dataType());
      }
      columns.add(column.as(field.name(), field.metadata()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /** What encoded rows hold: texts for codes with names, decimals for whole numbers of one. */
  private static StructType decoded(StructType rows, StructType type) {
    StructType decoded = new StructType();
    for (StructField field : rows.fields()) {
      int known = List.of(type.fieldNames()).indexOf(field.name());
      boolean unscaled =
          known >= 0
              && type.apply(known).dataType() instanceof DecimalType
              && field.dataType().equals(DataTypes.LongType);
      decoded =
          decoded.add(
              field.name(),
              ColumnarFormat.isNamed(field)
                  ? DataTypes.StringType
                  : unscaled ? type.apply(known).dataType() : field.dataType());
    }
    return decoded;
  }

  private static void checkColumns(StructType actual, StructType expected, String table) {
    List<String> wrong = new ArrayList<>();
    for (StructField field : expected.fields()) {
      if (!List.of(actual.fieldNames()).contains(field.name())) {
        wrong.add(field.name() + " is missing");
      } else if (!fits(actual.apply(field.name()).dataType(), field.dataType())) {
        wrong.add(
            "%s is %s instead of %s"
                .formatted(
                    field.name(),
                    actual.apply(field.name()).dataType().sql(),
                    field.dataType().sql()));
      }
    }
    for (String name : actual.fieldNames()) {
      if (!List.of(expected.fieldNames()).contains(name)) {
        wrong.add(name + " is no column of the table");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("table " + table + ": " + String.join(", ", wrong));
    }
  }

  private static boolean fits(DataType actual, DataType expected) {
    return actual.equals(expected) || (whole(actual) && whole(expected));
  }

  private static boolean whole(DataType type) {
    return type.sql().equals("INT") || type.sql().equals("BIGINT");
  }
}
