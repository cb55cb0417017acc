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

  /** Three rules that have no limit in common, in one pass. */
  @Test
  void aHigherCapPaysNobodyLess() throws IOException {
    Path scenario =
        ContractCsv.write(folder, RandomCohort.of(23, 800), TestEngine.POLICY, 2015, 2026);
    List<RaisedCap> raised =
        List.of(
            new RaisedCap("weekend-agency", 2_000_000, 3_000_000),
            new RaisedCap("bond-interest", 500_000, 700_000),
            new RaisedCap("vc-investment-subsidy", 3_000_000, 4_000_000));
    List<Payment> before = paid(scenario, raised.stream().map(RaisedCap::lower).toList());
    List<Payment> after = paid(scenario, raised.stream().map(RaisedCap::higher).toList());
    for (RaisedCap cap : raised) {
      Map<String, BigDecimal> low = cap.amounts(before);
      Map<String, BigDecimal> high = cap.amounts(after);
      assertThat(high.keySet()).as(cap.rule()).isEqualTo(low.keySet());
      low.forEach((row, amount) -> assertThat(high.get(row)).isGreaterThanOrEqualTo(amount));
      assertThat(high).as(cap.rule()).isNotEqualTo(low);
    }
  }

  /** The cap of a rule, in yuan. */
  private record RaisedCap(String rule, int from, int to) {
    String lower() {
      return "parameters." + rule + ".cap=" + from;
    }

    String higher() {
      return "parameters." + rule + ".cap=" + to;
    }

    Map<String, BigDecimal> amounts(List<Payment> payments) {
      return payments.stream()
          .filter(payment -> payment.rule().equals(rule))
          .collect(
              Collectors.toMap(p -> p.applicationId() + " " + p.fiscalYear(), Payment::amount));
    }
  }

  private List<Payment> paid(Path scenario, List<String> sets) {
    return TestEngine.payments(
        TestEngine.run(RunKind.ASSESS, scenario, folder.resolve("out"), sets));
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
