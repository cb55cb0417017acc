package org.outlay.control;

import java.util.Optional;

/**
 * What a rule still pays in the year, given what it has paid.
 *
 * <p>The year's total T is gamma distributed and the share F paid to date beta distributed with
 * parameters a = k P and b = k (1 - P), where P is the share expected to date and k the
 * concentration. Given A = T F, the rest R = T - A has density proportional to R^(b - 1) (A +
 * R)^(shape - k) exp(-rate R). Where total and course are known equally well (shape = k) this is
 * Bornhuetter and Ferguson's (1972) forecast, and R is gamma(b, rate) whatever was paid; where the
 * course is known better, it leans to the chain ladder A (1 - P) / P, and where the total is, to
 * what is left of it (Mack 2000, Verrall 2004 on the same compromise).
 *
 * <p>Where some years are nil, payments are few, and when they come says no more than as many
 * points in time: the concentration is at most the number of payments that a Poisson law has with
 * as many nil years.
 *
 * @param none probability that nothing more is paid
 * @param certain fen, where there is no density
 * @param kept share of what was uncertain about the total that the payments leave uncertain
 */
record Remaining(double none, double certain, Optional<LogDensity> density, double kept) {
  /** Of the rarest payments: below, the density is all but a point. */
  private static final double LEAST_CONCENTRATION = 0.1;

  private static final Remaining NOTHING = new Remaining(1, 0, Optional.empty(), 0);

  /**
   * Given what was paid.
   *
   * @param paid fen
   * @param elapsed share of the year's payments that is expected by now
   */
  static Remaining of(Prior prior, long paid, double elapsed, double concentration) {
    if (elapsed >= 1) {
      return NOTHING;
    }
    if (paid == 0) {
      return prior.none() > 0 ? rare(prior, elapsed) : late(prior);
    }
    Prior some = prior.mean() > 0 ? prior : Prior.ofPace(paid, elapsed);
    if (some.certain()) {
      return new Remaining(0, Math.max(0, some.mean() - paid), Optional.empty(), 1);
    }
    double course = Math.min(concentration, Math.max(LEAST_CONCENTRATION, some.payments()));
    double rest = course * (1 - elapsed);
    double told = course * elapsed / (1 - elapsed);
    return new Remaining(
        0,
        0,
        Optional.of(new LogDensity(rest, paid, some.shape() - course, some.rate())),
        some.shape() / (some.shape() + told));
  }

  /**
   * Nothing so far of a rule with nil years: its few payments come at random times, so that a year
   * that shows none by now has as many more as one that is shorter by what is over.
   */
  private static Remaining rare(Prior prior, double elapsed) {
    return prior.mean() == 0
        ? NOTHING
        : later(prior, StrictMath.exp(-prior.payments() * (1 - elapsed)));
  }

  /** Nothing so far of a rule that pays in every year: all of it is still to come. */
  private static Remaining late(Prior prior) {
    return later(prior, 0);
  }

  private static Remaining later(Prior prior, double none) {
    return prior.certain()
        ? new Remaining(none, prior.mean(), Optional.empty(), 1)
        : new Remaining(none, 0, Optional.of(new LogDensity(prior.shape(), 0, 0, prior.rate())), 1);
  }

  /** Whole fen below which a share {@code p} lies. */
  long quantile(double p) {
    if (p <= none) {
      return 0;
    }
    double within = (p - none) / (1 - none);
    return Math.round(density.map(d -> d.quantile(within)).orElse(certain));
  }
}
