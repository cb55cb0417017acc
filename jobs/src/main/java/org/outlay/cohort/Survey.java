package org.outlay.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What every cohort pays for: how many rows there are and how many are bad, and which ids look
 * repeated or orphaned. Ids are compared by a 64-bit hash; what looks wrong is looked at exactly
 * later. The keys of a small table come to the driver in one stage; of large ones only counts and
 * suspects do.
 *
 * @param readByFile rows of text files by URI
 * @param bad rows whose own values are wrong
 * @param largest largest absolute unscaled value of each decimal column, so that formulas know how
 *     large their inputs can be; a column without values is 0
 * @param suspects hashes of ids to look at; at most {@link #MOST_SUSPECTS}, one more means too many
 */
record Survey(
    Map<String, Long> readByFile, long bad, List<Long> suspects, Map<String, Long> largest) {
  static final int MOST_SUSPECTS = 100_000;

  private static final String ID = "application_id";
  private static final String TEXT = "text";
  private static final Column NO_VALUES = map().cast("map<string,bigint>");

  static Survey of(TableRows applications, TableRows records) {
    return applications.small() && records.small()
        ? SmallSurvey.of(applications, records)
        : large(applications, records);
  }

  static Survey large(TableRows applications, TableRows records) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (TableRows table : List.of(applications, records)) {
      table.text().forEach(rows -> parts.add(counts(table, rows, TEXT, col(Staged.FILE))));
      table
          .parquet()
          .forEach(rows -> parts.add(counts(table, rows, table.table().name(), lit(""))));
    }
    Map<String, Long> readByFile = new HashMap<>();
    Map<String, Long> parquet = new HashMap<>();
    Map<String, Long> largest = new TreeMap<>();
    long bad = 0;
    for (Row row : parts.stream().reduce(Dataset::union).orElseThrow().collectAsList()) {
      String tag = row.getString(0);
      bad += row.getLong(3);
      row.<String, Long>getJavaMap(4)
          .forEach((column, value) -> largest.merge(column, value, Math::max));
      if (tag.equals(TEXT)) {
        readByFile.put(row.getString(1), row.getLong(2));
      } else {
        parquet.merge(tag, row.getLong(2), Long::sum);
      }
    }
    applications.requireRows(parquet.getOrDefault(applications.table().name(), 0L));
    records.requireRows(parquet.getOrDefault(records.table().name(), 0L));
    return new Survey(readByFile, bad, suspects(applications, records), largest);
  }

  private static Dataset<Row> counts(TableRows table, Dataset<Row> rows, String tag, Column file) {
    return rows.groupBy(file.as("file"))
        .agg(
            count(lit(1)).as("n"),
            coalesce(sum(col(Staged.BAD).cast("long")), lit(0L)).as("bad"),
            largest(table).as("largest"))
        .select(lit(tag).as("tag"), col("file"), col("n"), col("bad"), col("largest"));
  }

  private static Column largest(TableRows table) {
    List<Column> entries = new ArrayList<>();
    List<Column> sizes = table.sizes();
    for (int i = 0; i < sizes.size(); i++) {
      entries.add(lit(table.decimals().get(i)));
      entries.add(coalesce(max(sizes.get(i)), lit(0L)));
    }
    return entries.isEmpty() ? NO_VALUES : map(entries.toArray(Column[]::new));
  }

  private static List<Long> suspects(TableRows applications, TableRows records) {
    Dataset<Row> keys = applications.all().select(xxhash64(col(ID)), lit(IdTally.APPLICATION));
    if (!records.isEmpty()) {
      Column year = coalesce(expr("shiftleft(1L, fiscal_year & 63)"), lit(IdTally.NO_YEAR));
      keys = keys.union(records.all().select(xxhash64(col(ID)), year));
    }
    int parts = Integer.parseInt(keys.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    return Arrays.stream(IdTally.suspects(keys, parts, MOST_SUSPECTS + 1)).boxed().toList();
  }
}
