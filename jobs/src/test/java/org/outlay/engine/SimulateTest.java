package org.outlay.engine;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.ProjectionJob;
import org.outlay.job.Request;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.job.Setup;
import org.outlay.job.SimulateJob;
import org.outlay.money.Fen;
import org.outlay.policy.CostSplit;
import org.outlay.policy.Policy;
import org.outlay.policy.Sharing;
import org.outlay.projection.Backtest;
import org.outlay.simulation.Distribution;

/**
 * The replicates alone are those of a forecast; by district they add up to the same. The forecast
 * splits a fund between city and districts, which changes its accounts and nothing else.
 */
class SimulateTest {
  private static final Path SCENARIO = Path.of("data/scenarios/small.conf");
  private static final Path SHARED = Path.of("data/scenarios/shared-fund.conf");

  @TempDir Path folder;

  /** The second round fills the block that the first began. */
  @Test
  void drawsAsManyReplicatesAsTheToleranceAsks() {
    List<String> auto =
        List.of("simulation.replicates=auto", "simulation.tolerance=0.03", "horizon.to=2017");
    Dataset<Row> enough = read(simulate(auto), "simulated_outlays").cache();
    long replicates = enough.select("replicate").distinct().count();
    assertThat(replicates).isGreaterThan(1_000);
    assertThat(enough.agg(max("replicate")).first().getInt(0)).isEqualTo((int) replicates);
    Dataset<Row> given =
        read(
            simulate(List.of("simulation.replicates=1000", "horizon.to=2017")),
            "simulated_outlays");
    assertThat(rows(enough.where("replicate <= 1000"))).isEqualTo(rows(given));
  }

  @Test
  void scoresNothingWithoutAHistory() throws IOException {
    Path applications = folder.resolve("applications.csv");
    Files.writeString(applications, "application_id,programme,applicant_id,district,approved_on\n");
    List<String> sets =
        List.of("inputs.applications=[\"" + applications + "\"]", "inputs.annual-records=[]");
    Backtest.Outcome outcome =
        new ProjectionJob(TestEngine.spark(), TestEngine.SILENT)
            .backtest(Setup.load(SCENARIO, sets), request(sets))
            .result();
    assertThat(outcome.rows()).isEmpty();
    assertThat(outcome.forecasts()).isEmpty();
  }

  /** Each amount can be simulated, their sum cannot. */
  @Test
  void publishesTheRestWhereTotalsAreTooLarge() throws IOException {
    StringBuilder applications =
        new StringBuilder("application_id,programme,applicant_id,district,approved_on,tier\n");
    StringBuilder records = new StringBuilder("application_id,fiscal_year,expenditure\n");
    for (int i = 0; i < 100; i++) {
      applications.append("a%d,weekend-government,p%d,nanhu,2017-03-01,\n".formatted(i, i));
      records.append("a%d,2017,990000000000\n".formatted(i));
    }
    Files.writeString(folder.resolve("applications.csv"), applications);
    Files.writeString(folder.resolve("annual_records.csv"), records);
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            name = "large"
            policy = "%s"
            inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2016-12-31 }
            horizon { from = 2017, to = 2018 }
            """
                .formatted(TestEngine.POLICY.toAbsolutePath()));
    RunResult run = TestEngine.run(RunKind.FORECAST, scenario, folder, List.of());
    assertThat(run.notSimulated().orElseThrow().describe())
        .contains("add up to more than can be simulated exactly", "[too-large-to-simulate]");
    assertThat(TestEngine.table(run, "payments").count()).isEqualTo(100);
  }

  @Test
  void simulatesWhatAForecastSimulates() {
    List<String> sets = List.of("simulation.replicates=64");
    RunResult forecast = TestEngine.run(RunKind.FORECAST, SHARED, folder, sets);
    String simulated = simulate(List.of("simulation.replicates=64", "simulation.by-district=true"));
    Dataset<Row> byDistrict = read(simulated, "simulated_outlays");
    assertThat(sums(byDistrict))
        .isEqualTo(sums(TestEngine.table(forecast, "simulated_outlays")))
        .hasSizeGreaterThan(1_000);
    accountsOweWhatTheirSharesSay(forecast, byDistrict);
    everyYuanOfASplitFundIsBookedOnce(forecast);
    aClauseIsSpreadAsTheSumOfItsRules(forecast);
    assertThat(byDistrict.where("district is null").count()).isZero();
    assertThat(byDistrict.select("district").distinct().count()).isGreaterThan(5);
    assertThat(rows(read(simulated, "outlay_distribution")))
        .isEqualTo(rows(TestEngine.table(forecast, "outlay_distribution")));
    Dataset<Row> capped =
        read(simulated, "capped_rules")
            .groupBy("rule", "limit")
            .agg(sum("claimed"), sum("cap_at_mean"), sum("mean_capped"), sum("gap"));
    assertThat(capped.count()).isGreaterThan(2);
    // A lifetime cap moves amounts between years, so that only the horizon is ordered.
    assertThat(capped.where("not (`sum(mean_capped)` <= `sum(cap_at_mean)` + 0.1)").count())
        .isZero();
    assertThat(capped.where("`sum(cap_at_mean)` > `sum(claimed)` + 0.1").count()).isZero();
  }

  /** Who buys does not rent: the quantiles of the two rules do not add up to those of both. */
  private static void aClauseIsSpreadAsTheSumOfItsRules(RunResult forecast) {
    List<Row> rows =
        TestEngine.table(forecast, "simulated_outlays")
            .where("fiscal_year = 2018 and rule in ('home-purchase', 'home-rent')")
            .groupBy("replicate", "rule")
            .agg(sum("amount"))
            .collectAsList();
    assertThat(rows).extracting(row -> row.getString(1)).contains("home-purchase", "home-rent");
    long[] fen = new long[64];
    rows.forEach(row -> fen[row.getInt(0) - 1] += Fen.of(row.getDecimal(2)));
    assertThat(forecast.simulated().orElseThrow().of("18-07", OptionalInt.of(2018)))
        .isEqualTo(Distribution.of(fen));
  }

  /** Demand on every account, replicate and year, from the amounts by district. */
  private static void accountsOweWhatTheirSharesSay(RunResult forecast, Dataset<Row> byDistrict) {
    Policy policy = forecast.setup().policy();
    CostSplit split =
        Objects.requireNonNull(policy.funds().get("talent-special")).split().orElseThrow();
    Map<String, BigDecimal> demand = new TreeMap<>();
    for (Row row : byDistrict.where("fund = 'talent-special'").collectAsList()) {
      String district = row.getAs("district");
      Sharing sharing = split.of(policy.rule(row.getAs("rule")), district);
      long fen = Fen.of(row.<BigDecimal>getAs("amount"));
      String place = row.getAs("replicate") + " " + row.getAs("fiscal_year") + " talent-special:";
      demand.merge(place + "city", Fen.yuan(sharing.cityPart(fen)), BigDecimal::add);
      long own = sharing.districtPart(fen) + sharing.upliftOn(fen);
      demand.merge(place + district, Fen.yuan(own), BigDecimal::add);
    }
    demand.values().removeIf(sum -> sum.signum() == 0);
    Map<String, BigDecimal> ledger = new TreeMap<>();
    TestEngine.table(forecast, "fund_ledger")
        .where("replicate > 0 and demand > 0 and fund like 'talent-special%'")
        .collectAsList()
        .forEach(
            row ->
                ledger.put(
                    row.getAs("replicate")
                        + " "
                        + row.getAs("fiscal_year")
                        + " "
                        + row.getAs("fund"),
                    row.getAs("demand")));
    assertThat(ledger).isEqualTo(demand).hasSizeGreaterThan(5_000);
    assertThat(forecast.outlooks()).hasSize(3 + 1 + 9);
  }

  /** Outlays, their shares, the ledger of the means and commitments say the same. */
  private static void everyYuanOfASplitFundIsBookedOnce(RunResult forecast) {
    List<String> keys = List.of("fiscal_year", "rule", "district", "vintage_kind");
    Dataset<Row> shares = TestEngine.table(forecast, "cost_shares");
    assertThat(shares.where("amount <> city_amount + district_amount").count()).isZero();
    assertThat(rows(shares.select("amount", keys.toArray(String[]::new))))
        .isEqualTo(
            rows(
                TestEngine.table(forecast, "outlays")
                    .where("fund = 'talent-special'")
                    .select("amount", keys.toArray(String[]::new))))
        .hasSizeGreaterThan(1_000);
    Dataset<Row> means = TestEngine.table(forecast, "fund_ledger").where("replicate = 0");
    Map<String, BigDecimal> owed = new TreeMap<>();
    for (Row row : shares.collectAsList()) {
      owed.merge("talent-special:city", row.getAs("city_amount"), BigDecimal::add);
      BigDecimal own = row.<BigDecimal>getAs("district_amount").add(row.getAs("uplift"));
      owed.merge("talent-special:" + row.getAs("district"), own, BigDecimal::add);
    }
    owed.values().removeIf(sum -> sum.signum() == 0);
    Dataset<Row> split = means.where("fund like 'talent-special%'");
    assertThat(byFund(split, "demand")).isEqualTo(owed).hasSize(10);
    assertThat(byFund(TestEngine.table(forecast, "commitments"), "due"))
        .isEqualTo(byFund(means, "demand"));
    assertThat(shares.where("uplift > 0").select("district").distinct().count()).isEqualTo(2);
  }

  private static Map<String, BigDecimal> byFund(Dataset<Row> table, String column) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    table
        .groupBy("fund")
        .agg(sum(column))
        .collectAsList()
        .forEach(row -> sums.put(row.getString(0), row.getDecimal(1).setScale(2)));
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private String simulate(List<String> sets) {
    return new SimulateJob(TestEngine.spark(), TestEngine.SILENT)
        .run(Setup.load(SCENARIO, sets), request(sets))
        .path();
  }

  private Request request(List<String> sets) {
    return new Request(
        SCENARIO,
        sets,
        folder.toString(),
        Optional.empty(),
        Map.of(),
        Request.OnReject.GO_ON,
        Request.Unfinished.DISCARD);
  }

  private static Dataset<Row> read(String run, String table) {
    return TestEngine.spark().read().parquet(run + "/" + table);
  }

  private static Map<String, BigDecimal> sums(Dataset<Row> table) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row row : table.collectAsList()) {
      String key =
          row.getAs("replicate")
              + " "
              + row.getAs("fiscal_year")
              + " "
              + row.getAs("rule")
              + " "
              + row.getAs("vintage_kind");
      sums.merge(key, row.getAs("amount"), BigDecimal::add);
    }
    return sums;
  }

  private static List<String> rows(Dataset<Row> table) {
    return table.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
