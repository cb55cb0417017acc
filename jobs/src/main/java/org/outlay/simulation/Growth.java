package org.outlay.simulation;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How a measure grew in the cohort's records, beside the index that it is let follow.
 *
 * @param observed growth a year in the records
 * @param index growth of the index in the same years, 0 without one
 * @param beyond how much faster the measure grew, as a ratio of levels a year
 * @param error standard error of {@code beyond}
 * @param observations what it was estimated from
 */
record Growth(double observed, double index, double beyond, double error, int observations) {
  /** Chance alone does not move an estimate so many standard errors away. */
  private static final int ERRORS = 4;

  private static final Growth UNKNOWN = new Growth(0, 0, 0, 0, 0);

  /** Whether the records speak against the index by at least so much a year. */
  boolean differs(double least) {
    return observations >= NoiseEstimates.FEWEST
        && Math.abs(beyond) >= least
        && Math.abs(beyond) > ERRORS * error;
  }

  /**
   * From one year of an application to the next: all values over all values before, so that noise
   * from year to year does not count as growth. The error takes an application's years as one.
   *
   * @param applications positions in the roster
   * @param index position of the index, -1 for none
   */
  static Growth ofRecords(
      Roster roster, Economy economy, int[] applications, int measure, int index, int last) {
    double[] values = roster.records()[measure];
    double[] after = new double[applications.length];
    double[] along = new double[applications.length];
    double before = 0;
    int pairs = 0;
    for (int a = 0; a < applications.length; a++) {
      int end = roster.recordStarts()[applications[a] + 1];
      for (int i = roster.recordStarts()[applications[a]] + 1; i < end; i++) {
        int year = roster.recordYears()[i];
        boolean together = roster.recordYears()[i - 1] == year - 1 && year <= last;
        if (together && economy.knows(year) && values[i] > 0 && values[i - 1] > 0) {
          after[a] += values[i];
          along[a] += values[i - 1] * level(economy, index, year - 1, year);
          before += values[i - 1];
          pairs++;
        }
      }
    }
    double sum = IntStream.range(0, along.length).mapToDouble(a -> along[a]).sum();
    if (sum == 0) {
      return UNKNOWN;
    }
    double ratio = IntStream.range(0, after.length).mapToDouble(a -> after[a]).sum() / sum;
    double squares = 0;
    for (int a = 0; a < after.length; a++) {
      double off = after[a] - ratio * along[a];
      squares += off * off;
    }
    return new Growth(
        ratio * sum / before - 1,
        sum / before - 1,
        ratio - 1,
        StrictMath.sqrt(squares) / sum,
        pairs);
  }

  /**
   * From one year's approvals to those of the next: the trend of first values, divided by the
   * index, by least squares.
   *
   * @param applications positions in the roster
   * @param starts fiscal year of each approval
   * @param index position of the index, -1 for none
   */
  static Growth ofArrivals(
      Roster roster,
      Economy economy,
      int[] applications,
      int[] starts,
      int measure,
      int index,
      int last) {
    int[] known =
        IntStream.of(applications)
            .filter(i -> starts[i] <= last && first(roster, measure, i, starts[i]) > 0)
            .toArray();
    if (known.length == 0) {
      return UNKNOWN;
    }
    int from = IntStream.of(known).map(i -> starts[i]).min().orElseThrow();
    int to = IntStream.of(known).map(i -> starts[i]).max().orElseThrow();
    SimpleRegression nominal = new SimpleRegression();
    SimpleRegression deflated = new SimpleRegression();
    for (int i : known) {
      double value = first(roster, measure, i, starts[i]);
      nominal.addData(starts[i], value);
      deflated.addData(starts[i], value / level(economy, index, from, starts[i]));
    }
    if (from == to || known.length < NoiseEstimates.FEWEST) {
      return UNKNOWN;
    }
    double year = IntStream.of(known).mapToDouble(i -> starts[i]).average().orElse(0);
    double mean = deflated.predict(year);
    return new Growth(
        nominal.getSlope() / nominal.predict(year),
        StrictMath.pow(level(economy, index, from, to), 1.0 / (to - from)) - 1,
        deflated.getSlope() / mean,
        deflated.getSlopeStdErr() / mean,
        known.length);
  }

  private static double level(Economy economy, int index, int from, int to) {
    return index < 0 ? 1 : economy.factor(index, from, to).doubleValue();
  }

  private static double first(Roster roster, int measure, int application, int year) {
    int record = roster.record(application, year);
    return record < 0 ? Double.NaN : roster.records()[measure][record];
  }
}
