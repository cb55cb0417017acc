package org.outlay.control;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;

/**
 * How one rule's payments go on after the months covered, by replicate.
 *
 * <p>Replicates take the quantiles of {@link Remaining} in an order that is the one of their own
 * totals as far as the payments leave the total uncertain, and random for the rest: so that rules
 * whose totals move together still do, and no more than is still open. With normal scores this is
 * conditioning by kriging (Matheron's rule), each rule on its own payments.
 */
final class RuleCourse {
  private final long seed;
  private final long entity;
  private final YearToDate paid;
  private final Profile profile;

  RuleCourse(long seed, String rule, YearToDate paid, Profile profile) {
    this.seed = seed;
    this.entity = Draws.entity(rule);
    this.paid = paid;
    this.profile = profile;
  }

  /**
   * Fen from January to the end of each month still to come, by month and replicate.
   *
   * @param totals fen of the whole year, by replicate
   * @param sofar fen paid in the months covered
   */
  long[][] after(long[] totals, long sofar) {
    double elapsed = profile.upTo(paid.months());
    Remaining remaining = Remaining.of(Prior.of(totals), sofar, elapsed, profile.concentration());
    int[] ranks = ranks(scores(totals, remaining.kept()));
    long[][] after = new long[Profile.MONTHS - paid.months()][totals.length];
    for (int r = 0; r < totals.length; r++) {
      long rest = remaining.quantile((ranks[r] + 0.5) / totals.length);
      if (after.length > 0) {
        spread(after, r, sofar, rest);
      }
    }
    return after;
  }

  private double[] scores(long[] totals, double kept) {
    long key = key(0);
    double[] own = new double[totals.length];
    int[] ranks = ranks(totals, key);
    for (int r = 0; r < own.length; r++) {
      double score = Normal.quantile((ranks[r] + 0.5) / own.length);
      double noise = Normal.quantile(Draws.uniform(key, r, 1));
      own[r] = StrictMath.sqrt(kept) * score + StrictMath.sqrt(1 - kept) * noise;
    }
    return own;
  }

  /** Ranks of amounts; equal ones are ranked at random. */
  private static int[] ranks(long[] totals, long key) {
    return ranks(
        totals.length,
        Comparator.<Integer>comparingLong(r -> totals[r])
            .thenComparingDouble(r -> Draws.uniform(key, r, 0)));
  }

  private static int[] ranks(double[] scores) {
    return ranks(scores.length, Comparator.comparingDouble(r -> scores[r]));
  }

  private static int[] ranks(int size, Comparator<Integer> order) {
    int[] ranks = new int[size];
    int rank = 0;
    for (int r : IntStream.range(0, size).boxed().sorted(order).toList()) {
      ranks[r] = rank++;
    }
    return ranks;
  }

  /** Divides what is still to come over the months as the profile's Dirichlet shares do. */
  private void spread(long[][] after, int replicate, long sofar, long rest) {
    double[] sums = new double[after.length];
    double sum = 0;
    for (int i = 0; i < after.length && rest > 0; i++) {
      int month = paid.months() + 1 + i;
      double shape = profile.concentration() * profile.shares().get(month - 1);
      sum += shape > 0 ? Gamma.draw(shape, key(month), replicate) : 0;
      sums[i] = sum;
    }
    for (int i = 0; i < after.length; i++) {
      boolean last = i == after.length - 1;
      long part = last ? rest : sum == 0 ? 0 : Math.round(rest * (sums[i] / sum));
      after[i][replicate] = Math.addExact(sofar, part);
    }
  }

  private long key(int month) {
    return Draws.key(seed, Stream.CONTROL, entity, paid.year(), month);
  }
}
