package org.outlay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What numbers a column accepts, by its unit, its type and what its schema declares. */
class NumberRangeTest {
  @ParameterizedTest(name = "{0} {1}({2},{3}) from {4} to {5}")
  @CsvSource({
    "yuan,    DECIMAL, 18, 2,       ,       , 0,                    9999999999999999.99,  false",
    "yuan/m2, DECIMAL,  4, 1, -0.5  , 7     , -0.5,                 7,                    true",
    "yuan,    DECIMAL, 18, 2, -1e30 , 1e30  , -9999999999999999.99, 9999999999999999.99,  true",
    "yuan,    INTEGER,  0, 0,       ,       , 0,                    2147483647,           false",
    "rate,    DECIMAL,  9, 6,       ,       , 0,                    1,                    false",
    "rate,    DECIMAL,  9, 6, -1    , 2     , -1,                   2,                    true",
    "rate,    DECIMAL,  2, 2,       ,       , 0,                    0.99,                 false",
    "ratio,   DECIMAL,  4, 1,       ,       , -999.9,               999.9,                true",
    "ratio,   DECIMAL,  4, 1, 0     ,       , 0,                    999.9,                false",
    "m2,      DECIMAL,  4, 1, 0.5   ,       , 0.5,                  999.9,                false",
    "count,   INTEGER,  0, 0,       ,       , -2147483648,          2147483647,           true",
    "count,   INTEGER,  0, 0, -1e10 , 1e10  , -2147483648,          2147483647,           true",
    "count,   INTEGER,  0, 0, 0     , 9     , 0,                    9,                    false",
  })
  void is(
      String unit,
      FieldKind kind,
      int precision,
      int scale,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      BigDecimal lowest,
      BigDecimal highest,
      boolean mayBeNegative) {
    Labels labels = new Labels("x", "x");
    Field field =
        new Field("x", kind, false, unit, precision, scale, List.of(), labels, minimum, maximum);
    NumberRange range = NumberRange.of(field);
    assertThat(range.lowest()).isEqualByComparingTo(lowest);
    assertThat(range.highest()).isEqualByComparingTo(highest);
    assertThat(range.mayBeNegative()).isEqualTo(mayBeNegative);
  }
}
