package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unit and digits of every operation. */
class UnitRulesTest {
  @ParameterizedTest(name = "{0}: {1}, {2} digits, {3} after the point")
  @CsvSource(
      delimiter = '|',
      value = {
        "salary                          | yuan             | 18 | 2",
        "threshold                       | yuan             |  8 | 0",
        "1.50                            | a plain number   |  2 | 1",
        "100                             | a plain number   |  3 | 0",
        "0.001                           | a plain number   |  3 | 3",
        "-0.5                            | a plain number   |  1 | 1",
        "salary + revenue                | yuan             | 19 | 2",
        "salary - threshold              | yuan             | 19 | 2",
        "threshold - threshold           | yuan             |  9 | 0",
        "salary + 0                      | yuan             | 18 | 2",
        "salary * share                  | yuan             | 20 | 4",
        "salary * revenue                | yuan*yuan        | 36 | 4",
        "rent * area                     | yuan/month       | 13 | 4",
        "rent * area * months            | yuan             | 15 | 4",
        "salary / area                   | yuan/m2          | 30 | 12",
        "salary / revenue                | a plain number   | 30 | 12",
        "1 / months                      | 1/month          | 13 | 12",
        "salary % step                   | yuan             |  7 | 2",
        "floor(salary)                   | yuan             | 17 | 0",
        "ceil(salary / step)             | a plain number   | 17 | 0",
        "round(salary * share, 2)        | yuan             | 18 | 2",
        "round(threshold, 4)             | yuan             |  8 | 0",
        "abs(salary)                     | yuan             | 18 | 2",
        "-salary                         | yuan             | 18 | 2",
        "least(salary, threshold)        | yuan             | 18 | 2",
        "greatest(headcount - 1, 0)      | count            |  9 | 0",
        "1 + headcount                   | count            | 10 | 0",
        "least(12, headcount)            | count            |  9 | 0",
        "headcount * share               | count            | 11 | 2",
        "headcount * step                | yuan             | 14 | 0",
        "step / headcount                | yuan             | 17 | 12",
        "headcount / headcount           | a plain number   | 21 | 12",
        "1 / headcount                   | a plain number   | 13 | 12",
        "headcount * area                | m2               | 18 | 2",
        "coalesce(agreed_amount, 0)      | yuan             | 18 | 2",
        "nullif(threshold, salary)       | yuan             |  8 | 0",
        "case when full_time then 0 else months end | month | 2 | 0",
        "fiscal_year - age_at_approval   | year             |  5 | 0",
        "cumulative(revenue) * share     | yuan             | 21 | 4",
        "rate(class)                     | a plain number   |  1 | 1",
        "1 / (area * area)               | 1/m2/m2          | 17 | 12",
      })
  void hasUnit(String formula, String unit, int precision, int scale) {
    Type.Numeric type = (Type.Numeric) Fixture.expr(formula).type();
    assertThat(type.toString()).isEqualTo(unit);
    assertThat(type.precision()).isEqualTo(precision);
    assertThat(type.scale()).isEqualTo(scale);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "yuan/m2/month, yuan/m2/month",
    "persons, persons",
    "count, count",
    "yuan/count, yuan",
    "yuan/year, yuan",
    "Yuan, refused",
    "yuan//m2, refused",
    "yuan/, refused"
  })
  void readsUnits(String text, String unit) {
    assertThat(Unit.parse(text).map(Unit::toString).orElse("refused")).isEqualTo(unit);
  }
}
