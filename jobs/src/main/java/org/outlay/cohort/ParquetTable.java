package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.outlay.parquet.LiteralPath;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/**
 * Rows of Parquet files as {@link Staged} rows, by column expressions alone: nothing runs row by
 * row outside generated code unless a row is rejected.
 */
final class ParquetTable {
  private ParquetTable() {}

  /** One dataset for each set of column types among the files. */
  static List<Dataset<Row>> read(
      SparkSession spark, Rules rules, List<ProbedFile> files, Staged.Detail detail) {
    Map<Map<String, DataType>, List<String>> byTypes = new LinkedHashMap<>();
    for (ProbedFile file : files) {
      file.columns()
          .ifPresent(
              columns ->
                  byTypes
                      .computeIfAbsent(columns.types(), types -> new ArrayList<>())
                      .add(LiteralPath.of(file.file().uri())));
    }
    return byTypes.entrySet().stream()
        .map(
            group ->
                raw(spark, group.getKey(), group.getValue())
                    .select(staged(rules, group.getKey(), detail)))
        .toList();
  }

  private static Dataset<Row> raw(
      SparkSession spark, Map<String, DataType> types, List<String> paths) {
    StructType schema = new StructType();
    for (Map.Entry<String, DataType> column : types.entrySet()) {
      schema = schema.add(column.getKey(), column.getValue());
    }
    return spark
        .read()
        .schema(schema)
        .option("parquet.page.verify-checksum.enabled", "true")
        .option("ignoreCorruptFiles", "false")
        .option("ignoreMissingFiles", "false")
        .parquet(paths.toArray(String[]::new));
  }

  /** The columns of {@link Staged#layout}, each an expression over the file's own columns. */
  private static Column[] staged(Rules rules, Map<String, DataType> types, Staged.Detail detail) {
    List<Check> checks = new ArrayList<>();
    List<Column> encoded = new ArrayList<>();
    Map<String, Column> days = new HashMap<>();
    for (Field field : rules.table().fields()) {
      ParquetField read = read(rules, field, types.get(field.name()));
      encoded.add(read.value().as(field.name()));
      checks.addAll(read.checks());
      if (field.kind() == FieldKind.DATE && types.containsKey(field.name())) {
        days.put(field.name(), col(field.name()));
      }
    }
    checks.addAll(RowChecks.of(days));
    List<Column> columns = new ArrayList<>();
    if (detail == Staged.Detail.REASONS) {
      Column[] shown = types.keySet().stream().map(name -> col(name)).toArray(Column[]::new);
      columns.add(path(col("_metadata.file_path")).as(Staged.FILE));
      columns.add(col("_metadata.row_index").plus(1).as(Staged.ROW));
      columns.add(to_json(struct(shown)).as(Staged.RAW));
      columns.add(Staged.defects(checks).as(Staged.DEFECTS));
    } else {
      columns.add(lit(null).cast("string").as(Staged.FILE));
    }
    columns.add(Staged.bad(checks).as(Staged.BAD));
    columns.addAll(encoded);
    return columns.toArray(Column[]::new);
  }

  /** The other readers name files by path, Spark by encoded URI. */
  private static Column path(Column uri) {
    UDF1<String, String> decode = encoded -> new Path(URI.create(encoded)).toString();
    return udf(decode, DataTypes.StringType).apply(uri);
  }

  private static ParquetField read(Rules rules, Field field, @Nullable DataType type) {
    if (type == null) {
      return ParquetField.absent(field);
    }
    Column raw = col(field.name());
    return rules.dependsOnProgramme(field)
        ? ParquetField.grade(field, raw, col(Rules.PROGRAMME), rules)
        : ParquetField.read(field, raw, type);
  }
}
