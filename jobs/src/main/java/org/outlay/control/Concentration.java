package org.outlay.control;

import java.util.List;

/**
 * Moment estimate of the sum of the parameters of a Dirichlet law, from samples of shares whose
 * means may differ: squares of shares around their mean are, expected, (1 - sum of squared means) /
 * (k + 1).
 */
final class Concentration {
  private static final double LEAST = 1;
  private static final double MOST = 100_000;

  private double expected;
  private double found;

  /** Adds shares that have one law; a lone sample says nothing. */
  void add(List<double[]> samples) {
    if (samples.size() < 2) {
      return;
    }
    double squares = 1;
    for (int i = 0; i < samples.get(0).length; i++) {
      int at = i;
      double mean = samples.stream().mapToDouble(s -> s[at]).average().orElseThrow();
      squares -= mean * mean;
      found += samples.stream().mapToDouble(s -> (s[at] - mean) * (s[at] - mean)).sum();
    }
    expected += squares * (samples.size() - 1);
  }

  /** The estimate, or what is usual where no sample says anything. */
  double orElse(double usual) {
    return expected == 0 ? usual : Math.min(MOST, Math.max(LEAST, expected / found - 1));
  }
}
