package org.outlay.results;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.schema.TableSchema;

/** Rows of a result table that tasks make with codes for names and whole numbers for decimals. */
public final class EncodedRows {
  private EncodedRows() {}

  /**
   * A dataset for {@link EncodedTableWriter}.
   *
   * @param names by column, what its codes stand for; the table's other columns hold values
   * @param rows values in the order of the table's columns, in Spark's own form: converting
   *     millions of them would take longer than writing them
   */
  public static Dataset<Row> of(
      SparkSession spark,
      TableSchema schema,
      Map<String, List<String>> names,
      JavaRDD<InternalRow> rows) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), type(schema, names), false);
  }

  /** The type of such rows. */
  static StructType type(TableSchema schema, Map<String, List<String>> names) {
    StructType type = new StructType();
    for (StructField field : ResultType.of(schema).fields()) {
      type = type.add(encoded(field, names));
    }
    return type;
  }

  private static StructField encoded(StructField field, Map<String, List<String>> names) {
    List<String> own = names.get(field.name());
    if (own != null) {
      return ColumnarFormat.named(field.name(), own, field.nullable());
    }
    return field.dataType() instanceof DecimalType
        ? new StructField(field.name(), DataTypes.LongType, field.nullable(), field.metadata())
        : field;
  }
}
