package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.OutlayRow;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.money.Fen;

/**
 * Outlays by year, rule and kind of approval, as the repository promises them: of the planner's
 * cohort without anything projected, and of the baseline with its projected mean over few
 * replicates. A change here is a change of results: it needs its reason in the commit. On a
 * difference the actual lines are left under {@code target}.
 */
class GoldenBaselineTest {
  private static final Path GOLDEN = Path.of("jobs/src/test/resources/golden");

  @TempDir Path folder;

  @Test
  void baselineCostsWhatItDid() throws IOException {
    check("baseline", run("baseline", "simulation.replicates=64"), row -> true);
  }

  @Test
  void plannersCohortCostsWhatItDid() throws IOException {
    RunResult run = run("planner-cohort", FrozenSimulationTest.FROZEN, "simulation.replicates=3");
    check("planner-cohort", run, row -> !row.vintageKind().equals("projected"));
    assertThat(FrozenSimulationTest.simulated(run))
        .as("every frozen replicate is the deterministic pass")
        .isEqualTo(FrozenSimulationTest.deterministic(run))
        .hasSizeGreaterThan(250);
  }

  private RunResult run(String scenario, String... sets) {
    Path file = Path.of("data/scenarios", scenario + ".conf");
    return TestEngine.run(RunKind.FORECAST, file, folder, List.of(sets));
  }

  private static void check(String scenario, RunResult run, Predicate<OutlayRow> rows)
      throws IOException {
    List<String> actual = lines(run, rows);
    String file = scenario + "-outlays.csv";
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", file), actual);
    assertThat(actual).isEqualTo(Files.readAllLines(GOLDEN.resolve(file)));
  }

  private static List<String> lines(RunResult run, Predicate<OutlayRow> rows) {
    Map<String, Long> sums =
        run.outlays().stream()
            .filter(rows)
            .collect(
                Collectors.groupingBy(
                    GoldenBaselineTest::key, TreeMap::new, Collectors.summingLong(OutlayRow::fen)));
    List<String> lines =
        sums.entrySet().stream().map(e -> e.getKey() + "," + Fen.yuan(e.getValue())).toList();
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("fiscal_year,clause,rule,vintage_kind,amount"),
            lines.stream())
        .toList();
  }

  private static String key(OutlayRow row) {
    return row.fiscalYear() + "," + row.clause() + "," + row.rule() + "," + row.vintageKind();
  }
}
