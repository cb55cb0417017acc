package org.outlay.engine;

import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;

/**
 * Calls of the guidance fund that follow arrivals: the one change of a scenario that alters no
 * claim of an application, but amounts that replicates differ in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnDemandTest {
  private RunResult planned;
  private RunResult onDemand;

  @BeforeAll
  void forecast(@TempDir Path folder) {
    planned = run(folder, "planned", false);
    onDemand = run(folder, "on-demand", true);
  }

  private static RunResult run(Path folder, String calls, boolean decompose) {
    List<String> sets =
        List.of(
            "funds.guidance.investment.calls=" + calls,
            "simulation.decompose=" + decompose,
            "simulation.replicates=24",
            "horizon.to=2019");
    return TestEngine.run(
        RunKind.FORECAST, Path.of("data/scenarios/small.conf"), folder.resolve(calls), sets);
  }

  private static List<Row> plan(RunResult run, String side) {
    return new ArrayList<>(
        TestEngine.table(run, "rolling_plan")
            .where("case = '" + side + "'")
            .drop("case")
            .orderBy("fiscal_year", "fund", "rule", "district")
            .collectAsList());
  }

  @Test
  void currentPolicyIsThePlanWithoutTheChange() {
    assertThat(plan(onDemand, "baseline")).isNotEmpty().isEqualTo(plan(planned, "baseline"));
    assertThat(plan(onDemand, "policy")).isNotEqualTo(plan(onDemand, "baseline"));
  }

  @Test
  void theSpreadByItsSourcesIsThatOfTheOutlaysCallsIncluded() {
    double spread = spread(onDemand, "kind <> 'memo'");
    double sources =
        TestEngine.table(onDemand, "uncertainty_sources")
            .selectExpr("cast(max(sd_all) as double)")
            .first()
            .getDouble(0);
    assertThat(sources).isCloseTo(spread, within(0.02));
    assertThat(spread(onDemand, "kind = 'outlay'")).isNotCloseTo(spread, within(1.0));
  }

  /** Who applies is frozen, and so are deals, which calls follow. */
  @Test
  void nothingDrawnIsTheSameInEveryReplicate(@TempDir Path folder) {
    List<String> sets =
        List.of(
            "funds.guidance.investment.calls=on-demand",
            FrozenSimulationTest.FROZEN,
            "simulation.replicates=24",
            "horizon.to=2019");
    RunResult frozen =
        TestEngine.run(
            RunKind.FORECAST, Path.of("data/scenarios/small.conf"), folder.resolve("frozen"), sets);
    assertThat(TestEngine.table(frozen, "simulated_outlays").where("kind = 'investment'").count())
        .isPositive();
    assertThat(spread(frozen, "true")).isZero();
  }

  private static double spread(RunResult run, String rows) {
    return TestEngine.table(run, "simulated_outlays")
        .where(rows)
        .groupBy("replicate")
        .agg(sum("amount").cast("double").as("total"))
        .agg(stddev_samp("total"))
        .first()
        .getDouble(0);
  }
}
