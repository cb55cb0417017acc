package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told, and how often, of a run that is stopped from outside. */
class StoppingTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Stopping stopping =
      new Stopping(new PrintStream(said, true, StandardCharsets.UTF_8));

  /** Logs are silenced when a run is stopped. */
  @AfterEach
  void readLogSettingsAgain() {
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
  }

  @Test
  void aStopIsToldOnceInOneSentence() {
    stopping.stop();
    assertThat(stopping.isStopped()).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("the run was stopped; nothing was published [stopped]")
        .contains("--resume")
        .hasLineCount(3);
  }

  @Test
  void nothingIsToldOfAnEnd() {
    stopping.end();
    stopping.stop();
    assertThat(stopping.isStopped()).isFalse();
    assertThat(said.size()).isZero();
  }
}
