package org.outlay.entitlement;

import java.io.Serializable;
import java.util.ArrayList;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.outlay.formula.ObjectCall;
import org.outlay.policy.Limit;

/**
 * Serves the rows of a partition one after the other, called from Spark's generated code (for which
 * it has to be public): all that a limit must remember of the rows before is what each unit was
 * paid so far, and of units only those with the hash of the present row.
 */
public final class Serving implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CHOICE = Limit.Kind.CHOICE.ordinal();
  private static final int APPLICANT_YEARS = Limit.Kind.APPLICANT_YEARS.ordinal();

  /** One, unless hashes collide. */
  private final ArrayList<Unit> units = new ArrayList<>();

  private long hash;

  Serving() {}

  /** What {@link #left} returns, of rows in {@link ServingOrder}. */
  static Column left(Column... row) {
    return ObjectCall.inOrder(new Serving(), "left", DataTypes.LongType, row);
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
      UTF8String name,
      int period,
      int kind,
      int year,
      UTF8String application,
      long claim,
      long cap) {
    if (hash != this.hash) {
      units.clear();
      this.hash = hash;
    }
    Unit unit = unit(scope, name, period, application);
    if (kind == CHOICE) {
      return application.equals(unit.first) ? claim : 0;
    }
    return kind == APPLICANT_YEARS ? unit.ofYear(year, claim, cap) : unit.upTo(cap, claim);
  }

  private Unit unit(int scope, UTF8String name, int period, UTF8String application) {
    for (Unit unit : units) {
      if (scope == unit.scope && period == unit.period && name.equals(unit.name)) {
        return unit;
      }
    }
    // Rows lie in memory that the next ones reuse.
    Unit unit = new Unit(scope, name.copy(), period, application.copy());
    units.add(unit);
    return unit;
  }

  /** Who shares a limit, and what they were paid. */
  private static final class Unit implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int scope;
    private final UTF8String name;
    private final int period;
    private final UTF8String first;

    /** Fen or years. */
    private long paid;

    private int latestYear;

    Unit(int scope, UTF8String name, int period, UTF8String first) {
      this.scope = scope;
      this.name = name;
      this.period = period;
      this.first = first;
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
}
