package org.outlay.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.sample.Knowledge;
import org.outlay.sample.SampleGenerator;
import org.outlay.sample.SampleRequest;

/**
 * The history in this repository, cut off after 2013: what the simulation pays a new applicant in
 * the three years after that is what history then paid one, rule by rule, and so is what it pays
 * those approved before. It finds what biases amounts, which no identity inside the model would
 * show.
 */
class HoldoutTest {
  private static final Path HISTORY = Path.of("data/cohorts/history-2010-2016").toAbsolutePath();
  private static final int CUT = 2013;
  private static final int END = 2016;
  private static final int REPLICATES = 300;

  /** With fewer payments history itself is a matter of chance. */
  private static final int ENOUGH = 150;

  @TempDir Path folder;

  @Test
  void approvalsArePaidWhatTheyWere() throws IOException {
    RunResult whole = run(RunKind.ASSESS, HISTORY, CUT + 1, List.of());
    RunResult cut = run(RunKind.FORECAST, cutOff(), CUT + 1, List.of("inputs.as-of=2013-12-31"));
    compare(paid(whole), simulated(cut), 13, 20);
    compare(paidEarlier(whole), simulatedEarlier(cut), 5, 15);
  }

  private static void compare(
      Map<String, Double> paid, Map<String, Double> simulated, int rules, int percent) {
    assertThat(paid).hasSizeGreaterThan(rules);
    paid.forEach(
        (rule, amount) ->
            assertThat(simulated.getOrDefault(rule, 0.0))
                .as(rule)
                .isCloseTo(amount, Percentage.withPercentage(percent)));
  }

  /** Yuan that approvals up to the cut were paid after it. */
  private static Map<String, Double> paidEarlier(RunResult run) {
    return sums(
        TestEngine.table(run, "payments")
            .where("vintage <= " + CUT)
            .groupBy("rule")
            .agg(sum("amount"), count("amount"))
            .where("`count(amount)` >= " + ENOUGH),
        1);
  }

  private static Map<String, Double> simulatedEarlier(RunResult run) {
    return sums(
        TestEngine.table(run, "simulated_outlays")
            .where("vintage_kind = 'legacy'")
            .groupBy("rule")
            .agg(sum("amount")),
        REPLICATES);
  }

  private static Map<String, Double> sums(Dataset<Row> rows, int replicates) {
    return rows.collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0), row -> row.getDecimal(1).doubleValue() / replicates));
  }

  private RunResult run(RunKind kind, Path cohort, int from, List<String> sets) throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve(kind + ".conf"),
            """
            name = "%s"
            policy = "%s"
            inputs { applications = ["%s/applications"], annual-records = ["%s/annual_records"] }
            horizon { from = %d, to = %d }
            simulation { replicates = %d }
            """
                .formatted(
                    kind.id(),
                    TestEngine.POLICY.toAbsolutePath(),
                    cohort,
                    cohort,
                    from,
                    END,
                    REPLICATES));
    return TestEngine.run(kind, scenario, folder.resolve("results"), sets);
  }

  /** As the city knew it at the end of the year: who left later had a planned end then. */
  private Path cutOff() {
    Dataset<Row> planned =
        SampleGenerator.of(TestEngine.spark())
            .generate(SampleRequest.of(50_000, 2010, END, 1).withKnowledge(Knowledge.PLANNED))
            .applications()
            .select(col("application_id"), col("ends_on").as("planned"));
    Dataset<Row> applications =
        TestEngine.spark()
            .read()
            .parquet(HISTORY + "/applications")
            .where(year(col("approved_on")).leq(CUT))
            .join(planned, "application_id")
            .withColumn(
                "ends_on",
                when(year(col("ends_on")).leq(CUT), col("ends_on")).otherwise(col("planned")))
            .drop("planned");
    applications.write().parquet(folder + "/cut/applications");
    TestEngine.spark()
        .read()
        .parquet(HISTORY + "/annual_records")
        .where(col("fiscal_year").leq(CUT))
        .join(applications.select("application_id"), "application_id")
        .write()
        .parquet(folder + "/cut/annual_records");
    return folder.resolve("cut");
  }

  /** Yuan that an application after the cut was paid, of the rules that paid often enough. */
  private static Map<String, Double> paid(RunResult run) {
    Map<String, Long> applications =
        counts(
            TestEngine.spark()
                .read()
                .parquet(HISTORY + "/applications")
                .where(year(col("approved_on")).gt(CUT))
                .groupBy("programme")
                .count());
    Dataset<Row> sums =
        TestEngine.table(run, "payments")
            .where("vintage > " + CUT)
            .groupBy("rule")
            .agg(Map.of("amount", "sum", "programme", "max", "application_id", "count"))
            .where("`count(application_id)` >= " + ENOUGH + " and `sum(amount)` > 0");
    Map<String, Double> paid = new TreeMap<>();
    for (Row row : sums.collectAsList()) {
      double amount = row.<BigDecimal>getAs("sum(amount)").doubleValue();
      paid.put(row.getAs("rule"), amount / applications.get(row.<String>getAs("max(programme)")));
    }
    return paid;
  }

  private static Map<String, Long> counts(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  /** Yuan that a projected application is paid in the mean. */
  private static Map<String, Double> simulated(RunResult run) {
    Map<String, Double> expected =
        TestEngine.table(run, "cohort_projection")
            .groupBy("programme")
            .sum("expected")
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(row -> row.getString(0), row -> row.getDecimal(1).doubleValue()));
    Map<String, Double> simulated = new TreeMap<>();
    for (Row row :
        TestEngine.table(run, "simulated_outlays")
            .where("vintage_kind = 'projected'")
            .groupBy("rule")
            .sum("amount")
            .collectAsList()) {
      String rule = row.getString(0);
      double applications =
          run.setup().policy().rule(rule).programmes().stream()
              .mapToDouble(programme -> expected.getOrDefault(programme, 0.0))
              .sum();
      simulated.put(rule, row.getDecimal(1).doubleValue() / REPLICATES / applications);
    }
    return simulated;
  }
}
