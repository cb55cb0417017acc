package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.Problems;

/** What a formula can come to in a year without a record. */
class ReachTest {
  private static final Set<String> ZERO = Set.of("salary", "revenue", "principal", "headcount");
  private static final Set<String> NULL = Set.of("agreed_amount", "grade");
  private static final Reach REACH =
      new Reach(
          input ->
              input instanceof Expr.Name name
                  ? Optional.ofNullable(known(name.name()))
                  : Optional.empty());

  private static Reach.Input known(String name) {
    return ZERO.contains(name) ? Reach.Input.ZERO : NULL.contains(name) ? Reach.Input.NULL : null;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          salary * share                                                     | false
          least(salary * share, threshold)                                   | true
          greatest(salary - step, 0) * share                                 | true
          greatest(salary - principal, 0) * share                            | false
          coalesce(agreed_amount, 0)                                         | false
          coalesce(agreed_amount, step)                                      | true
          greatest(coalesce(agreed_amount, 0), step)                         | true
          case when salary > 0 then step else 0 end                          | false
          case when salary > 0 then step end                                 | false
          case when not salary > 0 then step else 0 end                      | true
          case when grade = 'A' then step else 0 end                         | false
          case when grade = 'A' or full_time then step else 0 end            | true
          case when grade = 'A' and full_time then step else 0 end           | false
          case when grade in ('A', 'B') then step else 0 end                 | false
          case when grade is null then step else 0 end                       | true
          case when agreed_amount is not null then agreed_amount else 0 end  | false
          case when not (grade = 'A') then step else 0 end                   | false
          step - salary                                                      | true
          salary - step                                                      | true
          salary * rate(grade)                                               | false
          least(salary * rate(grade), cap(term, grade))                      | true
          round(salary * share, 2)                                           | false
          cumulative(revenue) * share                                        | true
          salary / headcount                                                 | false
          least(step, salary / headcount)                                    | true
          case when salary < 0 then step else 0 end                          | false
          case when salary < 0 then 0 else step end                          | true
          case when salary <= 0 then step else 0 end                         | true
          case when salary <= 0 then 0 else step end                         | false
          case when salary > 0 then 0 else step end                          | true
          case when salary >= 0 then step else 0 end                         | true
          case when salary >= 0 then 0 else step end                         | false
          case when headcount < 1 then 0 else step end                       | false
          case when headcount <= 1 then 0 else step end                      | false
          case when headcount > 1 then step else 0 end                       | false
          case when headcount >= 1 then step else 0 end                      | false
          case when salary <= 0 or headcount <= 0 then 0 else step end       | false
          case when salary > 0 and headcount <= 0 then step else 0 end       | false
          case when not (full_time and grade = 'A') then step else 0 end     | true
          case when not (grade = 'A' or full_time) then step else 0 end      | false
          """)
  void knowsWhatCannotBeDue(String formula, boolean canBePositive) {
    assertThat(REACH.canBePositive(Fixture.expr(formula, Fixture.YUAN))).isEqualTo(canBePositive);
  }

  @ParameterizedTest
  @CsvSource({"full_time, true", "salary > 0, false", "salary = 0, true", "grade = 'A', false"})
  void knowsWhatCannotHold(String condition, boolean canHold) {
    assertThat(REACH.canHold(Fixture.expr(condition, Fixture.TRUTH))).isEqualTo(canHold);
  }

  /** Nothing that the interpreter finds due may be called impossible. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverExcludesWhatHappens(long seed) {
    RandomFormulas formulas = new RandomFormulas(seed);
    RandomRows rows = new RandomRows(seed);
    for (int i = 0; i < 300; i++) {
      String text = formulas.yuan(3);
      Optional<Expr> expr = compiled(text);
      if (expr.isEmpty() || REACH.canBePositive(expr.get())) {
        continue;
      }
      for (int row = 0; row < 50; row++) {
        Map<String, Object> values = rows.next();
        ZERO.forEach(name -> values.put(name, BigDecimal.ZERO));
        NULL.forEach(values::remove);
        Object value = Interpreter.evaluate(expr.get(), Fixture.environment(values));
        assertThat(value == null ? BigDecimal.ZERO : (BigDecimal) value)
            .as("%s of %s", text, values)
            .isLessThanOrEqualTo(BigDecimal.ZERO);
      }
    }
  }

  /** Empty for a formula that is refused for its size. */
  private static Optional<Expr> compiled(String text) {
    return Fixture.compile(text, Fixture.YUAN, new Problems()).map(Formula::root);
  }
}
