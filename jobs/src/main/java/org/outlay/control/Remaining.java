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
 * @param none probability that nothing more is paid
 * @param certain fen, where there is no density
 * @param kept share of what was uncertain about the total that the payments leave uncertain
 */
record Remaining(double none, double certain, Optional<LogDensity> density, double kept) {
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
      return untouched(prior, elapsed, concentration);
    }
    Prior some = prior.mean() > 0 ? prior : Prior.ofPace(paid, elapsed);
    if (some.certain()) {
      return new Remaining(0, Math.max(0, some.mean() - paid), Optional.empty(), 1);
    }
    double rest = concentration * (1 - elapsed);
    double told = concentration * elapsed / (1 - elapsed);
    return new Remaining(
        0,
        0,
        Optional.of(new LogDensity(rest, paid, some.shape() - concentration, some.rate())),
        some.shape() / (some.shape() + told));
  }

  /**
   * Of a rule without any payment so far: the year is nil, or all of it is still to come. A year in
   * which something is paid shows nothing to date as rarely as that many of k + 1 payments at
   * random all come later.
   */
  private static Remaining untouched(Prior prior, double elapsed, double concentration) {
    if (prior.mean() == 0) {
      return NOTHING;
    }
    double late = (1 - prior.none()) * StrictMath.pow(1 - elapsed, concentration + 1);
    double none = prior.none() == 0 ? 0 : prior.none() / (prior.none() + late);
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
