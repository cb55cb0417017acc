package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values carried along an index are those of exact decimals, losses included. */
class IndexedTest {
  @ParameterizedTest(name = "{0} times {1}")
  @CsvSource({"1, 0.5, 1", "-1, 0.5, -1", "3, 0.4, 1", "-3, 0.4, -1", "-7, 0.1, -1", "-4, 0.1, 0"})
  void isRoundedHalfAwayFromZero(double from, BigDecimal factor, double expected) {
    assertThat(Indexed.value(from, factor)).isEqualTo(expected);
  }

  /** Products too large for a double to tell on which side of a half they are. */
  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void isExactHoweverLarge(int sign) {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      long from = sign * random.nextLong(10_000_000_000_000L, 100_000_000_000_000L);
      BigDecimal factor = BigDecimal.valueOf(random.nextLong(1_000_000, 3_000_000), 6);
      BigDecimal exact = BigDecimal.valueOf(from).multiply(factor);
      assertThat(Indexed.value(from, factor))
          .as("%s times %s", from, factor)
          .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).doubleValue());
    }
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Indexed.value(0, new BigDecimal("1.05"))).isZero();
  }
}
