package org.outlay.simulation;

import java.io.Serializable;
import java.util.List;

/**
 * The accepted applications of a cohort and their annual records as arrays, sorted by the UTF-8
 * bytes of the application's id. Numbers are unscaled, categories are codes, days count from 1970,
 * conditions are 1 or 0, and null is NaN.
 *
 * @param ids application ids
 * @param applicants applicant ids
 * @param groups group ids, the applicant's where there is none; {@code grouped} tells
 * @param grouped whether the application has a group of its own
 * @param columns names of the applications' columns that are no identifiers
 * @param attributes one array over applications per column
 * @param days whether the column is a day
 * @param entities number of each application in the keys of draws
 * @param ages completed years on the day of approval, NaN without a birth date
 * @param measures names of the records' columns but the identifier and the year
 * @param recordStarts first record of each application, and one entry more
 * @param recordYears fiscal year of each record, ascending within an application
 * @param records one array over records per measure
 */
public record Roster(
    String[] ids,
    String[] applicants,
    String[] groups,
    boolean[] grouped,
    List<String> columns,
    double[][] attributes,
    boolean[] days,
    long[] entities,
    double[] ages,
    List<String> measures,
    int[] recordStarts,
    int[] recordYears,
    double[][] records)
    implements Serializable {

  int size() {
    return ids.length;
  }

  boolean isDay(int slot) {
    return days[slot];
  }

  long entity(int application) {
    return entities[application];
  }

  double age(int application) {
    return ages[application];
  }

  double[] column(String name) {
    int slot = columns.indexOf(name);
    if (slot < 0) {
      throw new IllegalArgumentException("no column " + name + " in " + columns);
    }
    return attributes[slot];
  }

  /** Position of the record of a year, or -1. */
  int record(int application, int fiscalYear) {
    for (int i = recordStarts[application]; i < recordStarts[application + 1]; i++) {
      if (recordYears[i] == fiscalYear) {
        return i;
      }
    }
    return -1;
  }

  /** Position of the latest record before a year, or -1. */
  int lastRecord(int application, int fiscalYear) {
    int last = recordStarts[application + 1] - 1;
    while (last >= recordStarts[application] && recordYears[last] >= fiscalYear) {
      last--;
    }
    return last < recordStarts[application] ? -1 : last;
  }
}
