package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of what a formula comes to on its way, in unscaled numbers, and what may not fit. */
class MagnitudesTest {
  private static final Map<String, Interval> INPUTS =
      Map.of(
          "salary", interval(0, 1000),
          "revenue", interval(-300, 200),
          "principal", interval(-9, -4),
          "agreed_amount", interval(-6, 0),
          "headcount", interval(0, 7),
          "coupon_rate", interval(0, 1),
          "step", interval(0, 50),
          "share", interval(0, 0));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "salary + step                 | 0                 | 6000",
        "step - revenue                | -200              | 5300",
        "salary * revenue              | -300000           | 200000",
        "-principal                    | 4                 | 9",
        "abs(revenue)                  | 0                 | 300",
        "salary / 4                    | 0                 | 10000000000000",
        "revenue / 4                   | -3000000000000    | 3000000000000",
        "salary / revenue              | -1000000000000000 | 1000000000000000",
        "headcount / salary            | 0                 | 700000000000000",
        "salary % step                 | 0                 | 1000",
        "step % revenue                | 0                 | 300",
        "revenue % step                | -300              | 300",
        "principal % step              | -9                | 0",
        "agreed_amount % step          | -6                | 0",
        "floor(revenue)                | -3                | 2",
        "ceil(revenue)                 | -3                | 2",
        "round(salary / 3, 0)          | 0                 | 10",
        "least(headcount, 2)           | 0                 | 2",
        "greatest(headcount, 2)        | 2                 | 7",
        "greatest(revenue, principal)  | -300              | 200",
        "coalesce(principal, step)     | -9                | 5000",
        "nullif(revenue, step)         | -300              | 200",
        "case when full_time then principal else 0 end | -9 | 0",
      })
  void knowsTheBounds(String formula, BigInteger low, BigInteger high) {
    Magnitudes decimals = new Magnitudes(Magnitudes.Carrier.DECIMAL, MagnitudesTest::input);
    assertThat(decimals.find(Fixture.expr(formula))).contains(new Interval(low, high));
  }

  /** A power of ten must fit, too, and only a division, or a number brought to a scale, has one. */
  @ParameterizedTest(name = "{0} and {1} shares: {2}")
  @CsvSource({
    "7, 9, true",
    "7, 10, false",
    "0, 10, true",
    "coupon_rate, 7, true",
    "salary / 4, 0, false",
  })
  void knowsWhatFitsInLongs(String first, int shares, boolean fits) {
    String formula = shares == 0 ? first : first + " + share" + " * share".repeat(shares - 1);
    Magnitudes longs = new Magnitudes(Magnitudes.Carrier.LONG, MagnitudesTest::input);
    assertThat(longs.find(Fixture.expr(formula)).isPresent()).isEqualTo(fits);
  }

  private static Interval input(Expr input) {
    String name =
        input instanceof Expr.Name column
            ? column.name()
            : ((Expr.ParameterValue) input).parameter();
    return Objects.requireNonNull(INPUTS.get(name), name);
  }

  private static Interval interval(long low, long high) {
    return new Interval(BigInteger.valueOf(low), BigInteger.valueOf(high));
  }
}
