package org.outlay.cohort;

import java.time.YearMonth;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.problem.Location;

/**
 * What was paid, judged.
 *
 * @param paid accepted rows, in the order of files and lines
 * @param rejects the others, in the columns of {@link Cohort#rejects}
 * @param files what became of each file
 */
public record Actuals(List<Paid> paid, Dataset<Row> rejects, List<FileAccount> files) {
  public Actuals {
    paid = List.copyOf(paid);
    files = List.copyOf(files);
  }

  /**
   * A rule's payments of one month.
   *
   * @param rule position among the rules of the schema
   * @param location where it stands
   */
  public record Paid(int rule, YearMonth month, long fen, Location location) {}

  /** Rows not accepted, over all files. */
  public long rejected() {
    return files.stream().mapToLong(FileAccount::rejected).sum();
  }
}
