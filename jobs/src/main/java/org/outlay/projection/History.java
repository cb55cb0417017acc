package org.outlay.projection;

import java.util.Arrays;
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
  /** Squared coefficient of variation of a programme's years, by which empty ones are judged. */
  private static final double USUAL_DISPERSION = 0.25;

  /** Minus the logarithm of 1%. */
  private static final double LEAST_PLAUSIBLE = 4.6;

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

  /**
   * Yearly counts of a programme since it began, which is with the first year unless a programme of
   * its size might have had no application in the years before its first one: a new programme would
   * else be taken for one that grows from nothing, year after year.
   */
  public double[] series(String programme) {
    double[] totals = totals(programme);
    int first = 0;
    while (first < totals.length && totals[first] == 0) {
      first++;
    }
    double mean = Arrays.stream(totals, first, totals.length).average().orElse(0);
    double none = first * StrictMath.log1p(USUAL_DISPERSION * mean) / USUAL_DISPERSION;
    return none < LEAST_PLAUSIBLE ? totals : Arrays.copyOfRange(totals, first, totals.length);
  }

  /** {@link #series} of each programme. */
  List<double[]> series() {
    return programmes().stream().map(this::series).toList();
  }

  /** What was known at the end of an earlier year. */
  public History until(int year) {
    Map<Cell, long[]> known = new TreeMap<>();
    counts.forEach(
        (cell, of) -> {
          long[] first = Arrays.copyOf(of, year - from + 1);
          if (Arrays.stream(first).sum() > 0) {
            known.put(cell, first);
          }
        });
    return new History(from, year, known);
  }
}
