package org.outlay.cohort;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.problem.Problem;

/**
 * The inputs of a run, judged.
 *
 * @param applications accepted rows, the columns of the schema in order, encoded: identifiers
 *     STRING, categories INT (position in {@code Field.values}), decimals BIGINT (unscaled),
 *     integers INT, BOOLEAN, DATE
 * @param annualRecords accepted rows, likewise
 * @param rejects the others: table_name, source_file, row_number (line, sheet row or row of a
 *     Parquet file, from 1), raw_row, reason_code (the first reason), message (all of them)
 * @param largest largest absolute unscaled value of each decimal column, over all rows read
 * @param files what became of each file, in the order of tables and paths
 * @param warnings files that were passed over
 */
public record Cohort(
    Dataset<Row> applications,
    Dataset<Row> annualRecords,
    Dataset<Row> rejects,
    List<FileAccount> files,
    Map<String, Long> largest,
    List<Problem> warnings) {
  public Cohort {
    files = List.copyOf(files);
    largest = Map.copyOf(largest);
    warnings = List.copyOf(warnings);
  }

  /** Rows up to which planning takes longer than computing. */
  public static final long SMALL = 150_000;

  /** Rows read, over all files. */
  public long rows() {
    return files.stream().mapToLong(FileAccount::read).sum();
  }

  /** Rows not accepted, over all files. */
  public long rejected() {
    return files.stream().mapToLong(FileAccount::rejected).sum();
  }
}
