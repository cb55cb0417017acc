package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;

/** Funds that invest in some years go on doing so, whatever their last year was. */
class RecurringMeasuresTest {
  private static final int FUNDS = 60;
  private static final int REPLICATES = 400;

  @TempDir Path folder;

  /**
   * Each invested 10 million yuan in two of four years, half of them in the last, and is rewarded
   * with a hundredth in its fifth year, if it invests.
   */
  @Test
  void aLaterYearIsLikeAnyEarlierOne() throws IOException {
    List<BigDecimal> drawn =
        amounts(FrozenSimulationTest.FROZEN.replace(" salaries,", ""), REPLICATES);
    double mean = drawn.stream().mapToDouble(BigDecimal::doubleValue).average().orElse(0);
    double spread = Math.sqrt(FUNDS * 0.25) * 100_000;
    assertThat(mean).isCloseTo(FUNDS * 0.5 * 100_000, within(4 * spread / Math.sqrt(REPLICATES)));
    double squares =
        drawn.stream().mapToDouble(a -> Math.pow(a.doubleValue() - mean, 2)).average().orElse(0);
    assertThat(Math.sqrt(squares)).isBetween(0.85 * spread, 1.15 * spread);
    // Held at its last value, as the deterministic pass does.
    assertThat(amounts(FrozenSimulationTest.FROZEN, 2))
        .containsOnly(new BigDecimal(FUNDS / 2 * 100_000 + ".00"));
  }

  private List<BigDecimal> amounts(String frozen, int replicates) throws IOException {
    List<String> applications =
        new ArrayList<>(
            List.of("application_id,programme,applicant_id,district,approved_on,government_money"));
    List<String> records = new ArrayList<>(List.of("application_id,fiscal_year,investment"));
    for (int i = 0; i < FUNDS; i++) {
      String id = "f%02d".formatted(i);
      applications.add(id + ",vc-fund," + id + ",nanhu,2013-02-01,none");
      for (int year = 2013 + i % 2; year <= 2016; year += 2) {
        records.add(id + "," + year + ",10000000");
      }
    }
    Files.write(folder.resolve("applications.csv"), applications);
    Files.write(folder.resolve("annual_records.csv"), records);
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            name = "funds"
            policy = "%s"
            inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2016-12-31 }
            horizon { from = 2017, to = 2018 }
            projection { from-year = 2017 }
            simulation { replicates = %d }
            """
                .formatted(TestEngine.POLICY.toAbsolutePath(), replicates));
    RunResult run =
        TestEngine.run(RunKind.FORECAST, scenario, folder.resolve("results"), List.of(frozen));
    return TestEngine.table(run, "simulated_outlays")
        .where("rule = 'fund-manager-reward' and vintage_kind = 'legacy'")
        .groupBy("replicate")
        .sum("amount")
        .collectAsList()
        .stream()
        .map((Row row) -> row.getDecimal(1).setScale(2))
        .toList();
  }
}
