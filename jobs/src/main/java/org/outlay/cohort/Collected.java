package org.outlay.cohort;

import java.util.Arrays;
import java.util.List;
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
}
