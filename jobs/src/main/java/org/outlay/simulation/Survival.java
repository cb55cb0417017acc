package org.outlay.simulation;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How many applications of a programme end early: hazards of an exit in each benefit year, as ends
 * up to the data end show them. An application that is still live then, or was until its planned
 * end, is censored.
 *
 * <p>A benefit year's hazard is its exits over the applications at risk, drawn towards the
 * programme's overall rate with the weight of {@value #PRIOR} applications.
 */
final class Survival implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double PRIOR = 20;
  private static final int YEARS = 40;

  private final double[] hazards;
  private final boolean certain;

  private Survival(double[] hazards) {
    this.hazards = hazards;
    this.certain = sum(hazards) == 0;
  }

  /** Applications never end before their planned end. */
  static Survival certain() {
    return new Survival(new double[YEARS + 1]);
  }

  /**
   * Hazards of one programme.
   *
   * @param starts first fiscal year of each application
   * @param ends day of its end since 1970, NaN without one
   * @param early whether it ended before its planned end
   * @param asOf last day that is known
   */
  static Survival of(int[] starts, double[] ends, boolean[] early, LocalDate asOf) {
    double[] atRisk = new double[YEARS + 1];
    double[] exits = new double[YEARS + 1];
    for (int i = 0; i < starts.length; i++) {
      boolean ended = ends[i] <= asOf.toEpochDay();
      int last = ended ? LocalDate.ofEpochDay((long) ends[i]).getYear() : asOf.getYear();
      int years = Math.min(last - starts[i] + 1, YEARS);
      for (int k = 1; k <= years; k++) {
        atRisk[k]++;
      }
      if (early[i] && years > 0) {
        exits[years]++;
      }
    }
    double[] hazards = new double[YEARS + 1];
    double overall = sum(exits) / Math.max(1, sum(atRisk));
    for (int k = 1; k <= YEARS; k++) {
      hazards[k] = (exits[k] + PRIOR * overall) / (atRisk[k] + PRIOR);
    }
    return new Survival(hazards);
  }

  /** Whether any application can end early. */
  boolean isCertain() {
    return certain;
  }

  /**
   * Shares of the applications that are live when {@code first} begins and outlive each benefit
   * year from it to {@code last}.
   */
  double[] live(int first, int last) {
    int begin = Math.max(1, first);
    double[] live = new double[Math.max(0, Math.min(last, YEARS) - begin + 1)];
    double left = 1;
    for (int k = 0; k < live.length; k++) {
      left *= 1 - hazards[begin + k];
      live[k] = left;
    }
    return live;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
