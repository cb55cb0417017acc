package org.outlay.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;

/** Checks between the columns of one row, on encoded columns, the same for every format. */
final class RowChecks {
  private static final String APPROVED_ON = "approved_on";

  private RowChecks() {}

  static List<Check> of(Rules rules) {
    List<Check> checks = new ArrayList<>();
    if (rules.date(APPROVED_ON).isPresent()) {
      if (rules.date("ends_on").isPresent()) {
        checks.add(order("ends-before-approval", "ends_on", APPROVED_ON));
      }
      if (rules.date("birth_date").isPresent()) {
        checks.add(order("born-after-approval", APPROVED_ON, "birth_date"));
      }
    }
    return checks;
  }

  /** Fails where the first day is earlier than the second. */
  private static Check order(String code, String earlier, String later) {
    return new Check(
        coalesce(col(earlier).lt(col(later)), lit(false)),
        code,
        concat(
            lit(earlier + " "),
            col(earlier).cast("string"),
            lit(" is before " + later + " "),
            col(later).cast("string")));
  }
}
