package org.outlay.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows on the driver as Spark itself holds them; making objects of them takes longer than reading.
 */
public final class Collected {
  private Collected() {}

  /** All rows, as unsafe rows of their own. */
  public static List<InternalRow> of(Dataset<Row> rows) {
    var classic = (org.apache.spark.sql.classic.Dataset<Row>) rows;
    return Arrays.asList(classic.queryExecution().executedPlan().executeCollect());
  }

  /** The same of several tables, side by side; an absent one has no rows. */
  static List<List<InternalRow>> beside(List<Optional<Dataset<Row>>> tables) {
    return tables.parallelStream()
        .map(rows -> rows.map(Collected::inItsSession).orElse(List.of()))
        .toList();
  }

  /** Settings are those of the session that a thread has. */
  private static List<InternalRow> inItsSession(Dataset<Row> rows) {
    var session = (org.apache.spark.sql.classic.SparkSession) rows.sparkSession();
    return session.withActive(() -> of(rows));
  }
}
