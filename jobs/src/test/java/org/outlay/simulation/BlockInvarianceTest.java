package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.VintageKind;
import org.outlay.job.CheckJob;
import org.outlay.job.Setup;
import org.outlay.projection.Cell;
import org.outlay.projection.Intensities;
import org.outlay.projection.ProjectedCell;
import org.outlay.projection.Projection;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;

/** A replicate is what it is, whatever block it is simulated in and whatever else is drawn. */
class BlockInvarianceTest {
  private static final Path BASELINE = Path.of("data/scenarios/baseline.conf");
  private static final Setup SETUP = Setup.load(BASELINE, List.of());
  private static final int COUNT = 24;
  private static final int FEW = 8;

  private static Roster roster;
  private static Timeframe time;
  private static Forecast base;

  @TempDir Path folder;

  @BeforeAll
  static void read() {
    roster = RosterReader.read(SETUP.policy(), CheckJob.read(TestEngine.spark(), SETUP));
    time = Timeframe.continued(2017, 2026, SETUP.scenario().asOf().orElseThrow());
    base = forecast(SETUP);
  }

  private static Model model(Set<UncertaintySource> frozen) {
    return base.withFrozen(SETUP.policy(), time, SimulationSettings.DEFAULT, frozen);
  }

  private static Forecast forecast(Setup setup) {
    return Forecast.of(
        setup.policy(),
        time,
        roster,
        SimulationSettings.DEFAULT.withFrozen(Set.of()),
        setup.scenario().projection(),
        setup.incentives());
  }

  private static Forecast changed(String... sets) {
    return forecast(Setup.load(BASELINE, List.of(sets)));
  }

  @Test
  void replicatesDoNotDependOnTheirBlock() {
    Model model = base.model();
    List<List<Long>> whole = replicates(model, 0, COUNT);
    List<List<Long>> parts = new ArrayList<>(replicates(model, 0, 7));
    parts.addAll(replicates(model, 7, 1));
    parts.addAll(replicates(model, 8, COUNT - 8));
    assertThat(parts.equals(whole)).isTrue();
    assertThat(Set.copyOf(whole)).hasSize(COUNT);
  }

  @Test
  void everySourceMovesTheTotals() {
    List<List<Long>> drawn = replicates(base.model(), 0, FEW);
    for (UncertaintySource source : UncertaintySource.OF_APPLICATIONS) {
      assertThat(replicates(model(EnumSet.of(source)), 0, FEW)).as(source.id()).isNotEqualTo(drawn);
    }
    List<List<Long>> still = replicates(model(EnumSet.allOf(UncertaintySource.class)), 0, FEW);
    assertThat(Set.copyOf(still)).hasSize(1);
  }

  /** Years between the records and the horizon are drawn, too. */
  @Test
  void aLaterHorizonSeesTheSameYears() {
    Timeframe later = Timeframe.continued(2020, 2026, SETUP.scenario().asOf().orElseThrow());
    Model model =
        Forecast.of(
                SETUP.policy(),
                later,
                roster,
                SimulationSettings.DEFAULT.withFrozen(Set.of()),
                SETUP.scenario().projection(),
                SETUP.incentives())
            .model();
    BlockTotals late = BlockSimulator.simulate(model, 0, COUNT);
    BlockTotals whole = BlockSimulator.simulate(base.model(), 0, COUNT);
    for (int rule = 0; rule < SETUP.policy().rules().size(); rule++) {
      for (VintageKind kind : VintageKind.values()) {
        for (int year = 0; year < late.years(); year++) {
          for (int r = 0; r < COUNT; r++) {
            assertThat(late.fen(rule, kind, year, r))
                .as(SETUP.policy().rules().get(rule).name() + " " + kind + " " + year)
                .isEqualTo(whole.fen(rule, kind, year + 3, r));
          }
        }
      }
    }
  }

  /** As many as there are places, and the same applications otherwise. */
  @Test
  void placesHoldInEveryReplicate() {
    Forecast limited = changed("projection.programmes.home.places=400");
    Map<String, int[]> without = counts(base.model(), SETUP);
    counts(limited.model(), SETUP)
        .forEach(
            (round, counts) -> {
              int most = round.startsWith("home ") ? 400 : Integer.MAX_VALUE;
              int[] all = without.get(round);
              assertThat(counts)
                  .as(round)
                  .isEqualTo(Arrays.stream(all).map(n -> Math.min(n, most)).toArray());
            });
    assertThat(Arrays.stream(without.get("home 2020")).max().orElseThrow()).isGreaterThan(400);
    Projection projection = limited.projection();
    Intensities.Block sample = projection.sample(1);
    double expected = 0;
    for (int c = 0; c < projection.cells().size(); c++) {
      boolean home = projection.cells().get(c).cell().programme().equals("home");
      expected += home ? projection.expected(sample, c, 2020) : 0;
    }
    double mean =
        Arrays.stream(counts(limited.model(), SETUP).get("home 2020")).average().orElse(0);
    assertThat(expected).isBetween(300.0, 400.0).isCloseTo(mean, within(12.0));
  }

  /** A frozen choice keeps the number of applicants; frozen arrivals keep the expected number. */
  @Test
  void frozenCountsAddUp() {
    Map<String, int[]> drawn = counts(base.model(), SETUP);
    Model chosen = model(Set.of(UncertaintySource.CHOICE));
    counts(chosen, SETUP)
        .forEach((round, counts) -> assertThat(counts).as(round).isEqualTo(drawn.get(round)));
    Model even = model(Set.of(UncertaintySource.ARRIVALS, UncertaintySource.PROJECTION));
    Projection projection = base.projection();
    counts(even, SETUP)
        .forEach(
            (round, counts) -> {
              String[] name = round.split(" ");
              double mean =
                  projection.cells().stream()
                      .filter(cell -> cell.cell().programme().equals(name[0]))
                      .mapToDouble(cell -> cell.mean(Integer.parseInt(name[1])))
                      .sum();
              assertThat(Arrays.stream(counts).max().orElseThrow())
                  .as(round)
                  .isEqualTo(Arrays.stream(counts).min().orElseThrow());
              assertThat((double) counts[0]).as(round).isCloseTo(mean, within(0.5001));
            });
  }

  /** Applications by programme, year and replicate. */
  private static Map<String, int[]> counts(Model model, Setup setup) {
    List<String> programmes = List.copyOf(setup.policy().programmes().keySet());
    Admissions admissions = new Admissions(model, new LotDraws(model, 0, COUNT), lot -> true);
    Map<String, int[]> counts = new TreeMap<>();
    for (int lot = 0; lot < model.lots().size(); lot++) {
      String programme = programmes.get(model.lots().programmes()[lot]);
      String round = programme + " " + model.lots().years()[lot];
      int[] sums = counts.computeIfAbsent(round, k -> new int[COUNT]);
      int[] ofLot = admissions.of(lot);
      Arrays.setAll(sums, r -> sums[r] + ofLot[r]);
    }
    return counts;
  }

  /**
   * Twice the award, elasticity a half: 2^0.5 times the applications, of those alone whom the award
   * is for, and as many more in the horizon's last year as in its first.
   */
  @Test
  void applicantsRespondToTheirOwnAward() {
    List<ProjectedCell> usual = base.projection().cells();
    List<ProjectedCell> more =
        changed(
                "parameters.hr-park.grant.national=2000000",
                "parameters.hr-park.grant.municipal=1000000",
                "parameters.home-rent.annual.senior=60000",
                "behaviour.elasticity=0.5",
                "behaviour.programmes.hr-park.elasticity=0.25")
            .projection()
            .cells();
    int responding = 0;
    for (int c = 0; c < usual.size(); c++) {
      Cell cell = usual.get(c).cell();
      boolean park =
          cell.programme().equals("hr-park") && !Objects.equals(cell.grade(), "provincial");
      boolean rent = Objects.equals(cell.option(), "rent") && Objects.equals(cell.tier(), "senior");
      double factor = park ? Math.pow(2, 0.25) : rent ? Math.sqrt(2) : 1;
      responding += rent ? 1 : 0;
      for (int year : new int[] {2017, 2019, 2026}) {
        double expected = usual.get(c).mean(year) * factor;
        assertThat(more.get(c).mean(year))
            .as(cell.key() + year)
            .isCloseTo(expected, within(1e-9 * (1 + expected)));
      }
    }
    assertThat(responding).isPositive();
  }

  @Test
  void aStoredBlockIsReadBackAndADamagedOneIsNot() throws Exception {
    BlockTotals totals = BlockSimulator.simulate(base.model(), 0, 20);
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
