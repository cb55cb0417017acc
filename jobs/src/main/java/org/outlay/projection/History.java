package org.outlay.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts of applications by cell and fiscal year.
 *
 * @param from first year
 * @param to last complete year
 * @param counts one count per year, by cell in the order of the cells' names
 */
public record History(int from, int to, Map<Cell, long[]> counts) {
  /**
   * An application approved in a fiscal year.
   *
   * @param cell its cell
   */
  public record Approval(Cell cell, int fiscalYear) {}

  /** Counts approvals; those outside the years are left out. */
  public static History of(Collection<Approval> approvals, int from, int to) {
    Map<Cell, long[]> counts = new HashMap<>();
    for (Approval approval : approvals) {
      if (from <= approval.fiscalYear() && approval.fiscalYear() <= to) {
        counts
            .computeIfAbsent(approval.cell(), c -> new long[to - from + 1])[
            approval.fiscalYear() - from]++;
      }
    }
    return new History(from, to, new TreeMap<>(counts));
  }

  public int years() {
    return to - from + 1;
  }

  public List<String> programmes() {
    TreeSet<String> names = new TreeSet<>();
    counts.keySet().forEach(cell -> names.add(cell.programme()));
    return List.copyOf(names);
  }

  /** Yearly counts of a programme. */
  public double[] totals(String programme) {
    double[] totals = new double[years()];
    counts.forEach(
        (cell, of) -> {
          for (int t = 0; t < of.length && cell.programme().equals(programme); t++) {
            totals[t] += of[t];
          }
        });
    return totals;
  }

  /** What was known at the end of an earlier year. */
  public History until(int year) {
    Map<Cell, long[]> known = new TreeMap<>();
    counts.forEach(
        (cell, of) -> {
          long[] first = java.util.Arrays.copyOf(of, year - from + 1);
          if (java.util.Arrays.stream(first).sum() > 0) {
            known.put(cell, first);
          }
        });
    return new History(from, year, known);
  }
}
