package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;

/** Caps of groups bind new applicants as they do in history, where groups come and go. */
class NewGroupsTest {
  private static final int REPLICATES = 200;
  private static final double CAP = 3_000_000;

  @TempDir Path folder;

  private final List<String> applications =
      new ArrayList<>(
          List.of(
              "application_id,programme,applicant_id,group_id,district,approved_on,fund_size,"
                  + "government_money"));
  private final List<String> records =
      new ArrayList<>(List.of("application_id,fiscal_year,investment,premium"));

  /** Each fund, of a house that never came before, takes its house's whole lifetime cap. */
  @Test
  void aNewHouseHasItsWholeCap() throws IOException {
    for (int year = 2010; year <= 2016; year++) {
      for (int i = 0; i < 4; i++) {
        fund("f" + year + i, "house-" + year + i, year);
      }
    }
    double[] paid = subsidies(2017, 2026);
    double mean = Arrays.stream(paid).average().orElseThrow();
    assertThat(mean).isCloseTo(40 * CAP, withPercentage(6));
  }

  /** Four houses that came each year have used up their caps and go on coming. */
  @Test
  void anOldHouseHasNothingLeft() throws IOException {
    for (int year = 2010; year <= 2016; year++) {
      for (int i = 0; i < 4; i++) {
        fund("f" + year + i, "house-" + i, year);
      }
    }
    assertThat(subsidies(2017, 2026)).isEmpty();
  }

  /** However many are like the policies of the only insured firm, it has one cap. */
  @ParameterizedTest
  @CsvSource({"1, 3", "3, 6", "5, 20"})
  void copiesOfAGroupShareTheCap(int policies, int arrivals) throws IOException {
    for (int i = 0; i < policies; i++) {
      insured("i" + i, "group");
    }
    assertThat(insurance(arrivals)).hasSize(REPLICATES).containsOnly(50_000);
  }

  /** Of twenty firms none is insured twice: two that are like one of them are two firms. */
  @Test
  void copiesOfOneOfManySmallGroupsAreOfGroupsOfTheirOwn() throws IOException {
    for (int i = 0; i < 20; i++) {
      insured("i" + i, "group-" + i);
    }
    assertThat(insurance(40)).hasSize(REPLICATES).containsOnly(40 * 50_000);
  }

  private void insured(String id, String group) {
    applications.add("%s,tech-insurance,%s,%s,nanhu,2016-03-01,,".formatted(id, id, group));
    records.add(id + ",2016,,1000000");
  }

  /** Yuan by replicate, of applications in 2017. */
  private double[] insurance(int arrivals) throws IOException {
    return amounts(
        "tech-insurance",
        2017,
        2017,
        List.of(
            FrozenSimulationTest.FROZEN, "projection.programmes.tech-insurance.level=" + arrivals));
  }

  private void fund(String id, String house, int year) {
    applications.add(
        "%s,vc-fund,%s,%s,nanhu,%d-03-01,50000000,none".formatted(id, id, house, year));
    records.add(id + "," + year + ",100000000,");
  }

  private double[] subsidies(int from, int to) throws IOException {
    return amounts(
        "vc-investment-subsidy",
        from,
        to,
        List.of("projection.programmes.vc-fund.level=4", "simulation.freeze=[projection]"));
  }

  /** Yuan of new applicants over the horizon, by replicate that has any. */
  private double[] amounts(String rule, int from, int to, List<String> more) throws IOException {
    Files.write(folder.resolve("applications.csv"), applications);
    Files.write(folder.resolve("annual_records.csv"), records);
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            name = "groups"
            policy = "%s"
            inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2016-12-31 }
            horizon { from = %d, to = %d }
            simulation { replicates = %d }
            """
                .formatted(TestEngine.POLICY.toAbsolutePath(), from, to, REPLICATES));
    RunResult run = TestEngine.run(RunKind.FORECAST, scenario, folder.resolve("results"), more);
    return TestEngine.table(run, "simulated_outlays")
        .where("vintage_kind = 'projected' and amount > 0 and rule = '" + rule + "'")
        .groupBy("replicate")
        .sum("amount")
        .collectAsList()
        .stream()
        .mapToDouble((Row row) -> row.getDecimal(1).doubleValue())
        .toArray();
  }
}
