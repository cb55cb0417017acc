package org.outlay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.outlay.simulation.Distribution;

/**
 * Years drawn from the model itself, observed for some months: the 80% interval of each rule and of
 * their sum holds four years in five. Totals move together, by a common normal score.
 */
class RuleCourseTest {
  private static final int REPLICATES = 500;
  private static final int YEARS = 1500;
  private static final double COMMON = 0.5;
  private static final NormalDistribution SCORE = new NormalDistribution();

  private record Model(String name, double mean, double shape, double concentration) {
    Profile profile() {
      return new Profile(Collections.nCopies(12, 1.0 / 12), concentration, Profile.Source.EVEN);
    }

    long total(double common, Random random) {
      double score =
          StrictMath.sqrt(COMMON) * common + StrictMath.sqrt(1 - COMMON) * random.nextGaussian();
      double level = Math.min(0.9999, Math.max(0.0001, SCORE.cumulativeProbability(score)));
      return Math.round(
          new GammaDistribution(shape, mean / shape).inverseCumulativeProbability(level));
    }

    /** Share of the year paid in the first months: beta, as two gammas. */
    double share(int months, Random random) {
      double early = gamma(concentration * months / 12, random);
      return early / (early + gamma(concentration * (12 - months) / 12, random));
    }

    private static double gamma(double shape, Random random) {
      double level = Math.min(1 - 1e-12, Math.max(1e-12, random.nextDouble()));
      return new GammaDistribution(shape, 1).inverseCumulativeProbability(level);
    }
  }

  /** One rule whose course is known better, one whose total is, one in between. */
  private static final List<Model> MODELS =
      List.of(
          new Model("course", 5e9, 3, 40),
          new Model("total", 5e9, 80, 8),
          new Model("between", 5e9, 12, 12));

  @Test
  void intervalsCoverAsTheySay() {
    Random random = new Random(20170601);
    long[][] totals = new long[MODELS.size()][REPLICATES];
    for (int r = 0; r < REPLICATES; r++) {
      double common = SCORE.inverseCumulativeProbability((r + 0.5) / REPLICATES);
      for (int i = 0; i < totals.length; i++) {
        totals[i][r] = MODELS.get(i).total(common, random);
      }
    }
    int[] covered = new int[MODELS.size() + 1];
    for (int year = 0; year < YEARS; year++) {
      observe(totals, 1 + year % 10, covered, random);
    }
    double tolerance = 3 * StrictMath.sqrt(0.8 * 0.2 / YEARS);
    for (int count : covered) {
      assertThat((double) count / YEARS)
          .as(Arrays.toString(covered))
          .isCloseTo(0.8, within(tolerance));
    }
  }

  private static void observe(long[][] totals, int months, int[] covered, Random random) {
    double common = random.nextGaussian();
    long truth = 0;
    long[] sum = new long[REPLICATES];
    for (int i = 0; i < totals.length; i++) {
      Model model = MODELS.get(i);
      long total = model.total(common, random);
      long paid = Math.round(total * model.share(months, random));
      long[][] after = course(model, months).after(totals[i], paid);
      long[] end = after[after.length - 1];
      covered[i] += holds(end, total) ? 1 : 0;
      truth += total;
      for (int r = 0; r < REPLICATES; r++) {
        sum[r] += end[r];
      }
    }
    covered[totals.length] += holds(sum, truth) ? 1 : 0;
  }

  private static boolean holds(long[] forecast, long truth) {
    Distribution distribution = Distribution.of(forecast);
    return distribution.quantile(10) <= truth && truth <= distribution.quantile(90);
  }

  private static RuleCourse course(Model model, int months) {
    YearToDate paid = new YearToDate(2017, months, new long[1][months], List.of());
    return new RuleCourse(1, model.name(), paid, model.profile());
  }

  /** Paid only grows, ends in the rest, and the months' expected shares are the profile's. */
  @Test
  void whatIsToComeSpreadsOverItsMonths() {
    Model model = MODELS.get(2);
    long[] totals = new long[REPLICATES];
    for (int r = 0; r < REPLICATES; r++) {
      totals[r] = model.total(0, new Random(r));
    }
    long paid = 1_234_567_891;
    long[][] after = course(model, 8).after(totals, paid);
    assertThat(after).hasDimensions(4, REPLICATES);
    double[] shares = new double[4];
    for (int r = 0; r < REPLICATES; r++) {
      long before = paid;
      for (int i = 0; i < 4; i++) {
        assertThat(after[i][r]).isGreaterThanOrEqualTo(before);
        before = after[i][r];
        shares[i] += (double) (after[i][r] - paid) / (after[3][r] - paid) / REPLICATES;
      }
    }
    for (int i = 0; i < 4; i++) {
      assertThat(shares[i]).isCloseTo((i + 1) / 4.0, within(0.05));
    }
    assertThat(course(model, 8).after(totals, paid)).isDeepEqualTo(after);
    assertThat(course(model, 12).after(totals, paid)).isEmpty();
  }
}
