package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of values: what decides whether a formula is computed in whole numbers. */
class IntervalTest {
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "-3, 2, 0, 3, true", "-2, 3, 0, 3, true", "2, 3, 2, 3, false", "-3, -2, 2, 3, true",
    "0, 3, 0, 3, false", "-3, 0, 0, 3, true", "-1, -1, 1, 1, true", "0, 0, 0, 0, false"
  })
  void knowsItsSigns(long low, long high, long least, long most, boolean negative) {
    Interval interval = interval(low, high);
    assertThat(interval.abs()).isEqualTo(interval(least, most));
    assertThat(interval.mayBeNegative()).isEqualTo(negative);
    assertThat(interval.within(BigInteger.valueOf(most))).isTrue();
    assertThat(interval.within(BigInteger.valueOf(most - 1))).isFalse();
  }

  @Test
  void isCutOnBothSides() {
    Interval cut = interval(-5, 9).cut(BigInteger.valueOf(6));
    assertThat(cut).isEqualTo(interval(-5, 6));
    assertThat(cut.cut(BigInteger.TWO)).isEqualTo(interval(-2, 2));
  }

  private static Interval interval(long low, long high) {
    return new Interval(BigInteger.valueOf(low), BigInteger.valueOf(high));
  }
}
