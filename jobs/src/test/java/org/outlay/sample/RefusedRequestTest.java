package org.outlay.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.problem.ProblemException;

class RefusedRequestTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2010, 2016, 1, the number of applications of a sample is out of range, 1 ... 9999999999",
    "5, 1989, 2016, 1, the first year of a sample is out of range, 1990 ... 2100",
    "5, 2016, 2015, 1, the last year of a sample is out of range, 2016 ... 2100",
    "5, 2010, 2101, 1, the last year of a sample is out of range, 2010 ... 2100",
    "5, 2010, 2016, -1, the seed of a sample is out of range, 0 ... 9223372036854775807",
  })
  void aRequestOutOfRangeSaysWhatIsAllowed(
      long applications, int from, int to, long seed, String message, String allowed) {
    assertThatThrownBy(() -> SampleRequest.of(applications, from, to, seed))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("allowed: " + allowed);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> SampleRequest.of(0, 1, 2016, -5))
        .hasMessageContaining("number of applications")
        .hasMessageContaining("first year")
        .hasMessageContaining("seed");
  }

  @Test
  void anUnknownSettingOfAProgrammeIsRefusedAtItsLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("profiles.conf");
    String standard = Files.readString(Path.of("jobs/src/main/resources/sample/profiles.conf"));
    int line = standard.substring(0, standard.indexOf("exit = 0.02")).split("\n", -1).length;
    Files.writeString(file, standard.replace("exit = 0.02", "exits = 0.02"));
    assertThatThrownBy(() -> Profiles.read(file))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("profiles.conf:" + line)
        .hasMessageContaining("value: exits")
        .hasMessageContaining("did you mean \"exit\"");
  }

  @Test
  void profilesThatLackASettingAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("profiles.conf");
    Files.writeString(file, "programmes {}");
    assertThatThrownBy(() -> Profiles.read(file))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("defaults");
  }
}
