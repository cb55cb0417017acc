package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.formula.Environment;
import org.outlay.formula.Expr;
import org.outlay.formula.Formula;
import org.outlay.formula.Interpreter;
import org.outlay.formula.Type;
import org.outlay.kernel.RuleFormulas;
import org.outlay.kernel.RuleKernel;
import org.outlay.policy.Overrides;
import org.outlay.policy.Parameter;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/** Each rule's loop against the interpreter on random applications, to the fen. */
class RuleKernelTest {
  private static final int CALLS = 120;

  /** A whole block, so that sizes are checked side by side, and some more. */
  private static final int BLOCK = 520;

  private static final int WIDTH = 24;
  private static final double[] FEN = {
    0,
    1,
    49,
    50,
    100,
    150,
    29_999_999,
    30_000_000,
    30_000_001,
    250_000_000,
    1_000_000_000,
    1_000_000_001,
    3_000_000_000.0,
    3_000_000_001.0,
    10_000_000_001.0
  };

  /**
   * Interest of a bond at a coupon of 10% is just below what a double holds exactly; 100,000 m2.
   */
  private static final Map<String, Double> LARGEST = Map.of("principal", 2e10, "floor_area", 1e7);

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/policy/jiaxing-talent",
        "jobs/src/test/resources/policy/riverside",
        "jobs/src/test/resources/policy/limits"
      })
  void paysWhatTheInterpreterPays(String folder) {
    Problems problems = new Problems();
    Policy policy = PolicyLoader.load(java.nio.file.Path.of(folder), Overrides.none(), problems);
    problems.throwIfErrors();
    Roster roster = roster(policy);
    KernelSetting setting = new KernelSetting(policy, roster);
    int paid = 0;
    for (Rule rule : policy.applicationRules()) {
      RuleFormulas formulas =
          new RuleFormulas(
              rule.eligibility().root(),
              rule.amount().root(),
              rule.duration().map(Formula::root).orElse(null));
      RuleKernel kernel = setting.compile(rule, formulas);
      // Else the interpreter would be compared with itself.
      assertThat(kernel.reason()).as(rule.name()).isEmpty();
      int positive = 0;
      for (int call = 0; call < CALLS; call++) {
        positive += compare(rule, formulas, kernel, call);
      }
      assertThat(positive).as(rule.name()).isPositive();
      paid += positive;
    }
    assertThat(paid).isGreaterThan(policy.applicationRules().size());
  }

  /** Largest values as the cohorts have them: the promise that the loops rely on. */
  private static Roster roster(Policy policy) {
    List<String> columns = numeric(policy.applications());
    List<String> measures = numeric(policy.annualRecords());
    double[][] attributes = new double[columns.size()][1];
    double[][] records = new double[measures.size()][1];
    for (int slot = 0; slot < columns.size(); slot++) {
      attributes[slot][0] = largest(policy.applications().field(columns.get(slot)), 2e10);
    }
    for (int slot = 0; slot < measures.size(); slot++) {
      records[slot][0] = largest(policy.annualRecords().field(measures.get(slot)), 2e8);
    }
    return new Roster(
        new String[] {"a"},
        new String[] {"p"},
        new String[] {"p"},
        new boolean[1],
        columns,
        attributes,
        new boolean[columns.size()],
        new long[1],
        new double[1],
        measures,
        new int[] {0, 1},
        new int[] {2016},
        records);
  }

  /** Of money as much as is given, of heads and shares as much as they can be. */
  private static double largest(Field field, double money) {
    return switch (field.scale()) {
      case 2 -> LARGEST.getOrDefault(field.name(), money);
      case 0 -> 20_000;
      default -> 1e5;
    };
  }

  private static List<String> numeric(TableSchema table) {
    return table.fields().stream()
        .filter(field -> field.kind() != FieldKind.IDENTIFIER)
        .map(Field::name)
        .filter(name -> !name.equals(Vocabulary.FISCAL_YEAR))
        .toList();
  }

  /** What a caller may know: the largest size, not a number where one is missing. */
  private static double[] sizes(double[][] varying) {
    return Arrays.stream(varying)
        .mapToDouble(lane -> Arrays.stream(lane).map(Math::abs).reduce(0, Math::max))
        .toArray();
  }

  private int compare(Rule rule, RuleFormulas formulas, RuleKernel kernel, int call) {
    LocalDate approved = LocalDate.of(2012 + random.nextInt(14), 1 + random.nextInt(12), 1);
    int year = approved.getYear() + random.nextInt(6);
    ParameterTables tables = ParameterTables.of(rule, kernel.parameters());
    double[] fixed = kernel.fixedInputs().stream().mapToDouble(i -> draw(i, year)).toArray();
    int width = call % 10 == 0 ? BLOCK : WIDTH;
    double[][] varying = new double[kernel.varyingInputs().size()][width];
    for (int slot = 0; slot < varying.length; slot++) {
      // Every other call has no nulls: those run through another loop.
      for (int i = 0; i < width; i++) {
        do {
          varying[slot][i] = draw(kernel.varyingInputs().get(slot), year);
        } while (call % 2 == 0 && Double.isNaN(varying[slot][i]));
      }
    }
    double[] out = new double[width];
    boolean any =
        kernel
            .loop()
            .entitled(
                fixed, tables.inForce((int) approved.toEpochDay(), year), varying, out, width);
    double[] again = new double[width];
    double[][] inForce = tables.inForce((int) approved.toEpochDay(), year);
    assertThat(kernel.loop().entitled(fixed, inForce, varying, sizes(varying), again, width))
        .isEqualTo(any);
    assertThat(again).as(rule.name()).isEqualTo(out);
    int positive = 0;
    for (int i = 0; i < width; i++) {
      Map<String, Object> values = new HashMap<>();
      decode(kernel.fixedInputs(), fixed, values);
      double[] row = new double[varying.length];
      for (int slot = 0; slot < row.length; slot++) {
        row[slot] = varying[slot][i];
      }
      decode(kernel.varyingInputs(), row, values);
      double expected = expected(formulas, new Case(rule, values, approved, year));
      assertThat(any ? out[i] : 0).as("%s %s", rule.name(), values).isEqualTo(expected);
      positive += expected > 0 ? 1 : 0;
    }
    return positive;
  }

  private static double expected(RuleFormulas formulas, Case row) {
    boolean due = Boolean.TRUE.equals(Interpreter.evaluate(formulas.eligibility(), row));
    Expr duration = formulas.duration();
    if (duration != null) {
      Object years = Interpreter.evaluate(duration, row);
      Object now = row.values.get(Vocabulary.BENEFIT_YEAR);
      due &=
          years instanceof BigDecimal last
              && ((BigDecimal) now).compareTo(last.setScale(0, RoundingMode.HALF_UP)) <= 0;
    }
    Object amount = due ? Interpreter.evaluate(formulas.amount(), row) : null;
    return amount instanceof BigDecimal yuan && yuan.signum() > 0
        ? yuan.setScale(2, RoundingMode.HALF_UP).movePointRight(2).doubleValue()
        : 0;
  }

  private double draw(Expr input, int year) {
    String name = key(input);
    if (name.equals(Vocabulary.BENEFIT_YEAR)) {
      return 1 + random.nextInt(6);
    }
    if (name.equals(Vocabulary.FISCAL_YEAR)) {
      return year;
    }
    boolean nullable =
        !(input instanceof Expr.Derived)
            && (input.type() instanceof Type.Category
                || name.equals(Vocabulary.AGREED_AMOUNT)
                || name.equals(Vocabulary.AGE_AT_APPROVAL)
                || input.type() instanceof Type.Truth);
    if (nullable && random.nextInt(6) == 0) {
      return Double.NaN;
    }
    if (input.type() instanceof Type.Category category) {
      return random.nextInt(category.values().size());
    }
    if (input.type() instanceof Type.Truth) {
      return random.nextInt(3) > 0 ? 1 : 0;
    }
    if (input.type() instanceof Type.Day) {
      return 16_000 + random.nextInt(4_000);
    }
    int scale = ((Type.Numeric) input.type()).scale();
    double amount =
        random.nextBoolean() ? FEN[random.nextInt(FEN.length)] : random.nextInt(200_000_000);
    return scale == 2
        ? amount
        : scale == 0 ? random.nextInt(random.nextBoolean() ? 60 : 2_000) : random.nextInt(100_000);
  }

  private static String key(Expr input) {
    return input instanceof Expr.Derived derived
        ? derived.function() + " " + derived.argument()
        : ((Expr.Name) input).name();
  }

  private static void decode(List<Expr> inputs, double[] numbers, Map<String, Object> values) {
    for (int slot = 0; slot < numbers.length; slot++) {
      Type type = inputs.get(slot).type();
      double number = numbers[slot];
      if (!Double.isNaN(number)) {
        values.put(
            key(inputs.get(slot)),
            type instanceof Type.Numeric numeric
                ? BigDecimal.valueOf((long) number, numeric.scale())
                : type instanceof Type.Category category
                    ? category.values().get((int) number)
                    : type instanceof Type.Truth
                        ? (Object) (number != 0)
                        : LocalDate.ofEpochDay((long) number));
      }
    }
  }

  /** One application-year as the interpreter sees it. */
  private static final class Case implements Environment {
    private final Rule rule;
    private final Map<String, Object> values;
    private final LocalDate approved;
    private final int year;

    Case(Rule rule, Map<String, Object> values, LocalDate approved, int year) {
      this.rule = rule;
      this.values = values;
      this.approved = approved;
      this.year = year;
    }

    @Override
    public @Nullable Object value(Expr.Name name) {
      return values.get(name.name());
    }

    @Override
    public @Nullable Object value(Expr.Derived derived) {
      return values.get(derived.function() + " " + derived.argument());
    }

    @Override
    public @Nullable Object value(Expr.ParameterValue value, List<@Nullable Object> keys) {
      Parameter parameter = Objects.requireNonNull(rule.parameters().get(value.parameter()));
      LocalDate day =
          parameter.datedBy() == Parameter.DatedBy.APPROVAL ? approved : LocalDate.of(year, 1, 1);
      List<String> names = new ArrayList<>();
      keys.forEach(key -> names.add(String.valueOf(key)));
      return parameter.inForce(day).byKey().get(names);
    }
  }
}
