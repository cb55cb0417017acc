package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** What passes and means what, and what is refused with which words. */
class FormulaCompilerTest {
  static List<Tables.Refused> refused() {
    return Tables.refused();
  }

  static List<Tables.Accepted> accepted() {
    return Tables.accepted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(Tables.Refused hostile) {
    Problems problems = new Problems();
    Optional<Formula> formula = Fixture.compile(hostile.formula(), hostile.expected(), problems);
    String messages =
        problems.errors().stream().map(Problem::describe).collect(Collectors.joining("\n"));
    assertThat(messages).isEqualTo(hostile.message());
    assertThat(formula).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void accepts(Tables.Accepted benign) {
    Expr expr = Fixture.expr(benign.formula(), benign.expected());
    Object value = Interpreter.evaluate(expr, Fixture.ENVIRONMENT);
    String shown = value instanceof BigDecimal n ? n.toPlainString() : String.valueOf(value);
    assertThat(shown).isEqualTo(benign.value());
    assertThat(expr.type().getClass()).isEqualTo(benign.expected().getClass());
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // as deep as allowed, then deeper
        "( | 39 | salary | ) |",
        "( | 40 | salary | ) |",
        "( | 41 | salary | ) | formula-too-deep",
        "( | 900 | salary | ) | formula-too-deep",
        "( | 900 | salary | | formula-too-deep",
        "'- ' | 39 | salary | |",
        "'- ' | 40 | salary | | formula-too-deep",
        "'- ' | 900 | salary | | formula-too-deep",
        "abs( | 39 | salary | ) |",
        "abs( | 40 | salary | ) | formula-too-deep",
        "salary+ | 39 | salary | |",
        "salary+ | 40 | salary | | formula-too-deep",
        "salary+ | 270 | salary | | formula-too-deep",
        "share* | 10 | salary | |",
        "share* | 11 | salary | | formula-not-exact",
        "share* | 41 | salary | | formula-too-deep",
        "nullif( | 6 | salary | ',0)' |",
        "nullif( | 8 | salary | ',0)' | formula-too-large",
        "nullif( | 39 | salary | ',0)' | formula-too-large",
        "'least(salary,' | 60 | salary | ) | formula-too-deep",
        "salary+ | 1999 | salary | | formula-too-long",
        "'case when full_time then salary else ' | 39 | salary | ' end' |",
        "'case when full_time then salary else ' | 40 | salary | ' end' | formula-too-deep",
      })
  void boundsDepthAndSize(String before, int times, String middle, String after, String code) {
    String end = after == null ? "" : after;
    check(before.repeat(times) + middle + end.repeat(times), Fixture.YUAN, code);
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'not ' | 39 | full_time |",
        "'not ' | 40 | full_time | formula-too-deep",
        "'not ' | 450 | full_time | formula-too-deep",
        "'not (full_time and ' | 45 | full_time | formula-too-deep",
        "'full_time and ' | 125 | full_time |",
        "'full_time or ' | 140 | full_time |",
        "'full_time and term is null or ' | 50 | full_time |",
        "'salary > 0 and benefit_year = 1 or ' | 55 | full_time | formula-too-large",
      })
  void boundsConditions(String before, int times, String after, String code) {
    check(before.repeat(times) + after, Fixture.TRUTH, code);
  }

  /** A case repeats its operand in Spark's tree: a short text can be a tree of 2^40 nodes. */
  @Test
  void boundsCasesInsideCases() {
    String operand = "full_time";
    for (int i = 0; i < 30; i++) {
      operand = "case " + operand + " when true then true when null then false end";
    }
    check(operand, Fixture.TRUTH, "formula-too-large");
  }

  @ParameterizedTest(name = "{0} characters, {1} zeros, {2} digits: {3}")
  @CsvSource({
    "2000, 1, 1,",
    "2001, 1, 1, formula-too-long",
    "0, 399, 1,",
    "0, 400, 1, formula-too-large",
    "0, 1, 38,",
    "0, 1, 39, formula-number",
  })
  void allowsTheLastOfEach(int length, int zeros, int digits, String code) {
    String text = zeros == 1 ? "0".repeat(digits) : "greatest(0" + ",0".repeat(zeros - 1) + ")";
    check(text + " ".repeat(Math.max(0, length - text.length())), Fixture.YUAN, code);
  }

  private static void check(String text, Type expected, String code) {
    Problems problems = new Problems();
    Optional<Formula> formula = Fixture.compile(text, expected, problems);
    assertThat(problems.errors().stream().map(Problem::code).toList())
        .isEqualTo(code == null ? List.of() : List.of(code));
    assertThat(formula.isPresent()).isEqualTo(code == null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void refusesNothing(String text) {
    check(text, Fixture.YUAN, "formula-syntax");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void neverThrows(long seed) {
    Random random = new Random(seed);
    List<Tables.Accepted> seeds = Tables.accepted();
    for (int i = 0; i < 750; i++) {
      String text = mutated(seeds.get(random.nextInt(seeds.size())).formula(), random);
      assertThatCode(() -> Fixture.compile(text, Fixture.YUAN, new Problems()))
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  private static String mutated(String formula, Random random) {
    String alphabet = "()+-*/%,'.<>=0123456789abcxyz_ \n\"`\\[]{}:;?!&|^~#@$é人（\u0000\u200B\uD83D";
    StringBuilder text = new StringBuilder(formula);
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
        case 2 -> text.insert(at, text.substring(Math.min(at, text.length() / 2), at));
        default -> text.append(List.of(" over ()", " in (", " case", " end", "::int").get(at % 5));
      }
    }
    return text.toString();
  }

  @Test
  void saysTheColumnWhenTheFileDoesNot() {
    Problems problems = new Problems();
    FormulaCompiler.compile(
        "salary * shre", Location.of("rule.conf", 3), Fixture.SCOPE, Fixture.YUAN, problems);
    FormulaCompiler.compile(
        "salary\n* shre", Location.of("rule.conf", 3), Fixture.SCOPE, Fixture.YUAN, problems);
    FormulaCompiler.compile(
        "salary\n* shre", new Location("rule.conf", 3, 12), Fixture.SCOPE, Fixture.YUAN, problems);
    FormulaCompiler.compile(
        "salary * shre", Location.of("--set"), Fixture.SCOPE, Fixture.YUAN, problems);
    assertThat(problems.all().stream().map(p -> p.location() + ": " + p.message()).toList())
        .containsExactly(
            "rule.conf:3: unknown name \"shre\" (column 10 of the formula)",
            "rule.conf:3: unknown name \"shre\" (line 2, column 3 of the formula)",
            "rule.conf:4:3: unknown name \"shre\"",
            "--set: unknown name \"shre\" (column 10 of the formula)");
  }

  @Test
  void inlinesDefinitions() {
    Expr.ParameterValue rate =
        (Expr.ParameterValue)
            ((Expr.Binary) Fixture.expr("salary * rate(class)", Fixture.YUAN)).right();
    assertThat(rate.keys()).containsExactly(Fixture.SCOPE.definitions().get("class"));
  }
}
