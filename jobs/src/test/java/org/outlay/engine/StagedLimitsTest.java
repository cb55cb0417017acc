package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
      apply(id, id, id.compareTo("b") <= 0 ? "g" : "", 2018, applications);
      records.add(record(id, 2018, "30"));
    }
    RunResult run =
        forecast(
            new Cells(applications, records),
            "simulation.recency=1",
            "projection.from-year=2018",
            "projection.programmes.years-then-year.level=12",
            "projection.programmes.years-then-year.stop=2019-12-31");
    assertThat(NewApplicantsTest.projected(run))
        .containsOnly(
            Map.entry("2019 years-then-year", new BigDecimal("220.00")),
            Map.entry("2020 years-then-year", new BigDecimal("280.00")));
  }

  /**
   * Two copies of each of six donors, three persons with two applications each. A copy of the first
   * is paid two years, whatever the second claims beside it. A copy of the second brings the first
   * along, which takes the two years of its person and nothing of the cap of its group.
   */
  @Test
  void whatACopyBringsAlongTakesItsPersonsYearsOnly() throws IOException {
    List<Map<String, String>> applications = new ArrayList<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      apply("a" + i, "p" + i, "g", 2017, applications);
      apply("b" + i, "p" + i, "h", 2018, applications);
      records.add(record("a" + i, 2017, "10"));
      records.add(record("a" + i, 2018, "10"));
      records.add(record("b" + i, 2018, "10"));
    }
    RunResult run =
        forecast(
            new Cells(applications, records),
            "simulation.recency=1",
            "projection.from-year=2017",
            "projection.programmes.years-then-year.level=12",
            "projection.programmes.years-then-year.stop=2019-12-31");
    assertThat(NewApplicantsTest.projected(run))
        .containsOnly(
            Map.entry("2019 years-then-year", new BigDecimal("60.00")),
            Map.entry("2020 years-then-year", new BigDecimal("60.00")));
  }

  private static void apply(
      String id,
      String applicant,
      String group,
      int approved,
      List<Map<String, String>> applications) {
    applications.add(
        Map.of(
            "application_id",
            id,
            "programme",
            "years-then-year",
            "applicant_id",
            applicant,
            "group_id",
            group,
            "district",
            "here",
            "approved_on",
            approved + "-03-01"));
  }

  private static Map<String, String> record(String id, int year, String yuan) {
    return Map.of("application_id", id, "fiscal_year", "" + year, "expenditure", yuan);
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
