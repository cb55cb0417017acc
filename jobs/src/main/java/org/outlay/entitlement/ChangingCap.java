package org.outlay.entitlement;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * First come, first served under a lifetime cap that changes over the years: each claim is paid up
 * to what is then in force, and a limit that falls below what was paid takes nothing back.
 */
final class ChangingCap {
  private ChangingCap() {}

  /** Fen paid to a row; {@code inOrder} walks the partition up to the row itself. */
  static Column amount(Column claim, Column cap, WindowSpec inOrder, WindowSpec before) {
    return spent(claim, cap, inOrder).minus(spent(claim, cap, before));
  }

  /** Fen paid to the rows of a window, which walks its partition in the order of payment. */
  static Column spent(Column claim, Column cap, WindowSpec window) {
    Column both = struct(claim.as("claim"), cap.as("cap"));
    return aggregate(
        collect_list(both).over(window),
        lit(0L),
        (paid, entry) ->
            greatest(paid, least(paid.plus(entry.getField("claim")), entry.getField("cap"))));
  }
}
