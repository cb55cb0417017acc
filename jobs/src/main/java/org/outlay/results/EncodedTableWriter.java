package org.outlay.results;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.schema.TableSchema;

/**
 * Writes a table of a run from rows with codes for names and whole numbers for decimals, as {@link
 * ColumnarFormat} takes them: less work a row.
 */
public final class EncodedTableWriter {
  private EncodedTableWriter() {}

  /**
   * Does what {@link TableWriter#write} does.
   *
   * @param rows with the columns of the schema by name, in any order; a name is a column of {@link
   *     ColumnarFormat#named}, a decimal its unscaled BIGINT, the others are of the types of {@link
   *     ResultType}. Their order does not matter
   * @param order columns by which rows are sorted so that readers can skip row groups
   * @throws IllegalArgumentException if a column is missing, unknown or of another type
   */
  public static TableSummary write(
      Dataset<Row> rows,
      TableSchema schema,
      Lineage lineage,
      RunFolder folder,
      List<String> order) {
    StructType type = ResultType.of(schema, lineage);
    StructType decoded = decoded(rows.schema(), type);
    TableColumns.check(decoded, type, schema.name());
    Column[] columns =
        Arrays.stream(type.fields())
            .map(
                field ->
                    decoded.apply(field.name()).dataType().equals(field.dataType())
                        ? col(field.name())
                        : col(field.name()).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new);
    return TableFiles.save(
        rows.select(columns),
        schema,
        folder,
        field -> ExpressionUtils.expression(col(field.name())),
        writer -> ColumnarFormat.set(writer, type, order));
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
}
