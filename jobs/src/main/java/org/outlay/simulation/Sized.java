package org.outlay.simulation;

import java.util.Arrays;

/** The numbers of a lane, and how large they are. */
final class Sized {
  final double[] numbers = new double[Lane.WIDTH];

  /**
   * What no absolute value exceeds; not a number where some may be missing, or nothing is known.
   */
  double atMost;

  /** The same number everywhere. */
  void fill(double number, int width) {
    Arrays.fill(numbers, 0, width, number);
    atMost = Math.abs(number);
  }

  void copy(Sized other, int width) {
    System.arraycopy(other.numbers, 0, numbers, 0, width);
    atMost = other.atMost;
  }

  /** Whole numbers times factors, whole again. */
  void scale(Sized factors, int width) {
    double[] by = factors.numbers;
    for (int i = 0; i < width; i++) {
      numbers[i] = Math.floor(numbers[i] * by[i] + 0.5);
    }
    atMost = atMost * factors.atMost + 1;
  }

  /** A number that is missing adds nothing. */
  void add(Sized other, int width) {
    double[] more = other.numbers;
    for (int i = 0; i < width; i++) {
      numbers[i] += Double.isNaN(more[i]) ? 0 : more[i];
    }
    atMost += other.atMost;
  }

  /** Nothing above; a number that is missing stays so. */
  void cut(double most, int width) {
    for (int i = 0; i < width; i++) {
      numbers[i] = numbers[i] > most ? most : numbers[i];
    }
  }

  /** Takes what is larger than the number so far; a number that is missing is not. */
  void raise(Sized other, int width) {
    double[] more = other.numbers;
    for (int i = 0; i < width; i++) {
      numbers[i] = more[i] > numbers[i] ? more[i] : numbers[i];
    }
    atMost = Math.max(atMost, other.atMost);
  }
}
