package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** The {@link Survey} of tables whose keys fit the driver: one stage each, and no shuffle. */
final class SmallSurvey {
  /** File, id, year and whether bad stand before the sizes of the decimals. */
  private static final int LEADING = 4;

  private final Map<String, Long> readByFile = new HashMap<>();
  private final Map<String, Long> largest = new TreeMap<>();
  private final Set<Long> applications = new HashSet<>();
  private final Map<Long, Set<@Nullable Integer>> years = new HashMap<>();
  private final Set<Long> suspects = new HashSet<>();
  private long bad;

  private SmallSurvey() {}

  static Survey of(TableRows applications, TableRows records) {
    List<List<InternalRow>> rows =
        Collected.beside(
            List.of(keys(applications, lit(null).cast("int")), keys(records, col("fiscal_year"))));
    SmallSurvey survey = new SmallSurvey();
    for (InternalRow row : survey.counted(applications, rows.get(0))) {
      if (!survey.applications.add(row.getLong(1))) {
        survey.suspects.add(row.getLong(1));
      }
    }
    for (InternalRow row : survey.counted(records, rows.get(1))) {
      Integer year = row.isNullAt(2) ? null : row.getInt(2);
      if (!survey.years.computeIfAbsent(row.getLong(1), id -> new HashSet<>(4)).add(year)) {
        survey.suspects.add(row.getLong(1));
      }
    }
    survey.years.keySet().removeAll(survey.applications);
    survey.suspects.addAll(survey.years.keySet());
    return new Survey(survey.readByFile, survey.bad, List.copyOf(survey.suspects), survey.largest);
  }

  /** The rows of a table; none without files. */
  private static Optional<Dataset<Row>> keys(TableRows table, Column year) {
    List<Dataset<Row>> parts = new ArrayList<>();
    table.text().forEach(rows -> parts.add(keys(table, rows, col(Staged.FILE), year)));
    Column none = lit(null).cast("string");
    table.parquet().forEach(rows -> parts.add(keys(table, rows, none, year)));
    return parts.stream().reduce(Dataset::union);
  }

  /** The rows, each counted. */
  private List<InternalRow> counted(TableRows table, List<InternalRow> rows) {
    List<String> decimals = table.decimals();
    decimals.forEach(column -> largest.merge(column, 0L, Math::max));
    long parquet = 0;
    for (InternalRow row : rows) {
      if (row.isNullAt(0)) {
        parquet++;
      } else {
        readByFile.merge(row.getUTF8String(0).toString(), 1L, Long::sum);
      }
      bad += row.getBoolean(LEADING - 1) ? 1 : 0;
      for (int i = 0; i < decimals.size(); i++) {
        if (!row.isNullAt(LEADING + i)) {
          largest.merge(decimals.get(i), row.getLong(LEADING + i), Math::max);
        }
      }
    }
    table.requireRows(parquet);
    return rows;
  }

  private static Dataset<Row> keys(TableRows table, Dataset<Row> rows, Column file, Column year) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                file.as("file"),
                xxhash64(col("application_id")).as("id"),
                year.as("year"),
                col(Staged.BAD).as("bad")));
    columns.addAll(table.sizes());
    return rows.select(columns.toArray(Column[]::new));
  }
}
