package org.outlay.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/** The Spark type of a result table. */
public final class ResultType {
  /** Key of the lineage in the metadata of the first column. */
  static final String LINEAGE_KEY = "outlay";

  private ResultType() {}

  /**
   * Names become STRING, decimals DECIMAL, dates DATE; a whole number is BIGINT when its unit is
   * {@code count}, else INT (years, numbers of replicates). Every column may be null in Spark's
   * eyes unless required.
   */
  public static StructType of(TableSchema schema) {
    List<StructField> fields = new ArrayList<>();
    for (Field field : schema.fields()) {
      fields.add(
          new StructField(field.name(), type(field), !field.required(), describe(field).build()));
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** The same as it is written: the first column's metadata carry the lineage. */
  static StructType of(TableSchema schema, Lineage lineage) {
    StructField[] fields = of(schema).fields().clone();
    MetadataBuilder metadata =
        describe(schema.fields().get(0)).putMetadata(LINEAGE_KEY, describe(schema, lineage));
    fields[0] =
        new StructField(
            fields[0].name(), fields[0].dataType(), fields[0].nullable(), metadata.build());
    return new StructType(fields);
  }

  /** Whether sums of a column are money. */
  static boolean money(Field field) {
    return field.kind() == FieldKind.DECIMAL && field.unit().equals("yuan");
  }

  private static DataType type(Field field) {
    return switch (field.kind()) {
      case IDENTIFIER, CATEGORY -> DataTypes.StringType;
      case DECIMAL -> DataTypes.createDecimalType(field.precision(), field.scale());
      case INTEGER -> field.unit().equals("count") ? DataTypes.LongType : DataTypes.IntegerType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
    };
  }

  private static MetadataBuilder describe(Field field) {
    return new MetadataBuilder()
        .putString("kind", field.kind().name().toLowerCase(Locale.ROOT))
        .putString("unit", field.unit())
        .putString("label_en", field.labels().en())
        .putString("label_zh", field.labels().zh());
  }

  private static Metadata describe(TableSchema schema, Lineage lineage) {
    return new MetadataBuilder()
        .putString("table", schema.name())
        .putString("table_label_en", schema.labels().en())
        .putString("table_label_zh", schema.labels().zh())
        .putString("run_id", lineage.runId())
        .putString("scenario", lineage.scenario())
        .putString("scenario_sha256", lineage.scenarioDigest())
        .putString("policy", lineage.policy())
        .putString("policy_sha256", lineage.policyDigest())
        .putString("engine_version", lineage.engineVersion())
        .putLong("result_schema", lineage.resultSchema())
        .build();
  }
}
