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
 *
 * <p>How readily applications end in truth is a level, 1 as estimated, that multiplies the
 * logarithm of what each year leaves (proportional hazards). The variance of its error is the
 * inverse of the Fisher information that all years' exits have of it.
 */
final class Survival implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double PRIOR = 20;
  private static final int YEARS = 40;

  /** No draw is so small that an application would outlive it. */
  private static final double EVERYBODY = 1 - 0x1.0p-40;

  private final long entity;
  private final double error;

  /** Logarithms of the shares that outlive the benefit years up to each. */
  private final double[] logs = new double[YEARS + 1];

  private Survival(long entity, double[] hazards, double error) {
    this.entity = entity;
    this.error = error;
    for (int k = 1; k <= YEARS; k++) {
      logs[k] = logs[k - 1] + StrictMath.log1p(-hazards[k]);
    }
  }

  /** Applications never end before their planned end. */
  static Survival certain() {
    return new Survival(0, new double[YEARS + 1], 0);
  }

  /**
   * Hazards of one programme.
   *
   * @param entity what draws of their level are keyed by
   * @param starts first fiscal year of each application
   * @param ends day of its end since 1970, NaN without one
   * @param early whether it ended before its planned end
   * @param asOf last day that is known
   */
  static Survival of(long entity, int[] starts, double[] ends, boolean[] early, LocalDate asOf) {
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
    double information = 0;
    for (int k = 1; k <= YEARS; k++) {
      double hazard = (exits[k] + PRIOR * overall) / (atRisk[k] + PRIOR);
      hazards[k] = Math.min(EVERYBODY, hazard);
      information += atRisk[k] * information(hazards[k]);
    }
    return new Survival(entity, hazards, information == 0 ? 0 : 1 / information);
  }

  /** That one application at risk has of the level. */
  private static double information(double hazard) {
    double log = StrictMath.log1p(-hazard);
    return hazard == 0 ? 0 : (1 - hazard) * log * log / hazard;
  }

  /** Whether any application can end early. */
  boolean isCertain() {
    return logs[YEARS] == 0;
  }

  /** Last benefit year that any is known of. */
  static int years() {
    return YEARS;
  }

  /** Variance of the level's error. */
  double error() {
    return error;
  }

  /** What draws of the level are keyed by. */
  long entity() {
    return entity;
  }

  /**
   * Share of the applications that are live when {@code first} begins that outlive each benefit
   * year from it to {@code last}.
   *
   * @param level of the hazards
   */
  double live(int first, int last, double level) {
    return StrictMath.exp(level * (logs[last] - logs[first - 1]));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
