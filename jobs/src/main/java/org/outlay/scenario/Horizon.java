package org.outlay.scenario;

/**
 * Fiscal years that results are written for, both included.
 *
 * @param from first year, 1990 or later
 * @param to last year, not before {@code from}, 2100 or earlier
 */
public record Horizon(int from, int to) {
  public static final int EARLIEST = 1990;
  public static final int LATEST = 2100;

  public Horizon {
    if (from < EARLIEST || from > to || to > LATEST) {
      throw new IllegalArgumentException("no horizon: " + from + " to " + to);
    }
  }

  public int years() {
    return to - from + 1;
  }

  /**
   * Up to some years of it.
   *
   * @param first a year of the horizon
   */
  public Horizon next(int first, int years) {
    return new Horizon(first, Math.min(to, first + years - 1));
  }

  public boolean contains(int fiscalYear) {
    return from <= fiscalYear && fiscalYear <= to;
  }
}
