package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What is told of the sizes of a lane's numbers holds, or is not a number. */
class SizedTest {
  private static final int WIDTH = 40;

  @RepeatedTest(50)
  void holdsThroughSumsAndMaxima(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Sized sum = new Sized();
    Sized most = new Sized();
    Sized before = new Sized();
    sum.fill(0, WIDTH);
    most.fill(0, WIDTH);
    boolean missing = false;
    for (int year = 0; year < 6; year++) {
      Sized value = new Sized();
      double number = random.nextInt(12) == 0 ? Double.NaN : random.nextInt(2_000) - 1_000;
      value.fill(number, WIDTH);
      missing |= Double.isNaN(number);
      before.copy(sum, WIDTH);
      sum.add(value, WIDTH);
      most.raise(value, WIDTH);
      double added = Double.isNaN(number) ? 0 : number;
      assertThat(sum.numbers[WIDTH - 1]).isEqualTo(before.numbers[WIDTH - 1] + added);
      for (Sized one : new Sized[] {sum, most, before, value}) {
        holds(one);
      }
      assertThat(Double.isNaN(sum.atMost)).isEqualTo(missing);
    }
  }

  private static void holds(Sized sized) {
    double largest = Arrays.stream(sized.numbers).limit(WIDTH).map(Math::abs).reduce(0, Math::max);
    assertThat(Double.isNaN(sized.atMost) || largest <= sized.atMost).isTrue();
  }
}
