package org.outlay.results;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.schema.TableSchema;

/**
 * How rows of a result table hold its columns where it is made of codes for names and whole numbers
 * for decimals, in Spark's own form: less work a row than to convert each.
 *
 * @param names by column, what its codes stand for; the table's other columns hold values
 * @param order columns by which rows are sorted so that readers can skip row groups
 */
public record Coding(Map<String, List<String>> names, List<String> order) {

  public Coding {
    names = Map.copyOf(names);
    order = List.copyOf(order);
  }

  /** The type of such rows, columns in the order of the table's. */
  StructType type(TableSchema schema) {
    StructType type = new StructType();
    for (StructField field : ResultType.of(schema).fields()) {
      type = type.add(encoded(field));
    }
    return type;
  }

  private StructField encoded(StructField field) {
    List<String> own = names.get(field.name());
    if (own != null) {
      return ColumnarFormat.named(field.name(), own, field.nullable());
    }
    return field.dataType() instanceof DecimalType
        ? new StructField(field.name(), DataTypes.LongType, field.nullable(), field.metadata())
        : field;
  }
}
