package org.outlay.simulation;

import java.time.LocalDate;

/**
 * Exits of a programme's applications by benefit year, and the exposure that they come from: the
 * shares of these years in which applications were seen to be live. The first benefit year is what
 * an approval leaves of its calendar year.
 *
 * <p>An application that is still live at the data end, or was until its planned end, is censored:
 * it counts up to then. One that left would have been seen until the data end; it counts with the
 * mean of that share and the whole year, which makes exits over exposure the hazard of a whole year
 * (to the second order, where exits are as frequent on all its days).
 */
final class Exposure {
  /** Applications' years at risk, by benefit year. */
  final double[] years = new double[Survival.years() + 1];

  final double[] exits = new double[Survival.years() + 1];
  private final long asOf;

  /**
   * Nobody's so far.
   *
   * @param asOf last day that is known
   */
  Exposure(LocalDate asOf) {
    this.asOf = asOf.toEpochDay();
  }

  /**
   * Adds an application.
   *
   * @param approval its day since 1970, not after the data end
   * @param end day of its end, NaN without one
   * @param early whether it ended before its planned end
   */
  void add(double approval, double end, boolean early) {
    long last = end <= asOf ? (long) end : asOf;
    int start = LocalDate.ofEpochDay((long) approval).getYear();
    int lastYear = LocalDate.ofEpochDay(last).getYear();
    for (int k = 1; k < years.length && start + k - 1 <= lastYear; k++) {
      int year = start + k - 1;
      boolean exit = early && year == lastYear;
      exits[k] += exit ? 1 : 0;
      years[k] += exit ? (1 + over(approval, year, asOf)) / 2 : over(approval, year, last);
    }
  }

  /**
   * Share of a fiscal year, or of what an approval in it leaves, that is over at the end of a day.
   *
   * @param approval its day since 1970, not after the year
   */
  static double over(double approval, int year, long day) {
    long first = Math.max((long) approval, LocalDate.ofYearDay(year, 1).toEpochDay());
    long next = LocalDate.ofYearDay(year + 1, 1).toEpochDay();
    return Math.max(0, Math.min(1, (double) (day + 1 - first) / (next - first)));
  }
}
