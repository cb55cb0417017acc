package org.outlay.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.outlay.cohort.Actuals;
import org.outlay.cohort.Cohort;
import org.outlay.problem.Problems;
import org.outlay.results.Coding;
import org.outlay.results.EncodedTableWriter;
import org.outlay.results.Lineage;
import org.outlay.results.PartsWriter;
import org.outlay.results.RowSource;
import org.outlay.results.RunFolder;
import org.outlay.results.SmallTableWriter;
import org.outlay.results.TableCopy;
import org.outlay.results.TableSummary;
import org.outlay.results.TableWriter;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** Writes the tables of one run, from one thread or several, and remembers what was written. */
final class RunTables {
  private static final String FUND = "fund";

  private final SparkSession spark;
  private final Lineage lineage;
  private final RunFolder folder;
  private final SmallTableWriter small;
  private final List<TableSummary> written = Collections.synchronizedList(new ArrayList<>());

  RunTables(SparkSession spark, Lineage lineage, RunFolder folder) {
    this.spark = spark;
    this.lineage = lineage;
    this.folder = folder;
    this.small = new SmallTableWriter(spark);
  }

  /** The schema of a result table. */
  static TableSchema schema(String table) {
    Problems problems = new Problems();
    TableSchema schema = SchemaLoader.bundled("results/" + table, problems);
    problems.throwIfErrors();
    return schema;
  }

  /** A table of any size; its number of rows. */
  long write(String table, Dataset<Row> rows) {
    TableSummary summary = TableWriter.write(rows, schema(table), lineage, folder);
    written.add(summary);
    return summary.rows();
  }

  /** The same, its rows as {@link org.outlay.parquet.ColumnarFormat} takes them. */
  TableSummary encoded(String table, Dataset<Row> rows, List<String> order) {
    TableSummary summary = EncodedTableWriter.write(rows, schema(table), lineage, folder, order);
    written.add(summary);
    return summary;
  }

  /** A table of encoded rows that tasks make. */
  <P extends PartsWriter.Parts & Serializable> void inTasks(String table, Coding coding, P parts) {
    written.add(parts(table).inTasks(parts, coding));
  }

  /** The same, made here. */
  void here(String table, Coding coding, PartsWriter.Parts parts) {
    written.add(parts(table).here(parts, coding));
  }

  private PartsWriter parts(String table) {
    return new PartsWriter(spark, schema(table), lineage, folder);
  }

  /** A table that an interrupted run wrote; empty if its files are not there any more. */
  Optional<TableSummary> copy(String from, TableSummary table) {
    Optional<TableSummary> copied =
        TableCopy.copy(spark, from, table, schema(table.name()), lineage, folder);
    copied.ifPresent(written::add);
    return copied;
  }

  /** A table whose size does not depend on the cohort's, values in the order of its columns. */
  void small(String table, List<List<@Nullable Object>> rows) {
    written.add(small.write(rows, schema(table), lineage, folder));
  }

  /** Rows of a fund. */
  interface Rows<T> {
    /** Makes them one by one, by replicate. */
    void sendTo(Consumer<T> sink);
  }

  /**
   * A table that grows with the replicates, with codes for funds and whole numbers for decimals,
   * made while they are written.
   *
   * @param rows by fund
   * @param encoded makes a row, given the position of its fund
   */
  <T> void byFund(
      String table,
      Map<String, ? extends Rows<T>> rows,
      BiFunction<T, Integer, InternalRow> encoded) {
    List<String> funds = List.copyOf(rows.keySet());
    RowSource all =
        sink -> {
          for (int fund = 0; fund < funds.size(); fund++) {
            int position = fund;
            Objects.requireNonNull(rows.get(funds.get(fund)))
                .sendTo(row -> sink.accept(encoded.apply(row, position)));
          }
        };
    Coding coding = new Coding(Map.of(FUND, funds), List.of());
    written.add(small.encoded(all, schema(table), coding, lineage, folder));
  }

  /** The rows that were not accepted. */
  void rejects(Cohort cohort) {
    rejects(cohort, Optional.empty());
  }

  /** The same, with those of payments. */
  void rejects(Cohort cohort, Optional<Actuals> actuals) {
    if (cohort.rejected() + actuals.map(Actuals::rejected).orElse(0L) == 0) {
      small("rejects", List.of());
    } else {
      write(
          "rejects",
          actuals.map(a -> cohort.rejects().union(a.rejects())).orElse(cohort.rejects()));
    }
  }

  /** What was written so far, by name. */
  List<TableSummary> written() {
    return written.stream().sorted(Comparator.comparing(TableSummary::name)).toList();
  }
}
