package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.Progress;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.job.Setup;

/** A run that breaks after its blocks leaves them; resuming takes them over, else they go. */
class ResumeTest {
  private static final Path SCENARIO = Path.of("data/scenarios/small.conf");
  private static final String PROJECTING = "projecting applications";
  private static final String LAST = "writing tables";
  private static final String COMPUTED = "computing payments";
  private static final String TAKEN = "taking over payments";

  /** Spark would read it as a pattern. */
  private static final String RUNS = "runs [1]";

  /** What was never interrupted. */
  private static RunResult whole;

  @TempDir Path folder;

  @BeforeAll
  static void runWhole(@TempDir Path out) {
    whole = run(out, RunKind.FORECAST, Request.Unfinished.DISCARD, step -> {});
  }

  @Test
  void takesOverFinishedBlocks() throws IOException {
    assertThatThrownBy(() -> run(Request.Unfinished.DISCARD, ResumeTest::breakDown))
        .hasMessage("broken on purpose");
    assertThat(folder.resolve(RUNS).resolve("small/latest")).doesNotExist();
    Map<Path, FileTime> left = blocks();
    assertThat(left).hasSize(2);
    Path damaged = left.keySet().iterator().next();
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    // Other work with the same inputs leaves it alone.
    run(RunKind.ASSESS, Request.Unfinished.DISCARD, step -> {});
    TreeMap<Path, FileTime> taken = new TreeMap<>();
    TreeMap<Path, FileTime> seen = new TreeMap<>();
    RunResult resumed = resume(taken, seen);
    // Copied into a folder of the run's own; the damaged one is computed anew.
    taken.keySet().removeAll(left.keySet());
    seen.keySet().removeAll(left.keySet());
    assertThat(seen.keySet()).isEqualTo(taken.keySet()).hasSize(2);
    assertThat(seen.firstEntry().getValue()).isGreaterThan(taken.firstEntry().getValue());
    assertThat(seen.lastEntry().getValue()).isEqualTo(taken.lastEntry().getValue());
    assertThat(blocks()).containsOnlyKeys(left.keySet());
    assertThat(rows(whole)).isEqualTo(rows(resumed));
    List<String> steps = new ArrayList<>();
    RunResult divided =
        run(Request.Unfinished.DISCARD, steps::add, "simulation.broadcast-limit=16 KiB");
    assertThat(rows(divided)).isEqualTo(rows(resumed));
    assertThat(steps).anyMatch(step -> step.matches("simulating 600 replicates in \\d+ parts"));
  }

  /** One start by mistake, soon stopped, does not hide what an earlier run has done. */
  @Test
  void takesOverWhatSeveralRunsLeft() throws IOException {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> run(Request.Unfinished.DISCARD, ResumeTest::breakDown))
          .hasMessage("broken on purpose");
    }
    List<Path> left = List.copyOf(new TreeMap<>(blocks()).keySet());
    assertThat(left).hasSize(4);
    Files.delete(left.get(0));
    Files.delete(left.get(3));
    TreeMap<Path, FileTime> taken = new TreeMap<>();
    TreeMap<Path, FileTime> seen = new TreeMap<>();
    RunResult resumed = resume(taken, seen);
    assertThat(seen).isEqualTo(taken).hasSize(4);
    assertThat(rows(resumed)).isEqualTo(rows(whole));
  }

  /** A run that is resumed may still be under way. */
  @Test
  void leavesARunThatIsUnderWayAlone() {
    List<RunResult> second = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    RunResult first =
        run(
            Request.Unfinished.DISCARD,
            step -> {
              if (step.equals(LAST) && second.isEmpty()) {
                second.add(run(Request.Unfinished.RESUME, steps::add));
              }
            });
    assertThat(steps).contains(TAKEN).doesNotContain(COMPUTED);
    assertThat(rows(first)).isEqualTo(rows(second.get(0))).isEqualTo(rows(whole));
    assertThat(blocks()).isEmpty();
  }

  /** A killed run leaves its files where they are; one that fails removes them. */
  @Test
  void takesOverPaymentsOfAKilledRun() throws IOException {
    kill(Request.Unfinished.DISCARD);
    // Killed in turn, it leaves what it had taken over.
    Path staged = kill(Request.Unfinished.RESUME);
    List<String> steps = new ArrayList<>();
    RunResult resumed = run(Request.Unfinished.RESUME, steps::add);
    assertThat(steps).contains(TAKEN).doesNotContain(COMPUTED);
    for (String table : List.of("payments", "outlays", "commitments")) {
      assertThat(rows(resumed, table)).as(table).isEqualTo(rows(whole, table)).isNotEmpty();
    }
    String writtenBy =
        TestEngine.table(resumed, "payments")
            .schema()
            .apply(0)
            .metadata()
            .getMetadata("outlay")
            .getString("run_id");
    assertThat(resumed.path()).endsWith("/" + writtenBy);
    assertThat(staged.resolve("payments")).isNotEmptyDirectory();
  }

  @Test
  void computesDamagedPaymentsAnew() throws IOException {
    Path staged = kill(Request.Unfinished.DISCARD);
    Path file;
    try (Stream<Path> files = Files.list(staged.resolve("payments"))) {
      file = files.sorted().findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);
    List<String> steps = new ArrayList<>();
    RunResult resumed = run(Request.Unfinished.RESUME, steps::add);
    assertThat(steps).contains(TAKEN, COMPUTED);
    assertThat(rows(resumed, "payments")).isEqualTo(rows(whole, "payments"));
  }

  /** Resumes; the blocks that there are before anything is simulated, and after. */
  private RunResult resume(Map<Path, FileTime> taken, Map<Path, FileTime> seen) {
    return run(
        Request.Unfinished.RESUME,
        step -> {
          if (step.equals(PROJECTING)) {
            taken.putAll(blocks());
          }
          if (step.equals(LAST)) {
            seen.putAll(blocks());
          }
        });
  }

  /** Breaks a run and puts back what its process, if killed, had left; the folder. */
  private Path kill(Request.Unfinished unfinished) throws IOException {
    Path copy = folder.resolve("copy");
    List<Path> staged = new ArrayList<>();
    assertThatThrownBy(
            () ->
                run(
                    unfinished,
                    step -> {
                      if (step.equals(LAST)) {
                        staged.addAll(partial());
                        copy(staged.get(0), copy);
                      }
                      breakDown(step);
                    }))
        .hasMessage("broken on purpose");
    Files.move(copy, staged.get(0));
    return staged.get(0);
  }

  private List<Path> partial() {
    try (Stream<Path> runs = Files.list(folder.resolve(RUNS).resolve("small"))) {
      return runs.filter(run -> run.toString().endsWith(".partial"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void breakDown(String step) {
    if (step.equals(LAST)) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  private RunResult run(Request.Unfinished unfinished, Consumer<String> heard, String... further) {
    return run(RunKind.FORECAST, unfinished, heard, further);
  }

  private RunResult run(
      RunKind kind, Request.Unfinished unfinished, Consumer<String> heard, String... further) {
    return run(folder.resolve(RUNS), kind, unfinished, heard, further);
  }

  private static RunResult run(
      Path out,
      RunKind kind,
      Request.Unfinished unfinished,
      Consumer<String> heard,
      String... further) {
    Progress progress =
        new Progress() {
          @Override
          public void step(String name) {
            heard.accept(name);
          }

          @Override
          public void tasks(long done, long known) {}

          @Override
          public void replicates(long done, long all) {}
        };
    // Two blocks, over no more years than it takes.
    List<String> sets = new ArrayList<>(List.of("simulation.replicates=600", "horizon.to=2018"));
    sets.addAll(List.of(further));
    Request request =
        new Request(
            SCENARIO,
            sets,
            out.toString(),
            Optional.empty(),
            Map.of(),
            Request.OnReject.GO_ON,
            unfinished);
    return new RunJob(TestEngine.spark(), progress, kind).run(Setup.load(SCENARIO, sets), request);
  }

  private Map<Path, FileTime> blocks() {
    Map<Path, FileTime> blocks = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().matches("block-\\d+\\.bin")) {
          blocks.put(file, Files.getLastModifiedTime(file));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return blocks;
  }

  private static List<String> rows(RunResult run) {
    return rows(run, "simulated_outlays");
  }

  private static List<String> rows(RunResult run, String table) {
    return TestEngine.table(run, table).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
