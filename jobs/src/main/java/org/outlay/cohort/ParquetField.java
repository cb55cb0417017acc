package org.outlay.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.outlay.formula.ObjectCall;
import org.outlay.schema.Field;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A typed column as its field's encoded value, with the checks on it.
 *
 * @param value null where a check fails or nothing stands there
 */
record ParquetField(Column value, List<Check> checks) {
  ParquetField {
    checks = List.copyOf(checks);
  }

  static ParquetField absent(Field field) {
    return new ParquetField(lit(null).cast(Staged.type(field)), List.of());
  }

  static ParquetField read(Field field, Column raw, DataType type) {
    ParquetField read =
        switch (field.kind()) {
          case IDENTIFIER -> new ParquetField(trimmed(raw), List.of());
          case CATEGORY -> category(field, raw);
          case DECIMAL, INTEGER -> ParquetNumber.read(field, raw, type);
          case BOOLEAN -> new ParquetField(raw, List.of());
          case DATE -> new ParquetField(field.isMonth() ? monthOf(raw) : raw, List.of());
        };
    if (!field.required()) {
      return read;
    }
    boolean text = type.equals(DataTypes.StringType);
    Column nothing = text ? trimmed(raw).isNull() : raw.isNull();
    String message = Reason.MISSING.about(field).message();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check(nothing, Reason.MISSING.code(), lit(message)));
    checks.addAll(read.checks());
    return new ParquetField(read.value(), checks);
  }

  /** The grade, held against the names of the row's programme; null where it has none. */
  static ParquetField grade(Field field, Column raw, Column programme, Rules rules) {
    TextCodes codes = TextCodes.ofGrades(field.values(), rules.gradesByProgramme());
    UDF2<String, String, String> message =
        (value, of) ->
            ValueReader.unlistedMessage(
                field.withValues(rules.gradesOf(Blanks.trim(of))), Blanks.trim(value));
    return coded(
        field, codes, udf(message, DataTypes.StringType).apply(raw, programme), raw, programme);
  }

  private static ParquetField category(Field field, Column raw) {
    UDF1<String, String> message = value -> ValueReader.unlistedMessage(field, Blanks.trim(value));
    return coded(
        field, TextCodes.of(field.values()), udf(message, DataTypes.StringType).apply(raw), raw);
  }

  private static ParquetField coded(Field field, TextCodes codes, Column message, Column... texts) {
    Column unlisted = ObjectCall.pure(codes, "unlisted", DataTypes.BooleanType, texts);
    return new ParquetField(
        ObjectCall.pure(codes, "position", DataTypes.IntegerType, texts),
        List.of(new Check(coalesce(unlisted, lit(false)), Reason.unlisted(field).code(), message)));
  }

  private static Column monthOf(Column day) {
    return trunc(day, "month");
  }

  /** Text without blanks around it; null when nothing is left. */
  private static Column trimmed(Column raw) {
    return ExpressionUtils.column(
        new StaticInvoke(
            TextCodes.class,
            DataTypes.StringType,
            "trim",
            ObjectCall.expressions(raw),
            Seq.from(CollectionConverters.asScala(List.of())),
            true,
            true,
            true,
            Option.empty()));
  }
}
