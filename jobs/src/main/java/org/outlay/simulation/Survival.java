package org.outlay.simulation;

import java.io.Serializable;

/**
 * How many applications of a programme end early: hazards of an exit in each benefit year, as ends
 * up to the data end show them.
 *
 * <p>A benefit year's hazard is its exits over its {@link Exposure}, drawn towards the programme's
 * overall rate with the weight of {@value #PRIOR} applications.
 *
 * <p>How readily applications end in truth is a level, 1 as estimated, that multiplies the
 * logarithm of what each year leaves (proportional hazards). The variance of its error is the
 * inverse of the Fisher information that all years' exits have of it, at most {@value #MOST}: where
 * nearly everybody leaves exits hardly tell one level from another.
 */
final class Survival implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double PRIOR = 20;
  private static final double MOST = 1;
  private static final int YEARS = 40;

  /** No draw is so small that an application would outlive it. */
  private static final double EVERYBODY = 1 - 0x1.0p-40;

  private final long entity;
  private final double error;

  /** Logarithms of the shares that outlive the benefit years up to each. */
  private final double[] logs = new double[YEARS + 1];

  /** Number of benefit years up to each that nobody outlives. */
  private final int[] ends = new int[YEARS + 1];

  private Survival(long entity, double[] hazards, double error) {
    this.entity = entity;
    this.error = error;
    for (int k = 1; k <= YEARS; k++) {
      logs[k] = logs[k - 1] + StrictMath.log1p(-hazards[k]);
      ends[k] = ends[k - 1] + (hazards[k] == EVERYBODY ? 1 : 0);
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
   */
  static Survival of(long entity, Exposure exposure) {
    double[] hazards = new double[YEARS + 1];
    double overall = sum(exposure.exits) / Math.max(1, sum(exposure.years));
    double information = 0;
    for (int k = 1; k <= YEARS; k++) {
      double hazard = (exposure.exits[k] + PRIOR * overall) / (exposure.years[k] + PRIOR);
      hazards[k] = Math.min(EVERYBODY, hazard);
      information += exposure.years[k] * information(hazards[k]);
    }
    return new Survival(entity, hazards, information == 0 ? 0 : Math.min(MOST, 1 / information));
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
   * Share of the applications live within a benefit year that outlive it and each one to {@code
   * last}; none where everybody leaves, at whatever level.
   *
   * @param over share of the {@code first} benefit year that is over
   * @param level of the hazards
   */
  double live(int first, double over, int last, double level) {
    double before = logs[first - 1] + over * (logs[first] - logs[first - 1]);
    boolean nobody = ends[last] > ends[first - 1];
    return nobody ? 0 : StrictMath.exp(level * (logs[last] - before));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
