package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of how far a run is, by a clock of the test's own. */
class ProgressLineTest {
  private final AtomicLong nanos = new AtomicLong(42);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ProgressLine progress =
      new ProgressLine(
          new PrintStream(said, true, StandardCharsets.UTF_8), Words.in("en"), false, nanos::get);

  private void at(int seconds, long done, long all) {
    nanos.set(42 + seconds * 1_000_000_000L);
    progress.replicates(done, all);
  }

  private Stream<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines();
  }

  /** Current policy is simulated after the scenario, with as many replicates. */
  @Test
  void aSecondSimulationGoesByItsOwnPace() {
    progress.step("simulating 1000 replicates");
    at(0, 0, 1_000);
    at(10, 500, 1_000);
    // Steps of what is computed beside it change nothing.
    progress.step("summing outlays");
    at(15, 750, 1_000);
    at(20, 1_000, 1_000);
    progress.step("simulating current policy");
    at(100, 0, 1_000);
    at(140, 250, 1_000);
    assertThat(lines())
        .containsExactly(
            "  0.0 s  simulating 1000 replicates",
            " 10.0 s  simulating 1000 replicates  500 of 1,000 replicates, about 10 s left",
            " 10.0 s  summing outlays",
            " 15.0 s  summing outlays  750 of 1,000 replicates, about 5 s left",
            " 20.0 s  simulating current policy",
            "100.0 s  simulating current policy  0 of 1,000 replicates",
            "140.0 s  simulating current policy  250 of 1,000 replicates, about 120 s left");
  }

  @Test
  void whatWasThereBeforeDoesNotCountAsFast() {
    at(10, 512, 1_000);
    at(20, 612, 1_000);
    // More replicates, those of before being there: a simulation of its own.
    at(60, 1_000, 2_000);
    at(70, 1_100, 2_000);
    assertThat(lines())
        .containsExactly(
            " 10.0 s    512 of 1,000 replicates",
            " 20.0 s    612 of 1,000 replicates, about 39 s left",
            " 60.0 s    1,000 of 2,000 replicates",
            " 70.0 s    1,100 of 2,000 replicates, about 90 s left");
  }

  @Test
  void nothingIsLeftOfASimulationThatIsDone() {
    at(0, 0, 10);
    at(10, 10, 10);
    nanos.addAndGet(10_000_000_000L);
    progress.tasks(3, 4);
    assertThat(lines()).containsExactly(" 20.0 s    3/4 tasks");
  }
}
