package org.outlay.results;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether rows have the columns of a table. */
final class TableColumns {
  private TableColumns() {}

  /**
   * Refuses other columns, all at once.
   *
   * @throws IllegalArgumentException if a column is missing, unknown or of another type
   */
  static void check(StructType actual, StructType expected, String table) {
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
