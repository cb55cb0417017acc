package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.schema.TableSchema;

/**
 * All {@link Staged} rows of a table.
 *
 * @param text rows of CSV files and workbooks, at most one dataset
 * @param parquet rows of Parquet files, one dataset for each set of column types
 * @param parquetRows rows of the Parquet files by their footers
 */
record TableRows(
    Rules rules,
    Dataset<Row> none,
    List<Dataset<Row>> text,
    List<Dataset<Row>> parquet,
    long parquetRows) {

  static TableRows of(SparkSession spark, Rules rules, List<ProbedFile> files) {
    List<TextFile> texts = files.stream().flatMap(file -> file.text().stream()).toList();
    return new TableRows(
        rules,
        spark.createDataFrame(List.of(), Staged.layout(rules.table())),
        texts.isEmpty() ? List.of() : List.of(TextTable.read(spark, rules, texts)),
        ParquetTable.read(spark, rules, files),
        files.stream().flatMap(f -> f.columns().stream()).mapToLong(ParquetColumns::rows).sum());
  }

  TableSchema table() {
    return rules.table();
  }

  /** All rows, in no order. */
  Dataset<Row> all() {
    List<Dataset<Row>> parts = new ArrayList<>(text);
    parts.addAll(parquet);
    return parts.stream().reduce(Dataset::union).orElse(none);
  }

  /** The encoded fields alone. */
  Dataset<Row> encoded(Dataset<Row> staged) {
    return staged.select(table().names().stream().map(name -> col(name)).toArray(Column[]::new));
  }
}
