package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounding at ties, below zero and at the ends of the carriers. */
class ExactMathTest {
  @ParameterizedTest(name = "{0} by 10^{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // value | places | half up | floor | ceil
        "149 | 2 | 1 | 1 | 2",
        "150 | 2 | 2 | 1 | 2",
        "151 | 2 | 2 | 1 | 2",
        "-149 | 2 | -1 | -2 | -1",
        "-150 | 2 | -2 | -2 | -1",
        "-151 | 2 | -2 | -2 | -1",
        "0 | 2 | 0 | 0 | 0",
        "49 | 2 | 0 | 0 | 1",
        "-49 | 2 | 0 | -1 | 0",
        "-200 | 2 | -2 | -2 | -2",
        "5 | 1 | 1 | 0 | 1",
        "500000000000000000 | 18 | 1 | 0 | 1",
        "499999999999999999 | 18 | 0 | 0 | 1",
        "9223372036854775807 | 18 | 9 | 9 | 10",
        "-9223372036854775807 | 18 | -9 | -10 | -9",
        "9223372036854775807 | 1 | 922337203685477581 | 922337203685477580 | 922337203685477581",
      })
  void rounds(long value, int places, long halfUp, long floor, long ceil) {
    long unit = BigDecimal.TEN.pow(places).longValueExact();
    assertThat(ExactMath.halfUp(value, unit)).isEqualTo(halfUp);
    assertThat(ExactMath.floor(value, unit)).isEqualTo(floor);
    assertThat(ExactMath.ceil(value, unit)).isEqualTo(ceil);
    Decimal decimal = decimal(Long.toString(value));
    assertThat(ExactMath.halfUp(decimal, places)).isEqualTo(decimal(Long.toString(halfUp)));
    assertThat(ExactMath.floor(decimal, places)).isEqualTo(decimal(Long.toString(floor)));
    assertThat(ExactMath.ceil(decimal, places)).isEqualTo(decimal(Long.toString(ceil)));
  }

  @ParameterizedTest(name = "{0} * 10^{2} / {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "1 | 2 | 0 | 1",
        "-1 | 2 | 0 | -1",
        "1 | 3 | 0 | 0",
        "2 | 3 | 12 | 666666666667",
        "1 | 8192 | 12 | 122070313",
        "3 | -8192 | 12 | -366210938",
        "150 | 1 | -2 | 2",
        "1 | 0 | 12 | null",
        "99999999999999999999999999 | 1 | 12 | 99999999999999999999999999000000000000",
      })
  void divides(String dividend, String divisor, int shift, String quotient) {
    assertThat(ExactMath.divide(decimal(dividend), decimal(divisor), shift))
        .isEqualTo(quotient == null ? null : decimal(quotient));
  }

  @ParameterizedTest(name = "{0} % {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {"7 | 3 | 1", "-7 | 3 | -1", "7 | -3 | 1", "7 | 0 | null", "0 | 3 | 0"})
  void takesRemainders(long dividend, long divisor, Long remainder) {
    assertThat(ExactMath.remainder(dividend, divisor)).isEqualTo(remainder);
    assertThat(
            ExactMath.remainder(decimal(Long.toString(dividend)), decimal(Long.toString(divisor))))
        .isEqualTo(remainder == null ? null : decimal(remainder.toString()));
  }

  @ParameterizedTest(name = "{0} of scale {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "12345 | 4 | 123",
        "12350 | 4 | 124",
        "-12350 | 4 | -124",
        "12 | 0 | 1200",
        "999999999999999999 | 2 | 999999999999999999",
        "1000000000000000000 | 2 | null",
        "-999999999999999999 | 2 | -999999999999999999",
        "-1000000000000000000 | 2 | null",
        "9999999999999999994 | 3 | 999999999999999999",
        "9999999999999999995 | 3 | null",
      })
  void givesFen(String value, int scale, Long fen) {
    assertThat(ExactMath.fen(decimal(value), scale)).isEqualTo(fen);
  }

  @Test
  void givesWholeNumbersWithinInt() {
    assertThat(ExactMath.whole(decimal("25"), 1)).isEqualTo(3);
    assertThat(ExactMath.whole(decimal("2147483647"), 0)).isEqualTo(2_147_483_647L);
    assertThat(ExactMath.whole(decimal("2147483648"), 0)).isNull();
    assertThat(ExactMath.whole(decimal("-2147483648"), 0)).isNull();
  }

  private static Decimal decimal(String value) {
    return Decimal.apply(new scala.math.BigDecimal(new BigDecimal(value)), 38, 0);
  }
}
