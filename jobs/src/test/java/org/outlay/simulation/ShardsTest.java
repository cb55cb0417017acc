package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.engine.Cells;
import org.outlay.engine.RandomLimits;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.VintageKind;
import org.outlay.job.CheckJob;
import org.outlay.job.Setup;
import org.outlay.reference.ContractCsv;
import org.outlay.reference.RandomCohort;
import org.outlay.scenario.UncertaintySource;

/** What the shards of a cohort come to, merged, is what the whole comes to, byte for byte. */
class ShardsTest {
  private static final int FIRST = 5;
  private static final int COUNT = 40;

  /** Few places, caps in proportion, a most of applications, a fund that districts share. */
  private static final List<String> SETS =
      List.of(
          "inputs.as-of=2018-12-31",
          "horizon.from=2019",
          "parameters.shortage-insurance.places=30",
          "limits.bond-interest.group-year=pro-rata",
          "limits.vc-investment-subsidy.group-lifetime=pro-rata",
          "projection.given=add",
          "projection.programmes.home.places=20",
          "simulation.by-district=true");

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void shardsAddUpToTheWhole(long seed) throws IOException {
    for (Set<UncertaintySource> frozen :
        List.of(
            Set.<UncertaintySource>of(),
            EnumSet.of(UncertaintySource.COMPOSITION, UncertaintySource.ARRIVALS))) {
      Model model = model(seed, frozen);
      byte[] whole = bytes(BlockSimulator.simulate(model, FIRST, COUNT));
      boolean dividedPlaces = false;
      for (int parts : new int[] {1, 2, 3, 7, 150}) {
        long limit = size(model.shard()) / parts + 1;
        List<Shard> shards = shards(model, limit);
        assertThat(shards).hasSizeGreaterThan(parts / 2);
        assertThat(bytes(merged(model, shards))).as(parts + " parts").isEqualTo(whole);
        for (Shard shard : shards) {
          assertThat(size(shard) <= limit || shard.units().end(0) == shard.units().size()).isTrue();
          dividedPlaces |= !shard.ahead().donors().isEmpty();
        }
      }
      assertThat(dividedPlaces).isTrue();
    }
  }

  /** Persons and groups that hang together stay together. */
  @Test
  void shardsOfLimitsInStagesAddUpToTheWhole() throws IOException {
    Path policy = folder.resolve("policy");
    Cells rows = RandomLimits.cells(RandomLimits.policy(policy), 3, 1_200);
    Model model =
        model(Setup.load(RandomLimits.scenario(folder, policy, rows), List.of()), Set.of());
    byte[] whole = bytes(BlockSimulator.simulate(model, FIRST, COUNT));
    for (int parts : new int[] {2, 5, 40}) {
      List<Shard> shards = shards(model, size(model.shard()) / parts + 1);
      assertThat(shards).hasSizeGreaterThan(parts / 2);
      assertThat(bytes(merged(model, shards))).as(parts + " parts").isEqualTo(whole);
    }
    BlockTotals all = stored(whole);
    BlockTotals first = BlockSimulator.simulate(model, FIRST, COUNT / 2);
    for (int rule = 0; rule < model.rules(); rule++) {
      for (int r = 0; r < COUNT / 2; r++) {
        assertThat(first.fen(rule, VintageKind.PROJECTED, 1, r))
            .isEqualTo(all.fen(rule, VintageKind.PROJECTED, 1, r));
      }
    }
  }

  /** What a shard of a block has is taken over if it is whole, and counts as it stands. */
  @Test
  void storedShardsAreTakenOver() throws IOException {
    Model model = model(4, Set.of());
    Model divided = model.dividedBy(size(model.shard()) / 4);
    int shards = divided.shards();
    assertThat(shards).isGreaterThan(3);
    BlockTotals other = BlockSimulator.simulate(divided.with(divided.shard(1)), 9, COUNT);
    BlockFiles files = files("taken-over");
    files.write(0, 0, shards, other);
    files.write(0, 1, shards + 1, other);
    files.write(0, 2, shards, BlockSimulator.simulate(divided.with(divided.shard(2)), 0, 3));
    List<Long> heard = new ArrayList<>();
    Blocks.simulate(TestEngine.spark(), divided, COUNT, files, (done, all) -> heard.add(done));
    BlockTotals expected = other;
    for (int shard = 1; shard < shards; shard++) {
      expected.merge(BlockSimulator.simulate(divided.with(divided.shard(shard)), 0, COUNT));
    }
    assertThat(bytes(files.read(0).orElseThrow())).isEqualTo(bytes(expected));
    assertThat(files.read(0, 0, shards)).isEmpty();
    assertThat(heard).isSorted().startsWith((long) COUNT / shards).endsWith((long) COUNT);

    BlockFiles again = files("again");
    Blocks.simulate(TestEngine.spark(), divided, COUNT, again, (done, all) -> {});
    assertThat(bytes(again.read(0).orElseThrow()))
        .isEqualTo(bytes(BlockSimulator.simulate(model, 0, COUNT)));
  }

  /** A task that broke off while it merged, or removed what it had merged, is run again. */
  @Test
  void aMergeThatBrokeOffEndsTheSame() throws IOException {
    Model model = model(4, Set.of());
    Model divided = model.dividedBy(size(model.shard()) / 4);
    int shards = divided.shards();
    byte[] whole = bytes(BlockSimulator.simulate(model, 0, COUNT));
    BlockFiles files = files("broken-off");
    for (int shard = 0; shard < shards; shard++) {
      files.write(
          0, shard, shards, BlockSimulator.simulate(divided.with(divided.shard(shard)), 0, COUNT));
    }
    Files.write(folder.resolve("broken-off/block-000000.bin"), Arrays.copyOf(whole, 99));
    List<Long> heard = new ArrayList<>();
    Blocks.simulate(TestEngine.spark(), divided, COUNT, files, (done, all) -> heard.add(done));
    assertThat(bytes(files.read(0).orElseThrow())).isEqualTo(whole);
    assertThat(heard).as("nothing is simulated again").isEmpty();

    // The attempt before had stored the block and removed all shards but one.
    files.write(0, 1, shards, BlockSimulator.simulate(divided.with(divided.shard(1)), 9, COUNT));
    new BlockJob(TestEngine.spark(), divided, COUNT, files, (done, all) -> {}, () -> false)
        .run(List.of(0));
    assertThat(bytes(files.read(0).orElseThrow())).isEqualTo(whole);
    for (int shard = 0; shard < shards; shard++) {
      assertThat(files.read(0, shard, shards)).isEmpty();
    }
  }

  /** As long as others have tasks, one block after the other; then all that are left at once. */
  @Test
  void blocksLeaveACoreToOthers() throws IOException {
    Model model = model(5, Set.of());
    int replicates = 4 * Blocks.width() + 7;
    BlockFiles files = files("beside");
    List<Long> heard = new ArrayList<>();
    Iterator<Boolean> others = List.of(true, true, false).iterator();
    Blocks.simulate(
        TestEngine.spark(), model, replicates, files, (done, all) -> heard.add(done), others::next);
    assertThat(others).isExhausted();
    assertThat(heard).isSorted().hasSize(6).startsWith(0L, 512L, 1024L).endsWith((long) replicates);
    for (int block = 0; block < 5; block++) {
      int size = Blocks.size(block, replicates);
      assertThat(bytes(files.require(block)))
          .isEqualTo(bytes(BlockSimulator.simulate(model, block * Blocks.width(), size)));
    }
  }

  private BlockFiles files(String name) {
    return new BlockFiles(
        folder.resolve(name).toString(),
        new SerializableConfiguration(TestEngine.spark().sparkContext().hadoopConfiguration()));
  }

  private Model model(long seed, Set<UncertaintySource> frozen) throws IOException {
    Path scenario =
        ContractCsv.write(
            folder, RandomCohort.plausible(seed, 1_200), TestEngine.POLICY, 2016, 2022);
    return model(Setup.load(scenario, SETS), frozen);
  }

  private static Model model(Setup setup, Set<UncertaintySource> frozen) {
    return Forecast.of(
            setup.policy(),
            Timeframe.continued(2019, 2022, setup.scenario().asOf().orElseThrow()),
            RosterReader.read(setup.policy(), CheckJob.read(TestEngine.spark(), setup)),
            setup.scenario().simulation().withFrozen(frozen),
            setup.scenario().projection(),
            setup.incentives())
        .model()
        .keeping(setup.scenario().plan());
  }

  private static List<Shard> shards(Model model, long limit) {
    Model divided = model.dividedBy(limit);
    List<Shard> shards = new ArrayList<>();
    for (int shard = 0; shard < divided.shards(); shard++) {
      shards.add(divided.shard(shard));
    }
    return shards;
  }

  private static BlockTotals merged(Model model, List<Shard> shards) throws IOException {
    BlockTotals sum = stored(simulated(model, shards.get(0)));
    for (Shard shard : shards.subList(1, shards.size())) {
      sum.merge(stored(simulated(model, shard)));
    }
    return sum;
  }

  private static BlockTotals simulated(Model model, Shard shard) {
    return BlockSimulator.simulate(model.with(model.shard().emptied()).with(shard), FIRST, COUNT);
  }

  private static long size(Shard shard) {
    long size = (long) Units.BYTES * shard.units().size();
    for (int application : Arrays.stream(shard.units().application()).distinct().toArray()) {
      size += shard.roster().bytes(application);
    }
    return size;
  }

  private static byte[] bytes(BlockTotals totals) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BlockCodec.write(totals, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static BlockTotals stored(BlockTotals totals) throws IOException {
    return stored(bytes(totals));
  }

  private static BlockTotals stored(byte[] bytes) throws IOException {
    return BlockCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
