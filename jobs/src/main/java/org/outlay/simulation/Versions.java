package org.outlay.simulation;

import java.io.Serializable;
import java.time.LocalDate;
import org.outlay.policy.Parameter;

/**
 * Which of a parameter's dated values is in force.
 *
 * @param since day since 1970 from which each holds, the first also before
 * @param byFiscalYear whether the first day of the fiscal year tells, not that of the approval
 */
record Versions(long[] since, boolean byFiscalYear) implements Serializable {
  static Versions of(Parameter parameter) {
    return new Versions(
        parameter.values().stream().mapToLong(dated -> dated.from().toEpochDay()).toArray(),
        parameter.datedBy() == Parameter.DatedBy.FISCAL_YEAR);
  }

  int size() {
    return since.length;
  }

  /** Position of the value of an approval day (since 1970) and a fiscal year. */
  int inForce(int approvedOn, int fiscalYear) {
    long day = byFiscalYear ? LocalDate.ofYearDay(fiscalYear, 1).toEpochDay() : approvedOn;
    int version = 0;
    while (version + 1 < since.length && since[version + 1] <= day) {
      version++;
    }
    return version;
  }
}
