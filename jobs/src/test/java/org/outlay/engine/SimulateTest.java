package org.outlay.engine;

import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunResult;
import org.outlay.job.Setup;
import org.outlay.job.SimulateJob;

/** The replicates alone are those of a forecast; by district they add up to the same. */
class SimulateTest {
  private static final Path SCENARIO = Path.of("data/scenarios/small.conf");

  @TempDir Path folder;

  @Test
  void simulatesWhatAForecastSimulates() {
    List<String> sets = List.of("simulation.replicates=64");
    RunResult forecast = TestEngine.run(RunJob.Command.FORECAST, SCENARIO, folder, sets);
    String simulated = simulate(List.of("simulation.replicates=64", "simulation.by-district=true"));
    Dataset<Row> byDistrict = read(simulated, "simulated_outlays");
    assertThat(sums(byDistrict))
        .isEqualTo(sums(TestEngine.table(forecast, "simulated_outlays")))
        .hasSizeGreaterThan(1_000);
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

  private String simulate(List<String> sets) {
    Request request =
        new Request(
            SCENARIO,
            sets,
            folder.toString(),
            Optional.empty(),
            Map.of(),
            Request.OnReject.GO_ON,
            Request.Unfinished.DISCARD);
    return new SimulateJob(TestEngine.spark(), TestEngine.SILENT)
        .run(Setup.load(SCENARIO, sets), request)
        .path();
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
