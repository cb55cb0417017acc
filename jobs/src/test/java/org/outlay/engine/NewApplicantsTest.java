package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;

/**
 * What limits that follow the applicant withheld in history they withhold from copies: with every
 * source frozen each donor has the same number of copies, so that amounts are known exactly.
 */
class NewApplicantsTest {
  private static final List<String> FIXED =
      List.of(
          FrozenSimulationTest.FROZEN,
          "simulation.replicates=3",
          "simulation.recency=1",
          "projection.from-year=2012");

  @TempDir Path folder;

  private final List<String> applications =
      new ArrayList<>(
          List.of("application_id,programme,applicant_id,district,approved_on,tier,option"));
  private final List<String> records =
      new ArrayList<>(List.of("application_id,fiscal_year,salary,premium"));

  /** Of 15 donors of 2016, two copies each, 14 bought a home, six of whom had none before. */
  @Test
  void anApplicantHasOneHome() throws IOException {
    for (int i = 1; i <= 4; i++) {
      home("single-" + i, "s" + i, "2016-05-01", "purchase");
      home("first-" + i, "r" + i, "2015-05-01", "purchase");
      home("again-" + i, "r" + i, "2016-05-01", "purchase");
    }
    for (int i = 1; i <= 2; i++) {
      home("one-day-a-" + i, "d" + i, "2016-05-01", "purchase");
      home("one-day-b-" + i, "d" + i, "2016-05-01", "purchase");
      home("rented-" + i, "t" + i, "2014-05-01", "rent");
      home("bought-" + i, "t" + i, "2016-05-01", "purchase");
    }
    // After the copy's: it does not take the home away.
    home("z-later", "s1", "2016-06-01", "rent");
    assertThat(projected("home", 30, "simulation.donor-vintages=1", "projection.from-year=2016"))
        .containsEntry("2017 home-purchase", yuan(2 * 6 * 350_000))
        .doesNotContainKey("2018 home-purchase");
  }

  /**
   * Three engineers of two employers each: three years are paid, whoever employs them. The later
   * application's second year is the third, so that the earlier one's second year is the fourth.
   */
  @Test
  void anEngineerIsPaidThreeYears() throws IOException {
    for (int i = 1; i <= 3; i++) {
      engineer("a-" + i, "e" + i, 2012, 2012, 2016);
      engineer("b-" + i, "e" + i, 2013, 2013, 2014);
    }
    assertThat(projected("overseas-engineer", 12, "simulation.donor-vintages=5"))
        .containsOnly(
            Map.entry("2017 overseas-engineer", yuan(12 * 500_000)),
            Map.entry("2018 overseas-engineer", yuan(6 * 500_000)));
  }

  /** A firm without a group shares its yearly cap with nobody but itself. */
  @Test
  void aFirmHasOneCapForAllItsPolicies() throws IOException {
    for (int i = 1; i <= 5; i++) {
      for (String policy : List.of("a-", "b-")) {
        applications.add(policy + i + ",tech-insurance,firm-" + i + ",nanhu,2016-03-01,,");
        records.add(policy + i + ",2016,,1000000");
      }
    }
    assertThat(projected("tech-insurance", 20, "simulation.donor-vintages=1"))
        .containsOnly(Map.entry("2017 tech-insurance", yuan(2 * 5 * 50_000)));
  }

  /**
   * What was approved last year has one of its two years behind it and is nobody's example. A
   * donor's premium of 2015 is 1.02 * 1.021 times as high in 2017, that of 2016 1.021 * 1.023 times
   * in 2018.
   */
  @Test
  void aYearlyClaimThatIsMadeTwiceIsPaidTwice() throws IOException {
    for (int i = 1; i <= 5; i++) {
      for (int year : new int[] {2015, 2016}) {
        String id = year + "-" + i;
        applications.add(id + ",tech-insurance," + id + ",nanhu," + year + "-03-01,,");
        records.add(id + "," + year + ",,70000");
      }
      records.add("2015-" + i + ",2016,,30000");
    }
    assertThat(projected("tech-insurance", 10, "simulation.donor-vintages=2"))
        .containsOnly(
            Map.entry("2017 tech-insurance", new BigDecimal("218698.20")),
            Map.entry("2018 tech-insurance", new BigDecimal("94003.50")));
  }

  /** One year was paid long before anybody's records continue. */
  @Test
  void yearsLongAgoCount() throws IOException {
    for (int i = 1; i <= 5; i++) {
      engineer("a-" + i, "e" + i, 1980, 1980);
      engineer("b-" + i, "e" + i, 2016, 2016);
    }
    assertThat(projected("overseas-engineer", 10, "simulation.donor-vintages=1"))
        .containsOnly(
            Map.entry("2017 overseas-engineer", yuan(10 * 500_000)),
            Map.entry("2018 overseas-engineer", yuan(10 * 500_000)));
  }

  /** A fifth of a year's 50, whose donors all came in March, under what holds from the start on. */
  @Test
  void whoComesAfterTheStartHasTheTermsOfThen() throws IOException {
    for (int i = 1; i <= 5; i++) {
      home("h-" + i, "h" + i, "2016-03-01", "purchase");
    }
    assertThat(
            projected(
                "home",
                50,
                "simulation.donor-vintages=1",
                "projection.from-year=2016",
                "projection.programmes.home.start=2017-10-20",
                "parameters.home-purchase.subsidy={\"2017-10-20\"={senior=700000}}"))
        .containsEntry("2017 home-purchase", yuan(10 * 700_000));
  }

  private void home(String id, String applicant, String day, String option) {
    applications.add(String.join(",", id, "home", applicant, "nanhu", day, "senior", option));
  }

  private void engineer(String id, String applicant, int approved, int... years) {
    applications.add(
        String.join(",", id, "overseas-engineer", applicant, "nanhu", approved + "-03-01", "", ""));
    for (int year : years) {
      records.add(id + "," + year + ",5000000,");
    }
  }

  /** Who came last came before the vintages that lend donors; what is expected is paid. */
  @Test
  void aProgrammeOfLongAgoGoesOn() throws IOException {
    for (int i = 1; i <= 3; i++) {
      home("h-" + i, "h" + i, "2010-03-01", "purchase");
    }
    RunResult run = forecast("home", 6, "projection.from-year=2010");
    assertThat(projected(run)).containsEntry("2017 home-purchase", yuan(6 * 350_000));
    assertThat(TestEngine.table(run, "donor_pools").collectAsList())
        .singleElement()
        .asString()
        .contains("earlier-vintages,3");
  }

  /** Nobody's record says what was agreed: evenly between the text's floor and the ceiling. */
  @Test
  void whatNoRecordSaysIsDrawn() throws IOException {
    for (int i = 1; i <= 5; i++) {
      applications.add("m-" + i + ",municipal-team,m" + i + ",nanhu,2016-03-01,,");
    }
    RunResult run =
        forecast(
            "municipal-team",
            10,
            "simulation.donor-vintages=1",
            FrozenSimulationTest.FROZEN.replace(" discretionary,", ""),
            "simulation.ceilings.municipal-team=20000000");
    List<BigDecimal> totals =
        TestEngine.table(run, "simulated_outlays")
            .where("rule = 'municipal-team' and vintage_kind = 'projected'")
            .select("amount")
            .collectAsList()
            .stream()
            .map(row -> row.getDecimal(0))
            .toList();
    assertThat(totals)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allSatisfy(total -> assertThat(total).isBetween(yuan(120_000_000), yuan(180_000_000)));
  }

  /** What donors agreed on is cut at the ceiling; of given applications it is drawn, too. */
  @Test
  void nothingIsAgreedAboveTheCeiling() throws IOException {
    records.set(0, records.get(0) + ",agreed_amount");
    for (int i = 1; i <= 5; i++) {
      applications.add("m-" + i + ",municipal-team,m" + i + ",nanhu,2016-03-01,,");
      records.add("m-" + i + ",2016,,,50000000");
    }
    applications.add("given,municipal-team,g,nanhu,2018-03-01,,");
    Dataset<Row> amounts =
        TestEngine.table(
            forecast(
                "municipal-team",
                10,
                "simulation.donor-vintages=1",
                FrozenSimulationTest.FROZEN.replace(" discretionary,", ""),
                "simulation.ceilings.municipal-team=20000000"),
            "simulated_outlays");
    assertThat(amounts.where("vintage_kind = 'projected'").select("amount").collectAsList())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.getDecimal(0)).isEqualTo(yuan(200_000_000)));
    String given = "vintage_kind = 'given' and rule = 'municipal-team'";
    assertThat(amounts.where(given).select("amount").collectAsList())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allSatisfy(
            row -> assertThat(row.getDecimal(0)).isBetween(yuan(10_000_000), yuan(20_000_000)));
  }

  /** Frozen, an amount is in the middle between the ceiling and the floor of its approval. */
  @Test
  void whatIsNotDrawnIsTheMiddle() throws IOException {
    records.set(0, records.get(0) + ",agreed_amount");
    for (int i = 1; i <= 10; i++) {
      applications.add("m-" + i + ",municipal-team,m" + i + ",nanhu,2016-03-01,,");
      records.add(i <= 5 ? "m-" + i + ",2016,,,50000000" : "m-" + i + ",2016,,,");
    }
    applications.add("given,municipal-team,g,nanhu,2018-03-01,,");
    RunResult run =
        forecast(
            "municipal-team",
            10,
            "simulation.donor-vintages=1",
            "parameters.municipal-team.floor_amount={\"2018-01-01\"=20000000}",
            "simulation.ceilings.municipal-team=30000000");
    assertThat(projected(run))
        .containsEntry("2017 municipal-team", yuan(5 * 30_000_000 + 5 * 20_000_000));
    assertThat(FrozenSimulationTest.simulated(run))
        .containsEntry("2018 municipal-team given", yuan(25_000_000));
  }

  private Map<String, BigDecimal> projected(String programme, int arrivals, String... more)
      throws IOException {
    return projected(forecast(programme, arrivals, more));
  }

  /** Amounts of new applicants by year and rule, the same in all replicates. */
  static Map<String, BigDecimal> projected(RunResult run) {
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

  private RunResult forecast(String programme, int arrivals, String... more) throws IOException {
    Files.write(folder.resolve("applications.csv"), applications);
    Files.write(folder.resolve("annual_records.csv"), records);
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            name = "companions"
            policy = "%s"
            inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2016-12-31 }
            horizon { from = 2017, to = 2022 }
            projection { programmes { %s { level = %d, stop = 2017-12-31 } } }
            """
                .formatted(TestEngine.POLICY.toAbsolutePath(), programme, arrivals));
    List<String> sets = new ArrayList<>(FIXED);
    sets.addAll(List.of(more));
    RunResult run = TestEngine.run(RunKind.FORECAST, scenario, folder.resolve("results"), sets);
    assertThat(run.notSimulated()).isEmpty();
    return run;
  }

  private static BigDecimal yuan(long yuan) {
    return BigDecimal.valueOf(yuan).setScale(2);
  }
}
