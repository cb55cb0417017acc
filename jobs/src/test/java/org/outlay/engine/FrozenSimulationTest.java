package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.reference.ContractCsv;
import org.outlay.reference.RandomCohort;
import org.outlay.scenario.UncertaintySource;

/**
 * With every source frozen and the applications given, each replicate is the deterministic pass, to
 * the fen: the loops and the limits of the simulation against the Spark engine.
 */
class FrozenSimulationTest {
  static final String FROZEN =
      "simulation.freeze=[" + String.join(", ", UncertaintySource.ids()) + "]";

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"1, first-come", "2, pro-rata"})
  void paysRandomCohortsAsTheDeterministicPass(long seed, String allocation) throws IOException {
    Path scenario =
        ContractCsv.write(
            folder, RandomCohort.plausible(seed, 3_000), TestEngine.POLICY, 2016, 2022);
    List<String> sets =
        new ArrayList<>(
            List.of(
                "inputs.as-of=2018-12-31",
                // Without history nothing is projected, which would claim under the same caps.
                "projection.from-year=2019",
                FROZEN,
                "simulation.replicates=3",
                "limits.bond-interest.group-year=" + allocation,
                "limits.vc-investment-subsidy.group-lifetime=" + allocation));
    sets.addAll(split());
    RunResult run = TestEngine.run(RunKind.FORECAST, scenario, folder.resolve(allocation), sets);
    assertThat(run.notSimulated()).isEmpty();
    assertThat(simulated(run)).isEqualTo(deterministic(run)).hasSizeGreaterThan(60);
    assertThat(ledger(run, "replicate > 0")).isEqualTo(ledger(run, "replicate = 0"));
  }

  /** A fund shared by all districts. */
  private static List<String> split() {
    String key = "funds.talent-special.split.";
    return Stream.concat(
            Stream.of("city=0.35", "district=0.65", "uplift=0.1"),
            Stream.of(
                    "nanhu",
                    "xiuzhou",
                    "jiashan",
                    "haiyan",
                    "haining",
                    "pinghu",
                    "tongxiang",
                    "jingkai",
                    "gangqu")
                .map(district -> "districts." + district + ".budget-share=0.05"))
        .map(set -> key + set)
        .toList();
  }

  /** What the accounts' years come to, in whichever replicate. */
  private static Set<String> ledger(RunResult run, String which) {
    return TestEngine.table(run, "fund_ledger")
        .where(which)
        .drop("replicate")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .collect(Collectors.toSet());
  }

  /** Amounts of every replicate, which must all be the same, projected ones apart. */
  static Map<String, BigDecimal> simulated(RunResult run) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row row : TestEngine.table(run, "simulated_outlays").collectAsList()) {
      if (!row.getAs("vintage_kind").equals("projected")) {
        BigDecimal other = sums.put(key(row), row.getAs("amount"));
        assertThat(other).isIn(null, row.<BigDecimal>getAs("amount"));
      }
    }
    return sums;
  }

  static Map<String, BigDecimal> deterministic(RunResult run) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row row : TestEngine.table(run, "outlays").collectAsList()) {
      if (!row.getAs("vintage_kind").equals("projected")) {
        sums.merge(key(row), row.getAs("amount"), BigDecimal::add);
      }
    }
    return sums;
  }

  private static String key(Row row) {
    return row.getAs("fiscal_year") + " " + row.getAs("rule") + " " + row.getAs("vintage_kind");
  }
}
