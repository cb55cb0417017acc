package org.outlay.results;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.catalyst.expressions.objects.AssertNotNull;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.problem.ProblemException;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;
import scala.jdk.javaapi.CollectionConverters;

/** Writes a table of a run as Parquet (zstd) and makes sure that it is all there. */
public final class TableWriter {
  /** Bytes a row group may buffer: small enough that sorted rows let readers skip most of them. */
  private static final String ROW_GROUP_BYTES = String.valueOf(16 << 20);

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
    TableColumns.check(rows.schema(), type, schema.name());
    return TableFiles.save(
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

  /** Identifiers hardly repeat in a row group: a dictionary of them is built to be thrown away. */
  private static Map<String, String> plainIdentifiers(TableSchema schema) {
    return schema.fields().stream()
        .filter(field -> field.kind() == FieldKind.IDENTIFIER)
        .collect(
            Collectors.toMap(field -> "parquet.enable.dictionary#" + field.name(), f -> "false"));
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
}
