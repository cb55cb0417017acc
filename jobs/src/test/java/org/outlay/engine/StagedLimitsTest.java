package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.policy.Policy;

/**
 * Limits that follow persons, groups and all applications at once, or that other rules build on,
 * hold in every replicate as they do in the deterministic pass.
 */
class StagedLimitsTest {
  private static final String CASES = "/policy/limits/cases.json";

  @TempDir Path folder;

  private Policy policy;

  @BeforeEach
  void load() {
    policy = RandomLimits.policy(folder.resolve("policy"));
  }

  /** The cases, and persons of whom some have applications of several groups. */
  @Test
  void paysAsTheDeterministicPass() throws IOException {
    Cells rows =
        Cells.all(
            List.of(
                RandomLimits.of(policy, Cells.all(Cells.ofCases(CASES).values())),
                RandomLimits.cells(policy, 1, 900),
                RandomLimits.cells(policy, 2, 300)));
    RunResult run = forecast(rows, "projection.from-year=2019", "horizon.from=2019");
    assertThat(FrozenSimulationTest.simulated(run))
        .isEqualTo(FrozenSimulationTest.deterministic(run))
        .hasSizeGreaterThan(120);
  }

  /**
   * Twelve copies of four donors: six share a group's cap of 100 a year, whoever they are, of which
   * the two donors take 60 in their second year; the others, without a group, have one each.
   * Everybody is paid for two years.
   */
  @Test
  void copiesShareTheirGroupAndNobodyElsesYears() throws IOException {
    List<Map<String, String>> applications = new ArrayList<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      Map<String, String> row =
          new TreeMap<>(
              Map.of(
                  "application_id", id,
                  "programme", "years-then-year",
                  "applicant_id", id,
                  "district", "here",
                  "approved_on", "2018-03-01"));
      if (id.compareTo("b") <= 0) {
        row.put("group_id", "g");
      }
      applications.add(row);
      records.add(Map.of("application_id", id, "fiscal_year", "2018", "expenditure", "30"));
    }
    RunResult run =
        forecast(
            new Cells(applications, records),
            "simulation.recency=1",
            "projection.from-year=2018",
            "projection.programmes.years-then-year.level=12",
            "projection.programmes.years-then-year.stop=2019-12-31");
    assertThat(projected(run))
        .containsOnly(
            Map.entry("2019 years-then-year", new BigDecimal("220.00")),
            Map.entry("2020 years-then-year", new BigDecimal("280.00")));
  }

  private static Map<String, BigDecimal> projected(RunResult run) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row row : TestEngine.table(run, "simulated_outlays").collectAsList()) {
      if (row.getAs("vintage_kind").equals("projected")) {
        BigDecimal other =
            sums.put(row.getAs("fiscal_year") + " " + row.getAs("rule"), row.getAs("amount"));
        assertThat(other).isIn(null, row.<BigDecimal>getAs("amount"));
      }
    }
    return sums;
  }

  private RunResult forecast(Cells rows, String... sets) throws IOException {
    List<String> all =
        Stream.concat(
                Stream.of(FrozenSimulationTest.FROZEN, "simulation.replicates=3"), Stream.of(sets))
            .toList();
    RunResult run =
        TestEngine.run(
            RunKind.FORECAST,
            RandomLimits.scenario(folder, folder.resolve("policy"), rows),
            folder.resolve("results"),
            all);
    assertThat(run.notSimulated()).isEmpty();
    return run;
  }
}
