package org.outlay.entitlement;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.unsafe.types.UTF8String;
import org.outlay.policy.Limit;

/**
 * Serves the rows of a partition one after the other, called from Spark's generated code (for which
 * it has to be public): all that a limit must remember of the rows before is what the unit was paid
 * so far.
 */
public final class Serving implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CHOICE = Limit.Kind.CHOICE.ordinal();
  private static final int APPLICANT_YEARS = Limit.Kind.APPLICANT_YEARS.ordinal();

  private long hash;
  private int scope = ServingOrder.NO_LIMIT;
  private int period;
  private UTF8String unit = UTF8String.EMPTY_UTF8;
  private UTF8String first = UTF8String.EMPTY_UTF8;

  /** Fen or years. */
  private long paid;

  private int latestYear;

  Serving() {}

  /** What {@link #left} returns, of rows in {@link ServingOrder}. */
  static Column left(Column... row) {
    return InOrder.ask(new Serving(), "left", row);
  }

  /**
   * Fen left of a claim.
   *
   * @param hash of the three that follow, which tell one unit from another
   * @param kind position of the kind of limit, the same for all rows of a unit
   * @param cap fen or years in force in the fiscal year; nothing paid is taken back where it falls
   */
  public long left(
      long hash,
      int scope,
      UTF8String unit,
      int period,
      int kind,
      int year,
      UTF8String application,
      long claim,
      long cap) {
    if (hash != this.hash
        || scope != this.scope
        || period != this.period
        || !unit.equals(this.unit)) {
      this.hash = hash;
      this.scope = scope;
      this.period = period;
      // Rows lie in memory that the next ones reuse.
      this.unit = unit.copy();
      first = kind == CHOICE ? application.copy() : first;
      paid = 0;
    }
    if (kind == CHOICE) {
      return application.equals(first) ? claim : 0;
    }
    return kind == APPLICANT_YEARS ? ofYear(year, claim, cap) : upTo(cap, claim);
  }

  /** Of a year one claim is paid. */
  private long ofYear(int year, long claim, long years) {
    if (paid >= years || (paid > 0 && year == latestYear)) {
      return 0;
    }
    paid++;
    latestYear = year;
    return claim;
  }

  private long upTo(long cap, long claim) {
    long left = Math.max(0, Math.min(claim, cap - paid));
    paid += left;
    return left;
  }
}
