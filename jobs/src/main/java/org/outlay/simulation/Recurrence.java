package org.outlay.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a measure that is held at its last value comes and goes: a fund invests in some years and
 * not in others. Then any earlier year of an application tells as much about a later one as its
 * last.
 */
final class Recurrence {
  /** Standard errors by which the mean of the years so far must tell more than the last one. */
  private static final double SURE = 2;

  /** Fewer years tell nothing. */
  private static final int FEWEST = 10;

  private final Roster roster;
  private final int lastKnown;
  private final double[] programmeOf;
  private final double[] approvals;
  private final double[] ends;

  /**
   * Over a history.
   *
   * @param lastKnown last fiscal year whose records are complete
   */
  Recurrence(Roster roster, int lastKnown) {
    this.roster = roster;
    this.lastKnown = lastKnown;
    this.programmeOf = roster.column("programme");
    this.approvals = roster.column("approved_on");
    this.ends = roster.column("ends_on");
  }

  /**
   * Whether, of the applications of a programme, the mean of the years so far comes nearer to the
   * next year than the last year does, by squared distance in terms of the application's mean.
   *
   * @param absent value of a year without a record, NaN if that tells nothing
   * @param longest last benefit year that counts
   */
  boolean holds(int programme, int measure, double absent, int longest) {
    List<Double> gains = new ArrayList<>();
    for (int application = 0; application < roster.size(); application++) {
      if (programmeOf[application] == programme) {
        gains(years(application, measure, absent, longest), gains);
      }
    }
    if (gains.size() < FEWEST) {
      return false;
    }
    double mean = gains.stream().mapToDouble(gain -> gain).average().orElse(0);
    double squares = gains.stream().mapToDouble(gain -> (gain - mean) * (gain - mean)).sum();
    double error = StrictMath.sqrt(squares / (gains.size() - 1) / gains.size());
    return mean > SURE * error;
  }

  private double[] years(int application, int measure, double absent, int longest) {
    int start = LocalDate.ofEpochDay((long) approvals[application]).getYear();
    int end =
        Double.isNaN(ends[application])
            ? lastKnown
            : LocalDate.ofEpochDay((long) ends[application]).getYear();
    return roster.years(
        application,
        measure,
        start,
        Math.min(Math.min(end, lastKnown), start - 1 + longest),
        absent);
  }

  /** What the mean is nearer by, for each year after the second. */
  private static void gains(double[] years, List<Double> gains) {
    double sum = 0;
    for (int year = 0; year < years.length; year++) {
      if (year >= 2) {
        double mean = (sum + years[year]) / (year + 1);
        double byLast = (years[year] - years[year - 1]) / mean;
        double byMean = (years[year] - sum / year) / mean;
        if (mean > 0) {
          gains.add(byLast * byLast - byMean * byMean);
        }
      }
      sum += years[year];
    }
  }
}
