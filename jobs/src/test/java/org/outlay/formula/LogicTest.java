package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three-valued logic, and what is looked up on the way. */
class LogicTest {
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        // a    | b     | and   | or    | not a | a = b | a in (b, false)
        "true  | true  | true  | true  | false | true  | true",
        "true  | false | false | true  | false | false | false",
        "true  | null  | null  | true  | false | null  | null",
        "false | true  | false | true  | true  | false | true",
        "false | false | false | false | true  | true  | true",
        "false | null  | false | null  | true  | null  | true",
        "null  | true  | null  | true  | null  | null  | null",
        "null  | false | false | null  | null  | null  | null",
        "null  | null  | null  | null  | null  | null  | null",
      })
  void knowsUnknown(
      Boolean a, Boolean b, Boolean and, Boolean or, Boolean not, Boolean equal, Boolean in) {
    Map<String, Object> row = new HashMap<>();
    row.put("full_time", a);
    row.put("qualifies", b);
    assertThat(truth("full_time and qualifies", row)).isEqualTo(and);
    assertThat(truth("full_time or qualifies", row)).isEqualTo(or);
    assertThat(truth("not full_time", row)).isEqualTo(not);
    assertThat(truth("full_time = qualifies", row)).isEqualTo(equal);
    assertThat(truth("full_time <> qualifies", row)).isEqualTo(equal == null ? null : !equal);
    assertThat(truth("full_time in (qualifies, false)", row)).isEqualTo(in);
    assertThat(truth("full_time not in (qualifies, false)", row))
        .isEqualTo(in == null ? null : !in);
    assertThat(truth("full_time is null", row)).isEqualTo(a == null);
    assertThat(truth("full_time is not null", row)).isEqualTo(a != null);
    assertThat(truth("coalesce(full_time, qualifies)", row)).isEqualTo(a == null ? b : a);
    assertThat(truth("nullif(full_time, qualifies)", row))
        .isEqualTo(Boolean.TRUE.equals(equal) ? null : a);
    assertThat(truth("case when full_time then true else qualifies end", row))
        .isEqualTo(Boolean.TRUE.equals(a) ? Boolean.TRUE : b);
  }

  private static Object truth(String formula, Map<String, Object> row) {
    return Interpreter.evaluate(Fixture.expr(formula, Fixture.TRUTH), Fixture.environment(row));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        // a  | b    | a+b  | least | greatest | coalesce | a > b
        "1.50 | 2    | 3.50 | 1.50  | 2        | 1.50     | false",
        "1.50 | null | null | 1.50  | 1.50     | 1.50     | null",
        "null | 2    | null | 2     | 2        | 2        | null",
        "null | null | null | null  | null     | null     | null",
      })
  void skipsNullsAsSparkDoes(
      BigDecimal a,
      BigDecimal b,
      BigDecimal sum,
      BigDecimal least,
      BigDecimal greatest,
      BigDecimal coalesce,
      Boolean above) {
    Map<String, Object> row = new HashMap<>();
    row.put("salary", a);
    row.put("revenue", b);
    assertThat(number("salary + revenue", row)).isEqualTo(sum);
    assertThat(number("least(salary, revenue)", row)).isEqualTo(least);
    assertThat(number("greatest(salary, revenue)", row)).isEqualTo(greatest);
    assertThat(number("coalesce(salary, revenue)", row)).isEqualTo(coalesce);
    assertThat(truth("salary > revenue", row)).isEqualTo(above);
  }

  private static Object number(String formula, Map<String, Object> row) {
    return Interpreter.evaluate(Fixture.expr(formula, Fixture.YUAN), Fixture.environment(row));
  }

  @Test
  void tracesWhatIsReached() {
    Expr expr =
        Fixture.expr(
            "case when full_time then least(salary * rate(class), cap(term, class))"
                + " else revenue end + paid('venture-project') * 0 + cumulative(revenue) * 0",
            Fixture.YUAN);
    Trace trace = Interpreter.trace(expr, Fixture.ENVIRONMENT);
    List<String> steps = new ArrayList<>();
    trace.steps().forEach(s -> steps.add(s.text() + " = " + s.value()));
    assertThat(steps)
        .containsExactly(
            "full_time = true",
            "salary = 500000.50",
            "grade = null",
            "tier = national",
            "rate(B) = 0.6",
            "term = long",
            "cap(long, B) = 600000",
            "paid('venture-project') = 3000000.00",
            "cumulative(revenue) = 31000000.07");
    assertThat((BigDecimal) Objects.requireNonNull(trace.result()))
        .isEqualByComparingTo("300000.30");
  }
}
