package org.outlay.fund;

import java.util.List;
import java.util.function.ToLongFunction;
import org.outlay.simulation.Columns;

/**
 * What is summed up of the rows of a fund: figures by year and replicate, while the rows themselves
 * go. Blocks may be put from several threads.
 *
 * @param <R> row of a replicate and year
 * @param <F> what is taken of it
 */
public final class Figures<R, F extends Enum<F> & ToLongFunction<R>> {
  private final List<F> figures;
  private final int years;
  private final Columns columns;

  /** Figures in the order of their enumeration. */
  public Figures(F[] figures, int years, int replicates) {
    this.figures = List.of(figures);
    this.years = years;
    this.columns = new Columns(replicates);
  }

  public int years() {
    return years;
  }

  public int replicates() {
    return columns.replicates();
  }

  /**
   * Takes them of the rows of some replicates.
   *
   * @param first replicate, from 0
   * @param rows of each replicate all years, one replicate after the other
   */
  public void put(int first, List<R> rows) {
    long[] values = new long[rows.size() / years];
    for (F figure : figures) {
      for (int year = 0; year < years; year++) {
        for (int r = 0; r < values.length; r++) {
          values[r] = figure.applyAsLong(rows.get(r * years + year));
        }
        columns.put(column(figure, year), first, values);
      }
    }
  }

  /** By replicate; years count from 0. */
  public long[] of(F figure, int year) {
    return columns.get(column(figure, year));
  }

  /** Of the replicates from {@code first} on, by year and replicate. */
  public long[][] of(F figure, int first, int count) {
    long[][] values = new long[years][];
    for (int year = 0; year < years; year++) {
      values[year] = columns.get(column(figure, year), first, count);
    }
    return values;
  }

  private int column(F figure, int year) {
    return figure.ordinal() * years + year;
  }
}
