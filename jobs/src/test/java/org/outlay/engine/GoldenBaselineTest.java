package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.OutlayRow;
import org.outlay.job.RunJob;
import org.outlay.job.RunResult;
import org.outlay.money.Fen;

/**
 * The baseline's outlays by year, rule and kind of approval, as the repository promises them. A
 * change here is a change of results: it needs its reason in the commit. On a difference the actual
 * lines are left in {@code target/baseline-outlays.csv}.
 */
class GoldenBaselineTest {
  private static final Path BASELINE = Path.of("data/scenarios/baseline.conf");
  private static final Path GOLDEN = Path.of("jobs/src/test/resources/golden/baseline-outlays.csv");

  @TempDir Path folder;

  @Test
  void baselineCostsWhatItDid() throws IOException {
    RunResult run = TestEngine.run(RunJob.Command.FORECAST, BASELINE, folder, List.of());
    List<String> actual = lines(run);
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/baseline-outlays.csv"), actual);
    assertThat(actual).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private static List<String> lines(RunResult run) {
    Map<String, Long> sums =
        run.outlays().stream()
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
