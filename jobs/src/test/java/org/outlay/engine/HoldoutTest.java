package org.outlay.engine;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.max;
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

/**
 * The history in this repository, cut off after 2013: what the simulation pays a new applicant in
 * the three years after that is what history then paid one, rule by rule. It finds what biases
 * projected amounts, which no identity inside the model would show.
 */
class HoldoutTest {
  private static final Path HISTORY = Path.of("data/cohorts/history-2010-2016").toAbsolutePath();
  private static final int CUT = 2013;
  private static final int END = 2016;
  private static final int REPLICATES = 300;

  /** With fewer payments history itself is a matter of chance. */
  private static final int ENOUGH = 150;

  /** In the synthetic history what firms pay new talents does not follow wages. */
  private static final String NOT_OF_ITS_INDEX = "cit-deduction";

  @TempDir Path folder;

  @Test
  void newApplicantsArePaidWhatTheyWere() throws IOException {
    RunResult whole = run(RunKind.ASSESS, HISTORY, CUT + 1, List.of());
    RunResult cut = run(RunKind.FORECAST, cutOff(), CUT + 1, List.of("inputs.as-of=2013-12-31"));
    Map<String, Double> paid = paid(whole);
    Map<String, Double> simulated = simulated(cut);
    assertThat(paid).hasSizeGreaterThan(12);
    paid.forEach(
        (rule, amount) ->
            assertThat(simulated.getOrDefault(rule, 0.0))
                .as(rule)
                .isCloseTo(amount, Percentage.withPercentage(20)));
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

  /** As the city knew it at the end of the year: who then left later had a later planned end. */
  private Path cutOff() {
    Dataset<Row> all = TestEngine.spark().read().parquet(HISTORY + "/applications");
    Dataset<Row> longest =
        all.groupBy("programme").agg(max(datediff(col("ends_on"), col("approved_on"))).as("days"));
    Dataset<Row> applications =
        all.where(year(col("approved_on")).leq(CUT))
            .join(broadcast(longest), "programme")
            .withColumn(
                "ends_on",
                when(
                        year(col("ends_on")).between(CUT + 1, END),
                        date_add(col("approved_on"), col("days")))
                    .otherwise(col("ends_on")))
            .drop("days");
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
            .where("vintage > " + CUT + " and rule <> '" + NOT_OF_ITS_INDEX + "'")
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
