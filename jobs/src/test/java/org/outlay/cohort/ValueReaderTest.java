package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.schema.Field;

/** What texts are read as, kind by kind. */
class ValueReaderTest {
  @ParameterizedTest(name = "{0} \"{1}\"")
  @MethodSource("accepted")
  void isReadAs(String column, String text, String expected) {
    Reading reading = ValueReader.read(field(column), text);
    assertThat(reading.defect()).isNull();
    Object value = reading.value();
    boolean date = column.endsWith("_on");
    assertThat(date && value != null ? "" + LocalDate.ofEpochDay((int) value) : "" + value)
        .isEqualTo(expected);
  }

  static Stream<Arguments> accepted() {
    return table(
        "approved_on | 2016-09-01 | 2016-09-01",
        "approved_on | 2016-9-1 | 2016-09-01",
        "approved_on | 2016/9/1 | 2016-09-01",
        "approved_on | 2016/09/01 | 2016-09-01",
        "approved_on | 20160901 | 2016-09-01",
        "approved_on | 2016年9月1日 | 2016-09-01",
        "approved_on | ２０１６年０９月０１日 | 2016-09-01",
        "approved_on |  2016-02-29\u3000 | 2016-02-29",
        "approved_on | 9999-12-31 | 9999-12-31",
        "ends_on |   | null",
        "ends_on | \u00a0\u3000 | null",
        "fund_size | 0 | 0",
        "fund_size | -0 | 0",
        "fund_size | 007 | 700",
        "fund_size | 12.3 | 1230",
        "fund_size | 12.34 | 1234",
        "fund_size | 12.3400 | 1234",
        "fund_size | 1,234,567.89 | 123456789",
        "fund_size | 12元 | 1200",
        "fund_size | 12万元 | 12000000",
        "fund_size | 1.234567万元 | 1234567",
        "fund_size | 1.5亿元 | 15000000000",
        "fund_size | 1,000.5万元 | 1000500000",
        "fund_size | １，２３４．５６ | 123456",
        "fund_size | 9999999999999999.99 | 999999999999999999",
        "fund_size | 0.0000000001亿元 | 1",
        "coupon_rate | 0.05 | 50000",
        "coupon_rate | 5% | 50000",
        "coupon_rate | 5.1234％ | 51234",
        "coupon_rate | 1 | 1000000",
        "coupon_rate | 100% | 1000000",
        "coupon_rate | 0.0000010 | 1",
        "full_time | true | true",
        "full_time | FALSE | false",
        "full_time | 1 | true",
        "full_time | ０ | false",
        "full_time | 是 | true",
        "full_time | 否 | false",
        "tier | top | 0",
        "tier |  basic | 5",
        "headcount | 3 | 3",
        "headcount | 1,200 | 1200",
        "fiscal_year | ２０１６ | 2016",
        "application_id |  ａ 1 | ａ 1",
        "application_id | 0001 | 0001");
  }

  @ParameterizedTest(name = "{0} \"{1}\" is {2}")
  @MethodSource("refused")
  void isRefused(String column, String text, String code) {
    Reading reading = ValueReader.read(field(column), text);
    assertThat(reading.value()).isNull();
    assertThat(reading.defect()).isNotNull();
    assertThat(reading.defect().code()).isEqualTo(code);
    assertThat(reading.defect().message()).startsWith(column + " ").contains(Blanks.trim(text));
  }

  static Stream<Arguments> refused() {
    return table(
        "approved_on | 201609 | date-format",
        "approved_on | 9/1/2016 | date-format",
        "approved_on | 2016/9-1 | date-format",
        "approved_on | 16-09-01 | date-format",
        "approved_on | 2016年9月 | date-format",
        "approved_on | 2016-09-01 00:00:00 | date-format",
        "approved_on | 42614 | date-format",
        "approved_on | 2015-02-29 | date-impossible",
        "approved_on | 20161301 | date-impossible",
        "approved_on | 0000-01-01 | date-impossible",
        "approved_on |  | missing-value",
        "fund_size | 12万 | amount-format",
        "fund_size | 12 万元 | amount-format",
        "fund_size | ¥12 | amount-format",
        "fund_size | +12 | amount-format",
        "fund_size | .5 | amount-format",
        "fund_size | 5. | amount-format",
        "fund_size | 1e5 | amount-format",
        "fund_size | 0x10 | amount-format",
        "fund_size | 十二 | amount-format",
        "fund_size | 1.234.567 | amount-format",
        "fund_size | 12% | amount-format",
        "fund_size | (12) | amount-format",
        "fund_size | 1,23 | amount-grouping",
        "fund_size | 1234,567 | amount-grouping",
        "fund_size | ,123 | amount-grouping",
        "fund_size | 0,123 | amount-grouping",
        "fund_size | 1,,234 | amount-grouping",
        "fund_size | NaN | amount-not-finite",
        "fund_size | inf | amount-not-finite",
        "fund_size | -Infinity | amount-not-finite",
        "fund_size | ∞ | amount-not-finite",
        "fund_size | -0.01 | amount-negative",
        "fund_size | -1万元 | amount-negative",
        "fund_size | 0.001 | amount-decimals",
        "fund_size | 1.2345678万元 | amount-decimals",
        "fund_size | 10000000000000000 | amount-too-large",
        "fund_size | 1亿元亿元 | amount-format",
        "fund_size | 100000000亿元 | amount-too-large",
        "coupon_rate | 30 | rate-above-one",
        "coupon_rate | 1.000001 | rate-above-one",
        "coupon_rate | 101% | rate-above-one",
        "coupon_rate | -1% | rate-negative",
        "coupon_rate | 0.0000001 | rate-decimals",
        "coupon_rate | 0.5万元 | rate-format",
        "coupon_rate | 5‰ | rate-format",
        "full_time | yes | boolean-format",
        "full_time | 2 | boolean-format",
        "tier | Top | unlisted-tier",
        "tier | ｔｏｐ | unlisted-tier",
        "government_money | no | unlisted-government-money",
        "headcount | 1.5 | number-decimals",
        "headcount | -1 | number-negative",
        "headcount | 99999999999 | number-out-of-range",
        "fiscal_year | 2,016 | number-grouping",
        "fiscal_year | 16 | number-out-of-range",
        "fiscal_year | 2016年 | number-format",
        "programme | bnod | unlisted-programme");
  }

  /** Any amount, written in any of the allowed ways, is read as itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anAmountIsReadAsItself(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal fen = new BigDecimal(new BigInteger(random.nextInt(60), random));
      if (fen.precision() > 18) {
        continue;
      }
      Reading reading = ValueReader.read(field("fund_size"), written(fen.movePointLeft(2), random));
      assertThat(reading).isEqualTo(Reading.of(fen.longValueExact()));
    }
  }

  private static String written(BigDecimal yuan, Random random) {
    int form = random.nextInt(4);
    int[] shifts = {0, 0, 4, 8};
    String[] suffixes = {"", "元", "万元", "亿元"};
    String plain = yuan.movePointLeft(shifts[form]).toPlainString();
    if (random.nextBoolean()) {
      int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
      StringBuilder grouped = new StringBuilder(plain);
      for (int at = point - 3; at > 0; at -= 3) {
        grouped.insert(at, ',');
      }
      plain = grouped.toString();
    }
    String text = plain + suffixes[form];
    return random.nextInt(3) == 0 ? fullWidth(text) : text;
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c < 0x7F ? c + 0xFEE0 : c)));
    return wide.toString();
  }

  private static Field field(String column) {
    return Inputs.APPLICATIONS.find(column).orElseGet(() -> Inputs.RECORDS.field(column));
  }

  private static Stream<Arguments> table(String... lines) {
    return Arrays.stream(lines)
        .map(line -> Arguments.of((Object[]) line.split(" \\| ?", 3)))
        .map(a -> Arguments.of(a.get()[0], a.get()[1], Blanks.trim((String) a.get()[2])));
  }
}
