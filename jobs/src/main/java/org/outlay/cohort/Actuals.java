package org.outlay.cohort;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;
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
   * @param dueYear fiscal year that they were due for; empty if not said
   * @param location where it stands
   */
  public record Paid(int rule, YearMonth month, OptionalInt dueYear, long fen, Location location) {
    /** The year due, that of the month unless another is said. */
    public int due() {
      return dueYear.orElse(month.getYear());
    }

    /** Years from the one due to that of the payment. */
    public int lag() {
      return month.getYear() - due();
    }
  }

  /** Rows not accepted, over all files. */
  public long rejected() {
    return files.stream().mapToLong(FileAccount::rejected).sum();
  }
}
