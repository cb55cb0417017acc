package org.outlay.entitlement;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.unix_date;

import org.apache.spark.sql.Column;

/**
 * A whole number by which rows of a unit lie together, ordered by a year and a day. Spark keeps the
 * first column of an order beside the row as eight bytes and looks into both rows for all others;
 * so the eight bytes should decide nearly always. Units may share a hash, and their rows then lie
 * between each other; years and days outside the range that is kept are equal, so that they have to
 * follow in the order.
 */
final class SortKey {
  private static final int DAY_BITS = 17;
  private static final int YEAR_BITS = 12;

  /** Days from 1900 to 1970. */
  private static final int BEFORE_EPOCH = 25_567;

  private SortKey() {}

  /** The part of a hash that is kept. */
  static Column unit(Column hash) {
    return shiftleft(hash, DAY_BITS + YEAR_BITS);
  }

  static Column of(Column unit, Column year, Column day) {
    return unit.bitwiseOR(shiftleft(within(year, YEAR_BITS), DAY_BITS))
        .bitwiseOR(within(unix_date(day).plus(BEFORE_EPOCH), DAY_BITS));
  }

  private static Column within(Column number, int bits) {
    return greatest(lit(0), least(number, lit((1 << bits) - 1))).cast("bigint");
  }
}
