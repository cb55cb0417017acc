package org.outlay.simulation;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The accepted applications of a cohort and their annual records as arrays, sorted by the UTF-8
 * bytes of the application's id. Numbers are unscaled, categories are codes, days count from 1970,
 * conditions are 1 or 0, and null is NaN.
 *
 * @param ids application ids; like the next three empty where nobody needs to be named
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
  private static final String[] NO_NAMES = {};

  int size() {
    return entities.length;
  }

  /** Fiscal year of each approval. */
  int[] approvalYears() {
    return Arrays.stream(column("approved_on"))
        .mapToInt(day -> LocalDate.ofEpochDay((long) day).getYear())
        .toArray();
  }

  /** Year of the last approval; empty without an application. */
  public OptionalInt lastApproval() {
    return Arrays.stream(approvalYears()).max();
  }

  /** Year of the first approval; empty without an application. */
  public OptionalInt firstApproval() {
    return Arrays.stream(approvalYears()).min();
  }

  /** Year of the earliest record; empty without any. */
  OptionalInt firstYear() {
    return Arrays.stream(recordYears).min();
  }

  /** What an application and its records take, names apart. */
  long bytes(int application) {
    long records = (long) recordStarts[application + 1] - recordStarts[application];
    return (columns.size() + 2L) * Double.BYTES
        + Integer.BYTES
        + records * (Integer.BYTES + measures.size() * (long) Double.BYTES);
  }

  /** The same without the names, which nothing is computed from. */
  Roster unnamed() {
    return unnamed(attributes, entities, ages, recordStarts, recordYears, records);
  }

  /** Some of the applications, by ascending position, without names. */
  Roster unnamed(int[] some) {
    int[] starts = new int[some.length + 1];
    for (int i = 0; i < some.length; i++) {
      starts[i + 1] = starts[i] + recordStarts[some[i] + 1] - recordStarts[some[i]];
    }
    int[] taken = new int[starts[some.length]];
    for (int i = 0; i < some.length; i++) {
      int from = recordStarts[some[i]] - starts[i];
      for (int record = starts[i]; record < starts[i + 1]; record++) {
        taken[record] = from + record;
      }
    }
    return unnamed(
        Arrays.stream(attributes).map(column -> pick(column, some)).toArray(double[][]::new),
        Arrays.stream(some).mapToLong(i -> entities[i]).toArray(),
        pick(ages, some),
        starts,
        Arrays.stream(taken).map(i -> recordYears[i]).toArray(),
        Arrays.stream(records).map(column -> pick(column, taken)).toArray(double[][]::new));
  }

  private Roster unnamed(
      double[][] ofColumns,
      long[] numbers,
      double[] years,
      int[] starts,
      int[] fiscalYears,
      double[][] ofMeasures) {
    return new Roster(
        NO_NAMES,
        NO_NAMES,
        NO_NAMES,
        new boolean[0],
        columns,
        ofColumns,
        days,
        numbers,
        years,
        measures,
        starts,
        fiscalYears,
        ofMeasures);
  }

  private static double[] pick(double[] column, int[] positions) {
    return Arrays.stream(positions).mapToDouble(i -> column[i]).toArray();
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

  /**
   * A measure's values in some years of an application, in their order.
   *
   * @param absent value of a year without one; such years are left out if it is NaN
   */
  double[] years(int application, int measure, int from, int to, double absent) {
    double[] values = new double[Math.max(0, to - from + 1)];
    int known = 0;
    for (int year = from; year <= to; year++) {
      int record = record(application, year);
      double value = record < 0 ? absent : records[measure][record];
      value = Double.isNaN(value) ? absent : value;
      if (!Double.isNaN(value)) {
        values[known++] = value;
      }
    }
    return Arrays.copyOf(values, known);
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
