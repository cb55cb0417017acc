package org.outlay.cohort;

import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;
import org.outlay.schema.Field;

/** Which Parquet types may hold a field: those from which its values come without loss. */
final class ParquetTypes {
  /** Beyond it a decimal cannot be compared with the field's within 38 digits. */
  private static final int LARGEST_SCALE = 18;

  private ParquetTypes() {}

  /** The Spark type to read a column as, empty if it may not hold the field. */
  static Optional<DataType> accepted(Field field, Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveType primitive = type.asPrimitiveType();
    return Optional.ofNullable(
        switch (field.kind()) {
          case IDENTIFIER, CATEGORY -> text(primitive);
          case DECIMAL -> number(primitive);
          case INTEGER -> whole(primitive);
          case BOOLEAN ->
              primitive.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN
                  ? DataTypes.BooleanType
                  : null;
          case DATE ->
              primitive.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation
                  ? DataTypes.DateType
                  : null;
        });
  }

  /** What is accepted, for people. */
  static String allowed(Field field) {
    return switch (field.kind()) {
      case IDENTIFIER, CATEGORY -> "STRING";
      case DECIMAL ->
          "DECIMAL("
              + field.precision()
              + ","
              + field.scale()
              + "), another DECIMAL, INT32 or INT64";
      case INTEGER -> "INT32 or INT64";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
    };
  }

  private static @Nullable DataType text(PrimitiveType type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    boolean text =
        annotation instanceof StringLogicalTypeAnnotation
            || annotation instanceof EnumLogicalTypeAnnotation;
    return text ? DataTypes.StringType : null;
  }

  private static @Nullable DataType number(PrimitiveType type) {
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal.getScale() <= LARGEST_SCALE
              && decimal.getPrecision() <= DecimalType.MAX_PRECISION()
          ? new DecimalType(decimal.getPrecision(), decimal.getScale())
          : null;
    }
    return whole(type);
  }

  private static @Nullable DataType whole(PrimitiveType type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    boolean plain =
        annotation == null
            || (annotation instanceof IntLogicalTypeAnnotation integer && integer.isSigned());
    if (!plain) {
      return null;
    }
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      default -> null;
    };
  }
}
