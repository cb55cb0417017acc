package org.outlay.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.outlay.policy.Policy;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** Cells as the encoded tables that the engine computes on. */
public record EncodedCohort(Dataset<Row> applications, Dataset<Row> annualRecords) {

  /** Encodes cells by the schemas of a policy. */
  public static EncodedCohort of(SparkSession spark, Policy policy, Cells cells) {
    return new EncodedCohort(
        table(spark, policy.applications(), cells.applications()),
        table(spark, policy.annualRecords(), cells.records()));
  }

  private static Dataset<Row> table(
      SparkSession spark, TableSchema schema, List<Map<String, String>> rows) {
    StructType type = new StructType();
    for (Field field : schema.fields()) {
      type = type.add(field.name(), type(field));
    }
    List<Row> encoded = new ArrayList<>();
    for (Map<String, String> row : rows) {
      if (!schema.names().containsAll(row.keySet())) {
        throw new IllegalArgumentException("columns of " + schema.name() + ": " + row.keySet());
      }
      encoded.add(
          RowFactory.create(
              schema.fields().stream()
                  .map(field -> value(field, row.get(field.name())))
                  .toArray()));
    }
    return spark.createDataFrame(encoded, type);
  }

  private static DataType type(Field field) {
    return switch (field.kind()) {
      case IDENTIFIER -> DataTypes.StringType;
      case CATEGORY, INTEGER -> DataTypes.IntegerType;
      case DECIMAL -> DataTypes.LongType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
    };
  }

  private static @Nullable Object value(Field field, @Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return null;
    }
    return switch (field.kind()) {
      case IDENTIFIER -> cell;
      case CATEGORY -> code(field, cell);
      case INTEGER -> Integer.valueOf(cell);
      case DECIMAL -> new BigDecimal(cell).setScale(field.scale()).unscaledValue().longValueExact();
      case BOOLEAN -> Boolean.valueOf(cell);
      case DATE -> LocalDate.parse(cell);
    };
  }

  private static int code(Field field, String cell) {
    int code = field.values().indexOf(cell);
    if (code < 0) {
      throw new IllegalArgumentException(cell + " is none of " + field.values());
    }
    return code;
  }
}
