package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.job.OutlayRow;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.money.Fen;
import org.outlay.reference.Bounds;
import org.outlay.reference.Cohort;
import org.outlay.reference.ContractCsv;
import org.outlay.reference.Payment;
import org.outlay.reference.RandomCohort;

/** What must hold of any cohort: money neither appears nor disappears, order does not matter. */
class MoneyPropertiesTest {
  private static final Comparator<Payment> ORDER =
      Comparator.comparing(Payment::applicationId)
          .thenComparing(Payment::rule)
          .thenComparing(Payment::fiscalYear);

  @TempDir Path folder;

  @Test
  void amountsAgreeBetweenAllTables() throws IOException {
    Path scenario =
        ContractCsv.write(folder, RandomCohort.of(21, 1_500), TestEngine.POLICY, 1990, 2026);
    RunResult run =
        TestEngine.run(
            RunKind.FORECAST, scenario, folder.resolve("out"), List.of("inputs.as-of=2018-12-31"));
    List<Payment> payments = TestEngine.payments(run);
    Map<String, BigDecimal> paid = sums(payments, Payment::rule);
    Map<String, BigDecimal> summed =
        run.outlays().stream()
            .filter(row -> row.applications() > 0)
            .collect(
                Collectors.groupingBy(
                    OutlayRow::rule,
                    Collectors.reducing(
                        BigDecimal.ZERO.setScale(2), row -> Fen.yuan(row.fen()), BigDecimal::add)));
    paid.values().removeIf(sum -> sum.signum() == 0);
    assertThat(summed).isEqualTo(paid);
    BigDecimal demand =
        TestEngine.table(run, "fund_ledger").where("replicate = 0").collectAsList().stream()
            .map((Row row) -> row.<BigDecimal>getAs("demand"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal due =
        run.outlays().stream()
            .filter(OutlayRow::due)
            .map(row -> Fen.yuan(row.fen()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(demand).isEqualByComparingTo(due);
    assertThat(Bounds.broken(payments)).isEmpty();
    assertThat(payments).anyMatch(payment -> payment.basis().equals("continued"));
  }

  @Test
  void orderOfRowsDoesNotMatter() throws IOException {
    Cohort cohort = RandomCohort.of(22, 1_000);
    List<Payment> straight =
        TestEngine.assess(folder.resolve("a"), cohort, 2015, 2026).stream().sorted(ORDER).toList();
    List<Payment> shuffled =
        TestEngine.assess(folder.resolve("b"), RandomCohort.shuffled(5, cohort), 2015, 2026)
            .stream()
            .sorted(ORDER)
            .toList();
    assertThat(shuffled).isEqualTo(straight);
  }

  @ParameterizedTest(name = "{0} from {1} to {2}")
  @CsvSource({
    "weekend-agency, cap, 2000000, 3000000",
    "bond-interest, cap, 500000, 700000",
    "vc-investment-subsidy, cap, 3000000, 4000000"
  })
  void aHigherCapPaysNobodyLess(String rule, String parameter, String cap, String higher)
      throws IOException {
    Path scenario =
        ContractCsv.write(folder, RandomCohort.of(23, 800), TestEngine.POLICY, 2015, 2026);
    String key = "parameters." + rule + "." + parameter + "=";
    Map<String, BigDecimal> before = paid(scenario, rule, key + cap);
    Map<String, BigDecimal> after = paid(scenario, rule, key + higher);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((row, amount) -> assertThat(after.get(row)).isGreaterThanOrEqualTo(amount));
    assertThat(after).isNotEqualTo(before);
  }

  private Map<String, BigDecimal> paid(Path scenario, String rule, String set) {
    RunResult run = TestEngine.run(RunKind.ASSESS, scenario, folder.resolve("out"), List.of(set));
    return TestEngine.payments(run).stream()
        .filter(payment -> payment.rule().equals(rule))
        .collect(Collectors.toMap(p -> p.applicationId() + " " + p.fiscalYear(), Payment::amount));
  }

  private static Map<String, BigDecimal> sums(
      List<Payment> payments, Function<Payment, String> key) {
    return payments.stream()
        .collect(
            Collectors.groupingBy(
                key,
                Collectors.reducing(
                    BigDecimal.ZERO.setScale(2), Payment::amount, BigDecimal::add)));
  }
}
