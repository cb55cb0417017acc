package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.ProblemException;
import org.outlay.results.RunStore.Kind;

class RunFolderTest {
  @TempDir Path out;

  @Test
  void aRunIsItsTablesRunJsonAndLatest() throws IOException {
    String id = Samples.publishPlain(out.toString(), "rows");

    assertThat(id).matches("\\d{8}T\\d{6}Z-[0-9a-f]{6}");
    assertThat(Samples.tree(out))
        .containsOnlyKeys(
            "baseline/" + id + "/payments/part-0.parquet",
            "baseline/" + id + "/run.json",
            "baseline/latest");
    assertThat(Files.readString(out.resolve("baseline/latest"))).isEqualTo(id + "\n");
  }

  @Test
  void nothingIsSeenBeforePublishing() throws IOException {
    try (RunFolder run = start()) {
      Samples.writePlain(run, "payments", "rows");
      try (var children = Files.list(out.resolve("baseline"))) {
        assertThat(children.map(p -> p.getFileName().toString()))
            .containsExactly("." + run.runId() + ".partial");
      }
    }
  }

  @Test
  void aRunThatIsNotPublishedIsDiscarded() {
    Samples.publishPlain(out.toString(), "old");
    Map<String, String> before = Samples.tree(out);

    assertThatThrownBy(
            () -> {
              try (RunFolder run = start()) {
                Samples.writePlain(run, "payments", "new");
                throw new IllegalStateException("a job failed");
              }
            })
        .hasMessage("a job failed");

    assertThat(Samples.tree(out)).isEqualTo(before);
  }

  /** Wherever publishing fails, the old run is untouched and nothing is left of the new one. */
  @ParameterizedTest
  @EnumSource(Step.class)
  void failureWhilePublishing(Step step) {
    Samples.publishPlain(out.toString(), "old");
    Map<String, String> before = Samples.tree(out);
    RunFolder run = startFailingAt(step);
    TableSummary table = Samples.writePlain(run, "payments", "new");
    Manifest manifest = Samples.manifest(run.runId(), table);

    if (step == Step.AFTER_POINTER) {
      run.publish(manifest);
      assertThat(open("baseline").manifest()).isEqualTo(manifest);
    } else {
      assertThatThrownBy(() -> run.publish(manifest))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.exitStatus()).isEqualTo(4))
          .hasMessageContaining("nothing is published [cannot-write-results]")
          .hasMessageContaining("disk full");
      assertThat(Samples.tree(out)).isEqualTo(before);
    }
    run.close();
    assertThat(Samples.tree(out)).containsAllEntriesOf(withoutLatest(before));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void twoRunsAtOnceDoNotDisturbEachOther(Kind kind) throws IOException {
    try (RunFolder first = start(kind, Instant.now());
        RunFolder second = start(kind, Instant.now())) {
      TableSummary firstTable = Samples.writePlain(first, "payments", "first");
      TableSummary secondTable = Samples.writePlain(second, "payments", "second");
      try (RunFolder third = start(kind, Instant.now())) {
        Samples.writePlain(third, "payments", "third");
        second.publish(Samples.manifest(second.runId(), secondTable));
      }
      assertThat(open("baseline").manifest().lineage().runId()).isEqualTo(second.runId());
      first.publish(Samples.manifest(first.runId(), firstTable));

      assertThat(open("baseline").manifest().lineage().runId()).isEqualTo(first.runId());
      for (RunFolder run : new RunFolder[] {first, second}) {
        RunReader reader = open("baseline/" + run.runId());
        assertThat(reader.checkDigests().all()).isEmpty();
      }
      assertThat(Samples.tree(out).keySet())
          .filteredOn(name -> !name.endsWith(".crc"))
          .hasSize(2 * 2 + 1);
    }
  }

  /** Two days later: what killed runs left is gone, what is young or not ours stays. */
  @Test
  void leftoversAreSweptAtTheNextPublish() throws IOException {
    Instant past = Instant.now().minus(Duration.ofDays(3));
    RunFolder dead = start(Kind.LOCAL, past);
    Samples.writePlain(dead, "payments", "dead");
    block(dead);
    RunFolder simulating = start(Kind.LOCAL, past);
    Samples.writePlain(simulating, "payments", "long since written");
    age(out, past);
    Path blocks = block(simulating);
    RunFolder busy = start(Kind.LOCAL, past);
    Samples.writePlain(busy, "payments", "started long ago and still writing");
    RunFolder young = start(Kind.LOCAL, Instant.now());
    Samples.writePlain(young, "payments", "young");
    Path folder = out.resolve("baseline");
    Files.writeString(folder.resolve(".latest." + dead.runId()), "dead");
    Files.writeString(folder.resolve(".notes.partial"), "of somebody");
    age(folder.resolve(".notes.partial"), past);
    Files.createDirectory(folder.resolve("20200101T000000Z-000000"));

    String id = Samples.publishPlain(out.toString(), "new");

    try (var children = Files.list(folder)) {
      assertThat(children.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "." + busy.runId() + ".partial",
              "." + young.runId() + ".partial",
              "." + simulating.runId() + ".partial",
              blocks.getFileName().toString(),
              ".notes.partial",
              "20200101T000000Z-000000",
              id,
              "latest");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"under-a-file/x", "/proc/outlay"})
  void aTargetThatCannotBeWritten(String target) throws IOException {
    Files.writeString(out.resolve("under-a-file"), "no folder");

    assertThatThrownBy(
            () -> RunFolder.start(new Configuration(), out.resolve(target).toString(), "baseline"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.exitStatus()).isEqualTo(4))
        .hasMessageContaining("[cannot-write-results]")
        .hasMessageContaining("choose another folder with --out");
    assertThat(Samples.tree(out)).containsOnlyKeys("under-a-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".hidden", "a/b", "..", "a\\b", "c:d"})
  void aScenarioNameThatNamesNoFolder(String name) {
    assertThatThrownBy(() -> RunFolder.start(new Configuration(), out.toString(), name))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessageContaining("[bad-scenario-name]");
  }

  @Test
  void aManifestThatDoesNotFitIsRefused() {
    try (RunFolder run = start()) {
      TableSummary table = Samples.writePlain(run, "payments", "rows");

      assertThatThrownBy(() -> run.publish(Samples.manifest(run.runId())))
          .hasMessageContaining("with tables [] does not fit");
      assertThatThrownBy(() -> run.publish(Samples.manifest("another", table)))
          .hasMessageContaining("the manifest of run another");
    }
    assertThat(Samples.tree(out)).isEmpty();
  }

  /** On an object store nothing is renamed; run.json makes the run, then latest names it. */
  @Test
  void anObjectStoreIsPutInOrder() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs.bucket.impl", BucketFileSystem.class, FileSystem.class);
    String target = "bucket://b" + out;
    BucketFileSystem.PUT.clear();

    try (RunFolder run = RunFolder.start(hadoop, target, "baseline")) {
      TableSummary table = Samples.writePlain(run, "payments", "rows");
      assertThatThrownBy(() -> RunReader.open(hadoop, run.path()))
          .hasMessageContaining("this is no run: it has no run.json");
      run.publish(Samples.manifest(run.runId(), table));

      assertThat(BucketFileSystem.PUT).containsExactly("part-0.parquet", "run.json", "latest");
      assertThat(RunReader.open(hadoop, target + "/baseline").checkDigests().all()).isEmpty();
    }
    try (RunFolder failed = RunFolder.start(hadoop, target, "baseline")) {
      Samples.writePlain(failed, "payments", "rows");
    }
    assertThat(Samples.tree(out)).hasSize(3);
  }

  @Test
  void anObjectStoreIsSweptOfFoldersWithoutRunJson() throws IOException {
    Instant past = Instant.now().minus(Duration.ofDays(3));
    RunFolder dead = start(Kind.OBJECTS, past);
    Samples.writePlain(dead, "payments", "dead");
    age(out, past);
    RunFolder whole = start(Kind.OBJECTS, past);
    whole.publish(Samples.manifest(whole.runId(), Samples.writePlain(whole, "payments", "old")));
    age(out, past);
    RunFolder next = start(Kind.OBJECTS, Instant.now());
    next.publish(Samples.manifest(next.runId(), Samples.writePlain(next, "payments", "new")));

    assertThat(Samples.tree(out).keySet())
        .containsExactlyInAnyOrder(
            "baseline/" + whole.runId() + "/payments/part-0.parquet",
            "baseline/" + whole.runId() + "/run.json",
            "baseline/" + next.runId() + "/payments/part-0.parquet",
            "baseline/" + next.runId() + "/run.json",
            "baseline/latest");
  }

  private RunFolder start() {
    return RunFolder.start(new Configuration(), out.toString(), "baseline");
  }

  private RunFolder start(Kind kind, Instant now) throws IOException {
    Configuration hadoop = new Configuration();
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(out + "/baseline");
    RunStore store = new RunStore(kind, RunStore.raw(folder, hadoop), hadoop);
    return RunFolder.start(
        store, store.fs().makeQualified(folder), Clock.fixed(now, ZoneOffset.UTC));
  }

  private RunFolder startFailingAt(Step step) {
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path("file:" + out + "/baseline");
    return RunFolder.start(FailingStore.at(step, folder), folder, Clock.systemUTC());
  }

  private RunReader open(String path) {
    return RunReader.open(new Configuration(), out.resolve(path).toString());
  }

  private static Map<String, String> withoutLatest(Map<String, String> tree) {
    tree.remove("baseline/latest");
    return tree;
  }

  /** A block of replicates that a run has finished just now; its folder. */
  private Path block(RunFolder run) throws IOException {
    Path blocks = Path.of(URI.create(run.work("work")).getPath());
    Files.createDirectories(blocks);
    Files.writeString(blocks.resolve("block-000000.bin"), run.runId());
    return blocks;
  }

  private static void age(Path path, Instant time) throws IOException {
    try (var walk = Files.walk(path)) {
      for (Path each : walk.filter(p -> !p.equals(path) || Files.isRegularFile(p)).toList()) {
        Files.setLastModifiedTime(each, FileTime.from(time));
      }
    }
  }
}
