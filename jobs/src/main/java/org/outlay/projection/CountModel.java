package org.outlay.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** Ways to forecast a programme's yearly counts from those before. */
public enum CountModel {
  /** The mean of all years. */
  CONSTANT("constant") {
    @Override
    Fit fit(double[] counts, Pooled pooled) {
      double[] weights = new double[counts.length];
      Arrays.fill(weights, 1);
      return Level.of(counts, weights, pooled);
    }
  },
  /** The mean with half the weight every two years back. */
  RECENT("recent") {
    @Override
    Fit fit(double[] counts, Pooled pooled) {
      return Level.of(counts, Level.fading(counts.length, StrictMath.sqrt(0.5)), pooled);
    }
  },
  /** Exponential smoothing; the smoothing constant minimises the one-step squared error. */
  SMOOTHING("smoothing") {
    @Override
    Fit fit(double[] counts, Pooled pooled) {
      double alpha =
          counts.length < 4
              ? 0.5
              : new BrentOptimizer(1e-6, 1e-8)
                  .optimize(
                      new MaxEval(200),
                      GoalType.MINIMIZE,
                      new SearchInterval(0.05, 0.95),
                      new UnivariateObjectiveFunction(a -> Level.oneStepError(counts, a)))
                  .getPoint();
      return Level.of(counts, Level.smoothing(counts.length, alpha), pooled);
    }
  },
  /** A log-linear trend of the programme alone, fading. */
  DAMPED_TREND("damped-trend") {
    @Override
    Fit fit(double[] counts, Pooled pooled) {
      return counts.length < 3 ? CONSTANT.fit(counts, pooled) : Trend.own(counts, pooled);
    }
  },
  /** The same, its slope drawn towards that of all programmes as far as they agree. */
  HIERARCHICAL("hierarchical") {
    @Override
    Fit fit(double[] counts, Pooled pooled) {
      return counts.length < 3 ? CONSTANT.fit(counts, pooled) : Trend.pooled(counts, pooled);
    }
  };

  private final String id;

  CountModel(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(CountModel::id).toList();
  }

  public static Optional<CountModel> find(String id) {
    return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
  }

  /**
   * Fits yearly counts, oldest first.
   *
   * @param pooled what all programmes together say
   */
  abstract Fit fit(double[] counts, Pooled pooled);
}
