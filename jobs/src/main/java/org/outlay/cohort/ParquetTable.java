package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.outlay.schema.Field;

/**
 * Rows of Parquet files as {@link Staged} rows, by column expressions alone: nothing runs row by
 * row outside generated code unless a row is rejected.
 */
final class ParquetTable {
  /** Names of the raw columns, apart from those of the encoded ones. */
  private static final String RAW_PREFIX = "__raw_";

  private ParquetTable() {}

  /** One dataset for each set of column types among the files. */
  static List<Dataset<Row>> read(SparkSession spark, Rules rules, List<ProbedFile> files) {
    Map<Map<String, DataType>, List<String>> byTypes = new LinkedHashMap<>();
    for (ProbedFile file : files) {
      file.columns()
          .ifPresent(
              columns ->
                  byTypes
                      .computeIfAbsent(columns.types(), types -> new ArrayList<>())
                      .add(literalPath(file.file().uri())));
    }
    return byTypes.entrySet().stream()
        .map(group -> staged(rules, group.getKey(), raw(spark, group.getKey(), group.getValue())))
        .toList();
  }

  private static Dataset<Row> raw(
      SparkSession spark, Map<String, DataType> types, List<String> paths) {
    StructType schema = new StructType();
    for (Map.Entry<String, DataType> column : types.entrySet()) {
      schema = schema.add(column.getKey(), column.getValue());
    }
    Dataset<Row> file =
        spark
            .read()
            .schema(schema)
            .option("parquet.page.verify-checksum.enabled", "true")
            .option("ignoreCorruptFiles", "false")
            .option("ignoreMissingFiles", "false")
            .parquet(paths.toArray(String[]::new));
    List<Column> columns = new ArrayList<>();
    columns.add(col("_metadata.file_path").as(Staged.FILE));
    columns.add(col("_metadata.row_index").plus(1).as(Staged.ROW));
    types.keySet().forEach(name -> columns.add(col(name).as(RAW_PREFIX + name)));
    return file.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> staged(Rules rules, Map<String, DataType> types, Dataset<Row> raw) {
    List<Check> checks = new ArrayList<>();
    List<Column> encoded = new ArrayList<>(List.of(col(Staged.FILE), col(Staged.ROW)));
    List<Column> shown = new ArrayList<>();
    types.keySet().forEach(name -> shown.add(col(RAW_PREFIX + name).as(name)));
    encoded.add(to_json(struct(shown.toArray(Column[]::new))).as(Staged.RAW));
    Column programme = col(RAW_PREFIX + Rules.PROGRAMME);
    for (Field field : rules.table().fields()) {
      DataType type = types.get(field.name());
      ParquetField read =
          type == null
              ? ParquetField.absent(field)
              : rules.dependsOnProgramme(field)
                  ? ParquetField.grade(field, col(RAW_PREFIX + field.name()), programme, rules)
                  : ParquetField.read(field, col(RAW_PREFIX + field.name()), type);
      encoded.add(read.value().as(field.name()));
      checks.addAll(read.checks());
    }
    return judged(raw, rules, encoded, checks);
  }

  /** The checks between columns read encoded values, so they come one projection later. */
  private static Dataset<Row> judged(
      Dataset<Row> raw, Rules rules, List<Column> encoded, List<Check> checks) {
    List<Column> first = new ArrayList<>(encoded);
    first.add(Staged.bad(checks).as("__values_bad"));
    first.add(Staged.defects(checks).as("__values_defects"));
    List<Check> between = RowChecks.of(rules);
    List<Column> last =
        new ArrayList<>(
            List.of(
                col(Staged.FILE),
                col(Staged.ROW),
                col(Staged.RAW),
                col("__values_bad").or(Staged.bad(between)).as(Staged.BAD),
                org.apache
                    .spark
                    .sql
                    .functions
                    .concat(col("__values_defects"), Staged.defects(between))
                    .as(Staged.DEFECTS)));
    rules.table().names().forEach(name -> last.add(col(name)));
    return raw.select(first.toArray(Column[]::new)).select(last.toArray(Column[]::new));
  }

  /** Spark takes paths for globs; these are files. */
  private static String literalPath(String uri) {
    return uri.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
  }
}
