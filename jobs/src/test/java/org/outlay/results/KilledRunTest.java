package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies at once, as under kill -9, at each step of publishing. */
class KilledRunTest {
  private static final int STATUS = 137;

  @TempDir Path out;

  @ParameterizedTest
  @EnumSource(Step.class)
  void theOldRunStaysAndTheNewOneIsWholeOrAbsent(Step step) throws Exception {
    String old = Samples.publishPlain(out.toString(), "old");
    Map<String, String> before = Samples.tree(out);

    assertThat(publishInAnotherProcess(step)).isEqualTo(STATUS);

    before.remove("baseline/latest");
    assertThat(Samples.tree(out)).containsAllEntriesOf(before);
    RunReader latest = open(out.resolve("baseline"));
    assertThat(latest.checkDigests().all()).isEmpty();
    assertThat(latest.manifest().lineage().runId().equals(old))
        .isEqualTo(step != Step.AFTER_POINTER);
    assertThat(whole()).isEqualTo(step.compareTo(Step.AFTER_MOVE) < 0 ? 1 : 2);
    Samples.publishPlain(out.toString(), "next");
    assertThat(open(out.resolve("baseline")).checkDigests().all()).isEmpty();
  }

  /** Runs that a reader finds in the folder; each is whole. */
  private long whole() throws IOException {
    try (var children = Files.list(out.resolve("baseline"))) {
      return children
          .filter(p -> Files.isDirectory(p) && !p.getFileName().toString().startsWith("."))
          .peek(p -> assertThat(open(p).checkDigests().all()).isEmpty())
          .count();
    }
  }

  private int publishInAnotherProcess(Step step) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRunTest.class.getName(),
            step.name(),
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(new File(out.toFile(), "log"))
        .start()
        .waitFor();
  }

  private static RunReader open(Path path) {
    return RunReader.open(new Configuration(), path.toString());
  }

  /** Publishes a run and halts at the step given first, in the folder given second. */
  public static void main(String[] args) {
    var folder = new org.apache.hadoop.fs.Path("file:" + args[1] + "/baseline");
    FailingStore store =
        FailingStore.at(Step.valueOf(args[0]), folder, () -> Runtime.getRuntime().halt(STATUS));
    RunFolder run = RunFolder.start(store, folder, Clock.systemUTC());
    run.publish(Samples.manifest(run.runId(), Samples.writePlain(run, "payments", "new")));
  }
}
