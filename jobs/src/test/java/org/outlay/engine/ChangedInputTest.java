package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.Progress;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunKind;
import org.outlay.job.Setup;
import org.outlay.problem.ProblemException;

/** Files that are written to while a run reads them: nothing is published. */
class ChangedInputTest {
  private static final Path COHORT = Path.of("data/cohorts/small");

  @TempDir Path folder;

  private Path applications;

  @BeforeEach
  void copyCohort() throws IOException {
    for (String name : List.of("applications.csv", "annual_records.csv")) {
      Files.copy(COHORT.resolve(name), folder.resolve(name));
    }
    applications = folder.resolve("applications.csv");
  }

  @Test
  void appended() {
    refuses(
        () -> Files.writeString(applications, "\n", StandardOpenOption.APPEND),
        "run again when the files are finished");
  }

  /** By a file of the same length. */
  @Test
  void replaced() {
    refuses(
        () -> {
          Path other = Files.copy(applications, folder.resolve("other"));
          Files.setLastModifiedTime(other, FileTime.fromMillis(0));
          Files.move(other, applications, StandardCopyOption.ATOMIC_MOVE);
        },
        "of 1970-01-01T00:00:00Z");
  }

  @Test
  void removed() {
    refuses(() -> Files.delete(applications), "value: removed");
  }

  private interface Change {
    void make() throws IOException;
  }

  private void refuses(Change change, String said) {
    assertThatThrownBy(() -> run(change))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.exitStatus()).isEqualTo(3))
        .hasMessageContaining(applications.toString())
        .hasMessageContaining("[input-changed]")
        .hasMessageContaining(said);
    assertThat(folder.resolve("runs/changed/latest")).doesNotExist();
  }

  private void run(Change change) throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            name = "changed"
            policy = "%s"
            inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"] }
            horizon { from = 2010, to = 2016 }
            """
                .formatted(TestEngine.POLICY.toAbsolutePath()));
    Request request =
        new Request(
            scenario,
            List.of(),
            folder.resolve("runs").toString(),
            Optional.empty(),
            Map.of(),
            Request.OnReject.GO_ON,
            Request.Unfinished.DISCARD);
    new RunJob(TestEngine.spark(), at("writing tables", change), RunKind.ASSESS)
        .run(Setup.load(scenario, List.of()), request);
  }

  private static Progress at(String when, Change change) {
    return new Progress() {
      @Override
      public void step(String name) {
        if (name.equals(when)) {
          try {
            change.make();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }

      @Override
      public void tasks(long done, long known) {}

      @Override
      public void replicates(long done, long all) {}
    };
  }
}
