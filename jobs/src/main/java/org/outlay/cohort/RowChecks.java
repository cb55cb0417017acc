package org.outlay.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** Checks between the columns of one row, the same for every format. */
final class RowChecks {
  private static final String APPROVED_ON = "approved_on";

  /** No fiscal year of a record is earlier, and what lasts for good is due for a thousand years. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private RowChecks() {}

  /**
   * @param days the columns of days by name, those that the file has
   */
  static List<Check> of(Map<String, Column> days) {
    Column approved = days.get(APPROVED_ON);
    Column ends = days.get("ends_on");
    Column birth = days.get("birth_date");
    List<Check> checks = new ArrayList<>();
    if (approved != null) {
      checks.add(
          new Check(
              coalesce(approved.lt(lit(FIRST_DAY)), lit(false)),
              "date-out-of-range",
              concat(
                  lit(APPROVED_ON + " "),
                  approved.cast("string"),
                  lit(" is before " + FIRST_DAY + "; is the year written in full?"))));
    }
    if (approved != null && ends != null) {
      checks.add(order("ends-before-approval", "ends_on", ends, APPROVED_ON, approved));
    }
    if (approved != null && birth != null) {
      checks.add(order("born-after-approval", APPROVED_ON, approved, "birth_date", birth));
    }
    return checks;
  }

  /** Fails where the first day is earlier than the second. */
  private static Check order(
      String code, String earlierName, Column earlier, String laterName, Column later) {
    return new Check(
        coalesce(earlier.lt(later), lit(false)),
        code,
        concat(
            lit(earlierName + " "),
            earlier.cast("string"),
            lit(" is before " + laterName + " "),
            later.cast("string")));
  }
}
