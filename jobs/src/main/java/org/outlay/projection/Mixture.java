package org.outlay.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * The models of one programme and how much each counts: its prior weight, over its mean score of
 * this programme's rolling origins, over the sixth power of its score over all programmes. An
 * origin sees the years before it only. A few origins of one programme tell little, those of all
 * programmes together tell more; models that score alike share. Models without a trend count as far
 * as the slopes of all programmes make it plausible that there is none.
 *
 * @param models in their order
 * @param fits to the whole history
 * @param weights add up to 1
 * @param scores mean CRPS over origins, relative to the count; 0 with too short a history
 */
record Mixture(List<CountModel> models, List<Fit> fits, double[] weights, double[] scores) {
  private static final double SHARPNESS = 6;

  /** Before any origin has been scored, the pooled trend counts this much more than another. */
  private static final double PRIOR = 8;

  private static final double LEAST_SCORE = 1e-3;

  /** No model is ruled out. */
  private static final double LEAST_FLATNESS = 0.01;

  static Mixture of(double[] counts, List<CountModel> models, Pooled pooled) {
    List<Fit> fits = new ArrayList<>();
    double[] weights = new double[models.size()];
    double[] scores = new double[models.size()];
    double best = models.stream().mapToDouble(pooled::score).min().orElse(1);
    double sum = 0;
    for (int m = 0; m < weights.length; m++) {
      fits.add(models.get(m).fit(counts, pooled));
      scores[m] = Scores.relative(counts, models.get(m), pooled);
      double own = scores[m] == 0 ? 1 : Math.max(scores[m], LEAST_SCORE);
      double common = pooled.score(models.get(m)) / best;
      double prior =
          switch (models.get(m)) {
            case HIERARCHICAL -> PRIOR;
            case DAMPED_TREND -> 1;
            case CONSTANT, RECENT, SMOOTHING -> Math.max(pooled.flatness(), LEAST_FLATNESS);
          };
      weights[m] = prior * StrictMath.pow(common, -SHARPNESS) / own;
      sum += weights[m];
    }
    for (int m = 0; m < weights.length; m++) {
      weights[m] /= sum;
    }
    return new Mixture(List.copyOf(models), List.copyOf(fits), weights, scores);
  }

  /** Expected count. */
  double mean(int horizon) {
    double mean = 0;
    for (int m = 0; m < weights.length; m++) {
      mean += weights[m] * fits.get(m).mean(horizon);
    }
    return mean;
  }

  /** The part of the expected count's error that it shares with other programmes' forecasts. */
  double commonError(int horizon) {
    double error = 0;
    for (int m = 0; m < weights.length; m++) {
      error += weights[m] * fits.get(m).commonError(horizon);
    }
    return error;
  }

  /** Overdispersion of the yearly counts, the models' by their weights. */
  double overdispersion() {
    double value = 0;
    for (int m = 0; m < weights.length; m++) {
      value += weights[m] * fits.get(m).overdispersion();
    }
    return value;
  }

  /** Forecast of the count, parameters' uncertainty and the choice of the model included. */
  CountLaw law(int horizon) {
    double mean = mean(horizon);
    double second = 0;
    double[] probabilities = new double[0];
    for (int m = 0; m < weights.length; m++) {
      CountLaw law = fits.get(m).forecast(horizon).law();
      second += weights[m] * (law.variance() + law.mean() * law.mean());
      if (law.probabilities().length > probabilities.length) {
        probabilities = java.util.Arrays.copyOf(probabilities, law.probabilities().length);
      }
      for (int count = 0; count < law.probabilities().length; count++) {
        probabilities[count] += weights[m] * law.probabilities()[count];
      }
    }
    return new CountLaw(mean, second - mean * mean, probabilities);
  }
}
