package org.outlay.cohort;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/**
 * Columns of rows that are read but not yet judged: the encoded fields of the table, led by where
 * the row stands and what is wrong with it. What only rejects need is left out of the rows that
 * every cohort reads, since to plan it would take time.
 */
final class Staged {
  /** STRING, URI of the file. */
  static final String FILE = "__file";

  /** BIGINT, line, sheet row or row of a Parquet file, from 1. */
  static final String ROW = "__row";

  /** STRING, the row as it stands in the file. */
  static final String RAW = "__raw";

  /** BOOLEAN, never null: whether {@link #DEFECTS} has elements; cheap to compute. */
  static final String BAD = "__bad";

  /** ARRAY of STRUCT (code STRING, message STRING). */
  static final String DEFECTS = "__defects";

  static final StructType DEFECT =
      new StructType().add("code", DataTypes.StringType).add("message", DataTypes.StringType);

  /** How much is known about a row. */
  enum Detail {
    /** {@link #FILE} (of text files), {@link #BAD} and the fields. */
    VERDICT,
    /** Also {@link #ROW}, {@link #RAW}, {@link #DEFECTS}, and {@link #FILE} of every format. */
    REASONS
  }

  private Staged() {}

  /** How a field is stored while the engine computes. */
  static DataType type(Field field) {
    return switch (field.kind()) {
      case IDENTIFIER -> DataTypes.StringType;
      case CATEGORY, INTEGER -> DataTypes.IntegerType;
      case DECIMAL -> DataTypes.LongType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
    };
  }

  /** The columns of accepted rows. */
  static StructType encoded(TableSchema table) {
    List<StructField> fields =
        table.fields().stream()
            .map(field -> DataTypes.createStructField(field.name(), type(field), true))
            .toList();
    return DataTypes.createStructType(fields);
  }

  /** The columns of staged rows, in order. */
  static StructType layout(TableSchema table, Detail detail) {
    StructType layout = new StructType().add(FILE, DataTypes.StringType);
    if (detail == Detail.REASONS) {
      layout =
          layout
              .add(ROW, DataTypes.LongType)
              .add(RAW, DataTypes.StringType)
              .add(DEFECTS, DataTypes.createArrayType(DEFECT));
    }
    layout = layout.add(BAD, DataTypes.BooleanType);
    for (StructField field : encoded(table).fields()) {
      layout = layout.add(field);
    }
    return layout;
  }

  /** The defects whose checks fail, in order. */
  static Column defects(List<Check> checks) {
    Column[] each =
        checks.stream()
            .map(
                check ->
                    when(
                        check.fails(),
                        struct(lit(check.code()).as("code"), check.message().as("message"))))
            .toArray(Column[]::new);
    return each.length == 0
        ? array().cast(DataTypes.createArrayType(DEFECT))
        : array_compact(array(each)).cast(DataTypes.createArrayType(DEFECT));
  }

  /** Whether any check fails. */
  static Column bad(List<Check> checks) {
    return checks.stream().map(Check::fails).reduce(Column::or).orElse(lit(false));
  }
}
