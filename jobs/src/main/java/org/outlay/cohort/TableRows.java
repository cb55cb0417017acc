package org.outlay.cohort;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.NumberRange;
import org.outlay.schema.TableSchema;

/**
 * All {@link Staged} rows of a table.
 *
 * @param text rows of CSV files and workbooks, at most one dataset
 * @param parquet rows of Parquet files, one dataset for each set of column types
 */
record TableRows(
    SparkSession spark,
    Rules rules,
    List<ProbedFile> files,
    List<Dataset<Row>> text,
    List<Dataset<Row>> parquet) {
  private static final long SMALL_ROWS = 150_000;
  private static final long SMALL_BYTES = 16L << 20;

  static TableRows of(SparkSession spark, Rules rules, List<ProbedFile> files) {
    return of(spark, rules, files, Staged.Detail.VERDICT);
  }

  /** The same rows with all that rejects say about them. */
  TableRows explained() {
    return of(spark, rules, files, Staged.Detail.REASONS);
  }

  private static TableRows of(
      SparkSession spark, Rules rules, List<ProbedFile> files, Staged.Detail detail) {
    List<TextFile> texts = files.stream().flatMap(file -> file.text().stream()).toList();
    return new TableRows(
        spark,
        rules,
        files,
        texts.isEmpty() ? List.of() : List.of(TextTable.read(spark, rules, texts, detail)),
        ParquetTable.read(spark, rules, files, detail));
  }

  TableSchema table() {
    return rules.table();
  }

  List<String> decimals() {
    return decimalFields().map(Field::name).toList();
  }

  /** BIGINT by decimal column, in the same order: how large its number is, whatever its sign. */
  List<Column> sizes() {
    return decimalFields().map(TableRows::size).toList();
  }

  private Stream<Field> decimalFields() {
    return table().fields().stream().filter(field -> field.kind() == FieldKind.DECIMAL);
  }

  /** A column that may not be negative is so in refused rows alone, which need not count. */
  private static Column size(Field field) {
    Column number = col(field.name());
    return NumberRange.of(field).mayBeNegative() ? abs(number).as(field.name()) : number;
  }

  boolean isEmpty() {
    return text.isEmpty() && parquet.isEmpty();
  }

  /** Whether the driver can hold a few numbers of every row. */
  boolean small() {
    long textBytes =
        files.stream().flatMap(file -> file.text().stream()).mapToLong(TableRows::inflated).sum();
    return parquetRows() <= SMALL_ROWS && textBytes <= SMALL_BYTES;
  }

  /** Rows of the Parquet files by their footers. */
  private long parquetRows() {
    return files.stream()
        .flatMap(file -> file.columns().stream())
        .mapToLong(ParquetColumns::rows)
        .sum();
  }

  /**
   * @throws ProblemException if the reader gave another number of rows than the footers promise
   */
  void requireRows(long counted) {
    long promised = parquetRows();
    if (counted != promised) {
      throw new ProblemException(
          Problem.input(
                  "input-damaged",
                  null,
                  table().name() + ": the Parquet files hold another number of rows than they say")
              .withValue(counted + " of " + promised));
    }
  }

  /** All rows, in no order. */
  Dataset<Row> all() {
    if (isEmpty()) {
      return spark.createDataFrame(List.of(), Staged.layout(table(), Staged.Detail.REASONS));
    }
    List<Dataset<Row>> parts = new ArrayList<>(text);
    parts.addAll(parquet);
    return parts.stream().reduce(Dataset::union).orElseThrow();
  }

  /** The encoded fields alone. */
  Dataset<Row> encoded(Dataset<Row> staged) {
    return staged.select(table().names().stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** Zipped tables are about a tenth of their text. */
  private static long inflated(TextFile text) {
    return text.file().bytes() * (text.file().format() == FileFormat.CSV ? 1 : 10);
  }
}
