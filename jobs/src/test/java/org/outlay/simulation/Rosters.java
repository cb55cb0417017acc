package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rosters of one programme and one measure. */
final class Rosters {
  private Rosters() {}

  /**
   * Applications approved on the first day of a year, each with the same years.
   *
   * @param values by application and year; not a number for no record
   */
  static Roster of(int start, int firstRecord, double[][] values) {
    return of(LocalDate.of(start, 1, 1), firstRecord, values);
  }

  /** The same, approved on another day. */
  static Roster of(LocalDate approval, int firstRecord, double[][] values) {
    int size = values.length;
    double[] approved = new double[size];
    Arrays.fill(approved, approval.toEpochDay());
    double[] open = new double[size];
    Arrays.fill(open, Double.NaN);
    int[] starts = new int[size + 1];
    double[] records = new double[Arrays.stream(values).mapToInt(row -> row.length).sum()];
    int[] years = new int[records.length];
    int next = 0;
    for (int i = 0; i < size; i++) {
      for (int t = 0; t < values[i].length; t++) {
        if (!Double.isNaN(values[i][t])) {
          years[next] = firstRecord + t;
          records[next++] = values[i][t];
        }
      }
      starts[i + 1] = next;
    }
    return new Roster(
        new String[0],
        new String[0],
        new String[0],
        new boolean[0],
        List.of("programme", "approved_on", "ends_on", "tier"),
        new double[][] {new double[size], approved, open, open},
        new boolean[4],
        IntStream.range(0, size).mapToLong(i -> i).toArray(),
        new double[size],
        List.of("measure"),
        starts,
        Arrays.copyOf(years, next),
        new double[][] {Arrays.copyOf(records, next)});
  }
}
