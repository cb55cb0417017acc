package org.outlay.control;

import java.util.Arrays;

/**
 * Quantiles of an amount R with density proportional to {@code R^(power - 1) (offset + R)^tilt
 * exp(-rate R)}, by the trapezoidal rule over log R. The density of log R has one mode, the
 * positive root of a quadratic equation.
 */
final class LogDensity {
  /** Logarithm of a four-hundredth of a fen: less is nothing. */
  private static final double LEAST = -6;

  private static final double NEGLIGIBLE = 40;
  private static final int STEPS_OF_A_WIDTH = 100;
  private static final double WIDENING = 1.004;

  private final double power;
  private final double offset;
  private final double tilt;
  private final double rate;
  private final double[] logs;
  private final double[] density;
  private final double[] below;

  LogDensity(double power, double offset, double tilt, double rate) {
    this.power = power;
    this.offset = offset;
    this.tilt = tilt;
    this.rate = rate;
    double mode = mode();
    double from = Math.max(LEAST, StrictMath.log(mode));
    double step = width(mode) / STEPS_OF_A_WIDTH;
    double peak = log(from);
    double[] down = walk(from, -step, peak);
    double[] up = walk(from, step, peak);
    logs = new double[down.length + up.length - 1];
    for (int i = 0; i < down.length; i++) {
      logs[i] = down[down.length - 1 - i];
    }
    System.arraycopy(up, 1, logs, down.length, up.length - 1);
    density = Arrays.stream(logs).map(x -> StrictMath.exp(log(x) - peak)).toArray();
    below = new double[logs.length];
    // Below the grid the density of the logarithm falls off as exp(power x).
    below[0] = density[0] / power;
    for (int i = 1; i < logs.length; i++) {
      below[i] = below[i - 1] + (density[i - 1] + density[i]) / 2 * (logs[i] - logs[i - 1]);
    }
  }

  /** The amount below which a share {@code p} lies; 0 for less than the grid's first. */
  double quantile(double p) {
    double target = p * below[below.length - 1];
    int at = Arrays.binarySearch(below, target);
    int above = at >= 0 ? at : -at - 1;
    if (above == 0) {
      return 0;
    }
    int right = Math.min(above, below.length - 1);
    return StrictMath.exp(logs[right - 1] + inside(right, target - below[right - 1]));
  }

  /** How far into a step, whose density is a line, an area of it lies. */
  private double inside(int right, double area) {
    double first = density[right - 1];
    double slope = (density[right] - first) / (logs[right] - logs[right - 1]);
    double root = StrictMath.sqrt(Math.max(0, first * first + 2 * slope * area));
    return first + root == 0 ? 0 : 2 * area / (first + root);
  }

  /** Logarithm of the density of log R, but for a constant. */
  private double log(double x) {
    double amount = StrictMath.exp(x);
    return power * x + tilt * StrictMath.log(offset + amount) - rate * amount;
  }

  private double mode() {
    double b = rate * offset - power - tilt;
    double root = StrictMath.sqrt(b * b + 4 * rate * power * offset);
    return b > 0 ? 2 * power * offset / (b + root) : (root - b) / (2 * rate);
  }

  /** One over the root of the curvature at the mode, at most 1. */
  private double width(double mode) {
    double whole = offset + mode;
    double curvature = rate * mode - tilt * offset * mode / (whole * whole);
    return curvature > 1 ? 1 / StrictMath.sqrt(curvature) : 1;
  }

  /** Points from one on, ever further apart, to where the density is negligible. */
  private double[] walk(double from, double first, double peak) {
    double[] points = new double[16];
    int size = 0;
    double x = from;
    double step = first;
    points[size++] = x;
    while ((step > 0 || x > LEAST) && log(x) > peak - NEGLIGIBLE) {
      x += step;
      step *= WIDENING;
      points = size == points.length ? Arrays.copyOf(points, 2 * size) : points;
      points[size++] = x;
    }
    return Arrays.copyOf(points, size);
  }
}
