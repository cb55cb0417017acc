package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.Problems;

/** Spark's columns in both carriers against the interpreter, on random formulas and rows. */
class ColumnLoweringTest {
  private static final Type YEARS = Fixture.number("years", 4, 0);
  private static final Set<String> TOO_BIG =
      Set.of("formula-not-exact", "formula-too-large", "formula-too-deep", "formula-too-long");
  private static final int FORMULAS = 36;
  private static final int ROWS = 1_000;

  /** A formula and what it must give. */
  private record Case(String text, Type expected, Expr expr) {
    Column column(ColumnLowering lowering) {
      return expected instanceof Type.Truth
          ? lowering.condition(expr)
          : expected.equals(YEARS) ? lowering.whole(expr) : lowering.fen(expr);
    }

    /** The same where the engine tells an amount that is too large from none. */
    Column due(ColumnLowering lowering) {
      return expected.equals(Fixture.YUAN)
          ? OwnMethod.of(lowering.due(expr))
          : OwnMethod.of(column(lowering));
    }

    @Nullable Object due(Environment environment) {
      Object value = value(environment);
      return value == null
              && expected.equals(Fixture.YUAN)
              && Interpreter.evaluate(expr, environment) != null
          ? (Object) ExactMath.TOO_LARGE
          : value;
    }

    @Nullable Object value(Environment environment) {
      Object value = Interpreter.evaluate(expr, environment);
      if (!(value instanceof BigDecimal number)) {
        return value;
      }
      checkDigits(number, (Type.Numeric) expr.type());
      boolean whole = expected.equals(YEARS);
      BigDecimal rounded = number.setScale(whole ? 0 : 2, RoundingMode.HALF_UP);
      long largest = whole ? Integer.MAX_VALUE : 999_999_999_999_999_999L;
      if (rounded.unscaledValue().abs().bitLength() > 63
          || Math.abs(rounded.unscaledValue().longValueExact()) > largest) {
        return null;
      }
      return whole
          ? (Object) rounded.intValueExact()
          : (Object) rounded.unscaledValue().longValueExact();
    }

    /** The type's digits, on which both carriers rely, hold the value. */
    private void checkDigits(BigDecimal number, Type.Numeric type) {
      assertThat(number.setScale(type.scale(), RoundingMode.UNNECESSARY).precision())
          .as(text)
          .isLessThanOrEqualTo(type.precision());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void givesWhatTheInterpreterGives(long seed) {
    compare(seed, cases(seed, FORMULAS));
  }

  @Test
  void givesWhatTheInterpreterGivesForBenignFormulas() {
    List<Case> cases = new ArrayList<>();
    for (Tables.Accepted accepted : Tables.accepted()) {
      if (!(accepted.expected() instanceof Type.Category)) {
        Expr expr = Fixture.expr(accepted.formula(), accepted.expected());
        cases.add(new Case(accepted.formula(), accepted.expected(), expr));
      }
    }
    for (int from = 0; from < cases.size(); from += FORMULAS) {
      compare(from, cases.subList(from, Math.min(cases.size(), from + FORMULAS)));
    }
  }

  private static List<Case> cases(long seed, int count) {
    RandomFormulas formulas = new RandomFormulas(seed);
    List<Case> cases = new ArrayList<>();
    int tried = 0;
    while (cases.size() < count) {
      int kind = tried++ % 4;
      String text =
          kind == 0 ? formulas.condition(3) : kind == 1 ? formulas.years(3) : formulas.yuan(4);
      Type expected = kind == 0 ? Fixture.TRUTH : kind == 1 ? YEARS : Fixture.YUAN;
      Problems problems = new Problems();
      Optional<Formula> formula = Fixture.compile(text, expected, problems);
      assertThat(problems.errors())
          .as(text)
          .allMatch(p -> TOO_BIG.contains(p.code()), "is about size alone");
      formula.ifPresent(f -> cases.add(new Case(text, expected, f.root())));
    }
    assertThat(tried).isLessThan(count * 4);
    return cases;
  }

  private static void compare(long seed, List<Case> cases) {
    RandomRows random = new RandomRows(seed);
    List<Map<String, Object>> rows = Stream.generate(random::next).limit(ROWS).toList();
    ColumnLowering both = new ColumnLowering(new FixtureBinding());
    ColumnLowering decimal =
        new ColumnLowering(new FixtureBinding(), ColumnLowering.Carriers.DECIMAL_ONLY);
    List<Column> columns = new ArrayList<>();
    cases.forEach(
        c ->
            columns.addAll(
                List.of(c.column(both), c.column(decimal), c.due(both), c.due(decimal))));
    List<Row> actual =
        spark()
            .createDataFrame(rows.stream().map(RandomRows::encoded).toList(), RandomRows.schema())
            .select(columns.toArray(Column[]::new))
            .collectAsList();
    for (int c = 0; c < cases.size(); c++) {
      for (int r = 0; r < rows.size(); r++) {
        Environment environment = Fixture.environment(rows.get(r));
        Object value = cases.get(c).value(environment);
        Object due = cases.get(c).due(environment);
        Row row = actual.get(r);
        List<@Nullable Object> given = Arrays.asList(row.get(4 * c), row.get(4 * c + 1));
        List<@Nullable Object> asDue = Arrays.asList(row.get(4 * c + 2), row.get(4 * c + 3));
        if (!given.equals(Arrays.asList(value, value)) || !asDue.equals(Arrays.asList(due, due))) {
          assertThat(given + ", due " + asDue)
              .as("%s for %s", cases.get(c).text(), rows.get(r))
              .isEqualTo(Arrays.asList(value, value) + ", due " + Arrays.asList(due, due));
        }
      }
    }
  }

  /** Amounts as they occur stay in BIGINT; whatever cannot overflow needs no test at all. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "salary * share          | >(salary, 100000000000000000L)",
        "salary + revenue        | or(>(salary, 100000000000000000L), >(revenue,"
            + " 100000000000000000L))",
        "principal * coupon_rate | or(>(principal, 1000000000000L), >(coupon_rate, 1000000L))",
        "-agreed_amount * share  | or(>(agreed_amount, 100000000000000000L), <(agreed_amount,"
            + " -100000000000000000L))",
      })
  void choosesTheCarrierByRow(String formula, String risk) {
    assertThat(shown(formula)).startsWith("CASE WHEN " + risk + " THEN ").contains("Decimal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salary",
        "least(salary, threshold)",
        "least(greatest(salary, step), threshold)",
        "greatest(salary - threshold, 0)",
        "salary - salary % step",
        "cap(term, class)",
        "headcount * step",
      })
  void needsNoDecimal(String formula) {
    assertThat(shown(formula)).doesNotContain("Decimal").doesNotContain("100000000000000000L");
  }

  private static String shown(String formula) {
    return new ColumnLowering(new FixtureBinding())
        .fen(Fixture.expr(formula, Fixture.YUAN))
        .toString();
  }

  private static SparkSession spark() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("formula tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
