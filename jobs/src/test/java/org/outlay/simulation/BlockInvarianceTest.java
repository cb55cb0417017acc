package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.cohort.Cohort;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.VintageKind;
import org.outlay.job.CheckJob;
import org.outlay.job.Setup;
import org.outlay.scenario.ProjectionSettings;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;

/** A replicate is what it is, whatever block it is simulated in and whatever else is drawn. */
class BlockInvarianceTest {
  private static final Setup SETUP = Setup.load(Path.of("data/scenarios/baseline.conf"), List.of());
  private static final int COUNT = 24;

  private static Cohort cohort;
  private static Timeframe time;

  @TempDir Path folder;

  @BeforeAll
  static void read() {
    cohort = CheckJob.read(TestEngine.spark(), SETUP);
    time = Timeframe.continued(2017, 2026, SETUP.scenario().asOf().orElseThrow());
  }

  private static Model model(Set<UncertaintySource> frozen) {
    SimulationSettings usual = SimulationSettings.DEFAULT;
    SimulationSettings settings =
        new SimulationSettings(
            usual.replicates(),
            usual.stop(),
            usual.seed(),
            usual.tolerance(),
            usual.breach(),
            frozen,
            usual.ceilings(),
            usual.donorVintages(),
            usual.recency());
    return Forecast.of(SETUP.policy(), time, cohort, settings, ProjectionSettings.DEFAULT).model();
  }

  @Test
  void replicatesDoNotDependOnTheirBlock() {
    Model model = model(Set.of());
    List<List<Long>> whole = replicates(model, 0, COUNT);
    List<List<Long>> parts = new ArrayList<>(replicates(model, 0, 7));
    parts.addAll(replicates(model, 7, 1));
    parts.addAll(replicates(model, 8, COUNT - 8));
    assertThat(parts.equals(whole)).isTrue();
    assertThat(Set.copyOf(whole)).hasSize(COUNT);
  }

  @Test
  void everySourceMovesTheTotals() {
    List<List<Long>> drawn = replicates(model(Set.of()), 0, 40);
    for (UncertaintySource source : UncertaintySource.values()) {
      assertThat(replicates(model(EnumSet.of(source)), 0, 40)).as(source.id()).isNotEqualTo(drawn);
    }
    List<List<Long>> still = replicates(model(EnumSet.allOf(UncertaintySource.class)), 0, 40);
    assertThat(Set.copyOf(still)).hasSize(1);
  }

  @Test
  void aStoredBlockIsReadBackAndADamagedOneIsNot() throws Exception {
    BlockTotals totals = BlockSimulator.simulate(model(Set.of()), 0, 20);
    BlockFiles files =
        new BlockFiles(
            folder.toString(),
            new SerializableConfiguration(TestEngine.spark().sparkContext().hadoopConfiguration()));
    files.write(3, totals);
    assertThat(rows(files.read(3).orElseThrow())).isEqualTo(rows(totals));
    assertThat(files.read(4)).isEqualTo(Optional.empty());
    File stored = folder.resolve("block-000003.bin").toFile();
    byte[] bytes = java.nio.file.Files.readAllBytes(stored.toPath());
    for (int at : new int[] {bytes.length / 3, bytes.length - 3}) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 4;
      java.nio.file.Files.write(stored.toPath(), flipped);
      assertThat(files.read(3)).isEmpty();
    }
    java.nio.file.Files.write(stored.toPath(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(files.read(3)).isEmpty();
  }

  private static List<List<Long>> replicates(Model model, int first, int count) {
    return rows(BlockSimulator.simulate(model, first, count));
  }

  /** All amounts of each replicate. */
  private static List<List<Long>> rows(BlockTotals totals) {
    List<List<Long>> rows = new ArrayList<>();
    for (int r = 0; r < totals.replicates(); r++) {
      List<Long> row = new ArrayList<>();
      for (int rule = 0; rule < SETUP.policy().rules().size(); rule++) {
        for (VintageKind kind : VintageKind.values()) {
          for (int year = 0; year < totals.years(); year++) {
            row.add(totals.fen(rule, kind, year, r));
          }
        }
      }
      rows.add(row);
    }
    return rows;
  }
}
