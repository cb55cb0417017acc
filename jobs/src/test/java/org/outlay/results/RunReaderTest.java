package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

class RunReaderTest {
  @TempDir Path out;
  private String id = "";

  @BeforeEach
  void publish() {
    id = Samples.publishPlain(out.toString(), "rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "baseline/latest", "baseline/ID", "baseline/ID/"})
  void opensARun(String path) {
    RunReader run = open(path);

    assertThat(run.manifest().lineage().runId()).isEqualTo(id);
    assertThat(run.folder()).endsWith("/baseline/" + id);
    assertThat(run.table()).isEmpty();
    assertThat(run.files("payments")).containsExactly(run.folder() + "/payments/part-0.parquet");
  }

  @Test
  void opensATable() {
    RunReader run = open("baseline/ID/payments");

    assertThat(run.table()).isEqualTo(Optional.of("payments"));
    assertThat(run.folder()).endsWith("/baseline/" + id);
  }

  @Test
  void opensTheNewestRunThatHasATable() throws IOException {
    String later = "29990101T000000Z-000000";
    Path scenario = out.resolve("baseline");
    String json = Files.readString(scenario.resolve(id).resolve("run.json"));
    Files.writeString(
        Files.createDirectories(scenario.resolve(later)).resolve("run.json"),
        json.replace("\"payments\"", "\"others\""));
    Files.writeString(scenario.resolve("latest"), later + "\n");

    Configuration hadoop = new Configuration();
    assertThat(RunReader.with(hadoop, scenario.toString(), "payments").folder()).endsWith(id);
    assertThat(RunReader.with(hadoop, scenario.toString(), "others").folder()).endsWith(later);
    assertThat(RunReader.with(hadoop, scenario.toString(), "neither").folder()).endsWith(later);
    assertThat(RunReader.with(hadoop, scenario.resolve(later).toString(), "payments").folder())
        .endsWith(later);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baseline/none|no-such-run|there is no such folder",
        ".|no-such-run|to do: open one of them: baseline",
        "empty|no-such-run|this is no run: it has no run.json, which a run gets last",
        "baseline/.20260101T000000Z-000000.partial|no-such-run|this run was not finished",
        "baseline/20260101T000000Z-000000|no-such-run|this is no run",
        "baseline/ID/outlays|no-such-table|allowed: payments",
        "dangling|no-such-run|value: 20260101T000000Z-000000",
        "escaping/latest|no-such-run|value: ../baseline/"
      })
  void refusesWhatIsNoRun(String path, String code, String message) throws IOException {
    Files.createDirectories(out.resolve("empty"));
    Files.createDirectories(out.resolve("baseline/20260101T000000Z-000000/payments"));
    Files.writeString(
        Files.createDirectories(out.resolve("dangling")).resolve("latest"),
        "20260101T000000Z-000000\n");
    Files.writeString(
        Files.createDirectories(out.resolve("escaping")).resolve("latest"), "../baseline/" + id);
    if (path.equals(".")) {
      Files.delete(out.resolve("dangling/latest"));
      Files.delete(out.resolve("escaping/latest"));
    }

    assertThatThrownBy(() -> open(path))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problems()).extracting(Problem::code).containsExactly(code);
              assertThat(e.exitStatus()).isEqualTo(2);
            })
        .hasMessageContaining(message);
  }

  @Test
  void refusesARunOfANewerVersion() throws IOException {
    Path json = out.resolve("baseline").resolve(id).resolve("run.json");
    Files.writeString(
        json, Files.readString(json).replace("\"result_schema\" : 1", "\"result_schema\" : 2"));

    assertThatThrownBy(() -> open("baseline"))
        .hasMessageContaining("a newer version of Outlay wrote it [newer-run]")
        .hasMessageContaining("value: result schema 2");
  }

  @Test
  void refusesARunJsonThatIsCutShort() throws IOException {
    Path json = out.resolve("baseline").resolve(id).resolve("run.json");
    Files.writeString(json, Files.readString(json).substring(0, 300));

    assertThatThrownBy(() -> open("baseline"))
        .hasMessageContaining("the run cannot be read [cannot-read-run]");
  }

  @Test
  void findsDamage() throws IOException {
    RunReader run = open("baseline");
    Path file = out.resolve("baseline").resolve(id).resolve("payments/part-0.parquet");
    assertThat(run.checkDigests().all()).isEmpty();

    Files.writeString(file, "rowz");
    assertThat(run.checkSizes().all()).isEmpty();
    assertThat(run.checkDigests().all())
        .singleElement()
        .satisfies(p -> assertThat(p.describe()).contains("the file was changed after the run"));

    Files.writeString(file, "row");
    assertThat(run.checkSizes().all())
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.describe())
                    .contains("the file has 3 bytes", "allowed: 4 bytes, as run.json says"));

    Files.delete(file);
    assertThat(run.checkDigests().all())
        .singleElement()
        .satisfies(p -> assertThat(p.describe()).contains("the file is missing"));
  }

  private RunReader open(String path) {
    return RunReader.open(new Configuration(), out.resolve(path.replace("ID", id)).toString());
  }
}
