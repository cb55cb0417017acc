package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.ProblemException;

class MastersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://127.0.0.1:1",
        "spark://127.0.0.1:1,127.0.0.1:2",
        "spark://127.0.0.1",
        "spark://127.0.0.1:70000",
        "spark://",
      })
  void refusesWhereNoMasterAnswers(String master) {
    assertThatThrownBy(() -> Masters.check(master))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(master)
        .hasMessageContaining("no-master");
  }

  @Test
  void oneMasterOfSeveralIsEnough() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String master = "spark://127.0.0.1:1,127.0.0.1:" + listening.getLocalPort();
      assertThatCode(() -> Masters.check(master)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[2]", "yarn", "k8s://https://127.0.0.1:1", "loacl[2]"})
  void leavesOthersToSpark(String master) {
    assertThatCode(() -> Masters.check(master)).doesNotThrowAnyException();
  }
}
