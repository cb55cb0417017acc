package org.outlay.simulation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.outlay.draw.Draws;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;
import org.outlay.policy.GrowthIndex;

/**
 * Index levels: the mean path of the policy or scenario, and in each replicate a course around it.
 * The growth rate of a year after the last known one strays by g(t) = persistence * g(t-1) + sd *
 * z(t), so the level strays by the exponential of the sum, divided by its mean.
 */
final class Economy implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final int lastKnownYear;
  private final int to;
  private final boolean drawn;
  private final long[] entities;
  private final double[] sds;
  private final double[] persistences;

  private final int earliest;

  /** Factors between years [index][year from][year to], offset by {@link #earliest}. */
  private final BigDecimal[][][] factors;

  /**
   * The indices of a policy.
   *
   * @param earliest first year of which anything is known
   */
  Economy(
      List<GrowthIndex> indices,
      long seed,
      int earliest,
      int lastKnownYear,
      int to,
      Course course) {
    this.seed = seed;
    this.earliest = Math.min(earliest, lastKnownYear);
    this.lastKnownYear = lastKnownYear;
    this.to = to;
    this.drawn = course == Course.DRAWN;
    this.entities = indices.stream().mapToLong(i -> Draws.entity(i.name())).toArray();
    this.sds = indices.stream().mapToDouble(i -> i.shock().sd().doubleValue()).toArray();
    this.persistences =
        indices.stream().mapToDouble(i -> i.shock().persistence().doubleValue()).toArray();
    this.factors = new BigDecimal[indices.size()][][];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factors(indices.get(i), this.earliest, to);
    }
  }

  /** Whether replicates differ. */
  enum Course {
    DRAWN,
    FROZEN
  }

  private static BigDecimal[][] factors(GrowthIndex index, int earliest, int to) {
    BigDecimal[][] factors = new BigDecimal[to - earliest + 1][to - earliest + 1];
    for (int from = earliest; from <= to; from++) {
      for (int year = from; year <= to; year++) {
        factors[from - earliest][year - earliest] = index.factor(from, year);
      }
    }
    return factors;
  }

  /** Whether a year and the one before lie on the mean path up to the horizon's end. */
  boolean knows(int year) {
    return earliest < year && year <= to;
  }

  /** Level of a year over that of an earlier one on the mean path. */
  BigDecimal factor(int index, int from, int year) {
    return factors[index][from - earliest][year - earliest];
  }

  /**
   * How far the level of each year lies above the mean path in the replicates of a block.
   *
   * @return [index][year - lastKnownYear - 1][replicate], empty where nothing is drawn
   */
  double[][][] courses(int firstReplicate, int count) {
    double[][][] courses = new double[sds.length][][];
    for (int i = 0; i < sds.length; i++) {
      courses[i] = drawn && sds[i] > 0 ? course(i, firstReplicate, count) : new double[0][];
    }
    return courses;
  }

  private double[][] course(int index, int firstReplicate, int count) {
    double[][] course = new double[Math.max(0, to - lastKnownYear)][count];
    double[] variances = variances(index, course.length);
    for (int r = 0; r < count; r++) {
      double growth = 0;
      double level = 0;
      for (int t = 0; t < course.length; t++) {
        long key = Draws.key(seed, Stream.INDEX, entities[index], 0, lastKnownYear + 1 + t);
        double news = Normal.quantile(Draws.uniform(key, firstReplicate + r, 0));
        growth = persistences[index] * growth + sds[index] * news;
        level += growth;
        course[t][r] = StrictMath.exp(level - variances[t] / 2);
      }
    }
    return course;
  }

  /** Variances of the sum of the strayed growth rates up to each year. */
  private double[] variances(int index, int years) {
    double[] variances = new double[years];
    for (int t = 0; t < years; t++) {
      double variance = 0;
      double weight = 0;
      for (int s = t; s >= 0; s--) {
        weight = weight * persistences[index] + 1;
        variance += weight * weight;
      }
      variances[t] = variance * sds[index] * sds[index];
    }
    return variances;
  }
}
