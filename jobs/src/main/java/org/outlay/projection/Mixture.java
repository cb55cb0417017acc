package org.outlay.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * The models of one programme and how much each counts. A weight is the inverse sixth power of the
 * model's mean score over rolling origins, each of which sees the years before it only: a model
 * that scores twice as badly hardly counts, and models that score alike share.
 *
 * @param models in their order
 * @param fits to the whole history
 * @param weights add up to 1
 * @param scores mean CRPS over origins, relative to the count; 0 with too short a history
 */
record Mixture(List<CountModel> models, List<Fit> fits, double[] weights, double[] scores) {
  /** Years that an origin must look back on. */
  static final int FEWEST_YEARS = 3;

  private static final int FURTHEST = 3;
  private static final double SHARPNESS = 6;
  private static final double LEAST_SCORE = 1e-3;

  static Mixture of(double[] counts, List<CountModel> models, Pooled pooled) {
    List<Fit> fits = new ArrayList<>();
    double[] weights = new double[models.size()];
    double[] scores = new double[models.size()];
    double sum = 0;
    for (int m = 0; m < weights.length; m++) {
      fits.add(models.get(m).fit(counts, pooled));
      scores[m] = score(counts, models.get(m), pooled);
      double bounded = Math.max(scores[m], LEAST_SCORE);
      weights[m] = scores[m] == 0 ? 1 : StrictMath.pow(bounded, -SHARPNESS);
      sum += weights[m];
    }
    for (int m = 0; m < weights.length; m++) {
      weights[m] /= sum;
    }
    return new Mixture(List.copyOf(models), List.copyOf(fits), weights, scores);
  }

  private static double score(double[] counts, CountModel model, Pooled pooled) {
    double sum = 0;
    int forecasts = 0;
    for (int known = FEWEST_YEARS; known < counts.length; known++) {
      Fit fit = model.fit(java.util.Arrays.copyOf(counts, known), pooled);
      for (int h = 1; h <= Math.min(FURTHEST, counts.length - known); h++) {
        double observed = counts[known + h - 1];
        sum += fit.forecast(h).law().crps(observed) / Math.max(1, observed);
        forecasts++;
      }
    }
    return forecasts == 0 ? 0 : sum / forecasts;
  }

  /** Expected count. */
  double mean(int horizon) {
    double mean = 0;
    for (int m = 0; m < weights.length; m++) {
      mean += weights[m] * fits.get(m).mean(horizon);
    }
    return mean;
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
