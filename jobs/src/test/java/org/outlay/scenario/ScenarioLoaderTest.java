package org.outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.Problem;

class ScenarioLoaderTest {
  @TempDir Path root;
  ScenarioFolder folder;

  @BeforeEach
  void write() throws IOException {
    folder = ScenarioFolder.in(root);
  }

  @Test
  void readsEverything() {
    Scenario scenario = folder.load();
    assertThat(scenario.name()).isEqualTo("case");
    assertThat(scenario.description()).isEqualTo("what the others build on");
    assertThat(scenario.policy()).isEqualTo(root.resolve("policy/city"));
    assertThat(scenario.inputs())
        .isEqualTo(
            new Inputs(
                List.of(root.resolve("cohorts/applications.csv").toString()),
                List.of(root.resolve("cohorts/records-*.csv").toString()),
                List.of()));
    assertThat(scenario.asOf()).contains(LocalDate.of(2016, 12, 31));
    assertThat(scenario.horizon()).isEqualTo(new Horizon(2017, 2026));
    assertThat(scenario.horizon().years()).isEqualTo(10);
    assertThat(scenario.plan()).isEqualTo(new Horizon(2017, 2019));
    assertThat(folder.load("plan.from=2020").plan()).isEqualTo(new Horizon(2020, 2022));
    assertThat(folder.load("plan.from=2025").plan()).isEqualTo(new Horizon(2025, 2026));
    assertThat(scenario.simulation()).isEqualTo(SimulationSettings.of(500, 7));
    Section rate =
        scenario
            .overrides()
            .parameters()
            .orElseThrow()
            .section("innovation-project")
            .section("rate");
    assertThat(rate.section("2018-01-01").decimal("A", BigDecimal.ZERO, BigDecimal.ONE))
        .isEqualTo("0.8");
    assertThat(scenario.overrides().funds()).isEmpty();
    assertThat(scenario.overrides().limits().orElseThrow().keys())
        .containsExactly("weekend-agency");
  }

  @Test
  void laterWins_includedThenFileThenSettingsInTheirOrder() {
    assertThat(folder.load("simulation.replicates=1", "simulation.replicates=2").simulation())
        .isEqualTo(SimulationSettings.of(2, 7));
    assertThat(folder.load("simulation.broadcast-limit=3 GiB").simulation().broadcastLimit())
        .isEqualTo(3L << 30);
    assertThat(folder.load("description=new").description()).isEqualTo("new");
    assertThat(folder.load("inputs.as-of=null").asOf()).isEmpty();
    assertThat(folder.load("horizon={from=2018,to=2020}").horizon())
        .isEqualTo(new Horizon(2018, 2020));
  }

  @Test
  void everyValueHasItsFileAndLine() {
    String main = folder.main().toString();
    String base = root.resolve("scenarios/base.conf").toString();
    assertThat(folder.load("horizon.to=2030").resolved())
        .extracting(Leaf::path, Leaf::value, leaf -> leaf.location().toString())
        .containsExactly(
            row("description", "what the others build on", base + ":1"),
            row("simulation.replicates", "500", main + ":12"),
            row("simulation.seed", "7", main + ":13"),
            row("name", "case", main + ":3"),
            row("policy", "../policy/city", main + ":4"),
            row("inputs.applications[0]", "../cohorts/applications.csv", main + ":6"),
            row("inputs.annual-records", "../cohorts/records-*.csv", main + ":7"),
            row("inputs.as-of", "2016-12-31", main + ":8"),
            row("horizon.from", "2017", main + ":10"),
            row("horizon.to", "2030", "--set horizon.to=2030"),
            row("parameters.home-rent.amount.national", "12000", main + ":16"),
            row("parameters.innovation-project.rate.2018-01-01.A", "0.8", main + ":18"),
            row("limits.weekend-agency.group-year", "pro-rata", main + ":21"));
  }

  @Test
  void whatIsNotSetIsKnownWithWhatHoldsThen() {
    assertThat(Usual.of(folder.load()))
        .containsEntry("simulation.donor-vintages", "5")
        .containsEntry("simulation.recency", "0.8")
        .containsEntry("simulation.decompose", "false")
        .containsEntry("simulation.broadcast-limit", "256 MiB")
        .containsEntry("plan.from", "2017")
        .containsEntry("projection.given", "replace")
        .containsEntry("behaviour.elasticity", "0")
        .containsEntry("funds", "{}")
        .doesNotContainKeys("simulation.seed", "inputs.as-of", "parameters", "description");
    assertThat(Usual.of(folder.load("simulation.freeze=[arrivals]", "plan.from=2018")))
        .doesNotContainKeys("simulation.freeze", "plan.from");
  }

  /** A key that is new to a reader is new to the record of a run, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "inputs.", "plan.", "simulation.", "projection.", "behaviour.", "control."})
  void everyKeyIsSetOrUsual(String block) {
    Scenario scenario = folder.load();
    Set<String> known = new HashSet<>(Usual.of(scenario).keySet());
    scenario.resolved().forEach(leaf -> known.add(leaf.path()));
    Problem unknown = folder.refusal(block + "no-such-key=1").problems().get(0);
    assertThat(String.valueOf(unknown.allowed()).split(", "))
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(known)
                    .anyMatch(
                        path -> (path + ".").replace('[', '.').startsWith(block + key + ".")));
  }

  private static Tuple row(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void pathsAreRelativeToTheFileThatGivesThem() throws IOException {
    folder.main(
        ScenarioFolder.MAIN
            .replace("base.conf", "more/deep.conf")
            .replace("applications = [\"../cohorts/applications.csv\"]", ""));
    assertThat(folder.load().inputs().applications())
        .containsExactly(root.resolve("scenarios/more/deep.csv").toString());
    assertThat(folder.load("inputs.applications=here.csv").inputs().applications())
        .containsExactly("here.csv");
  }

  @Test
  void urisGlobsAndAbsolutePathsStay() throws IOException {
    folder.main(
        ScenarioFolder.MAIN.replace(
            "[\"../cohorts/applications.csv\"]",
            "[\"hdfs://node:8020/a/*.parquet\", \"s3a://bucket/b\", \"/data/c.csv\","
                + " \"d/{x,y}.csv\"]"));
    assertThat(folder.load().inputs().applications())
        .containsExactly(
            "hdfs://node:8020/a/*.parquet",
            "s3a://bucket/b",
            "/data/c.csv",
            root.resolve("scenarios/d/{x,y}.csv").toString());
  }

  @Test
  void substitutionsSeeWhatSettingsChange() throws IOException {
    folder.main(
        ScenarioFolder.MAIN
            .replace("to = 2026", "to = ${horizon.from}")
            .replace("\"case\"", "\"to-\"${horizon.to}"));
    Scenario scenario = folder.load("horizon.from=2019");
    assertThat(scenario.horizon()).isEqualTo(new Horizon(2019, 2019));
    assertThat(scenario.name()).isEqualTo("to-2019");
  }

  @Test
  void emptyBlocksOfWhatIsNotSupportedAreAllowed() throws IOException {
    folder.main(ScenarioFolder.MAIN + "projection {}\nbehaviour {}\n");
    assertThat(folder.load().name()).isEqualTo("case");
  }

  @Test
  void blocksMayBeOpenedAgainForOtherKeys() throws IOException {
    folder.main(
        ScenarioFolder.MAIN
            + "parameters.home-rent.years = 9\n\"limits\".home { choice = first-come }\n");
    Scenario scenario = folder.load();
    assertThat(scenario.overrides().parameters().orElseThrow().section("home-rent").keys())
        .containsExactly("amount", "years");
    assertThat(scenario.overrides().limits().orElseThrow().keys())
        .containsExactly("weekend-agency", "home");
  }

  @Test
  void anOverrideReplacesWhatTheIncludedFileSaysAtItsPlace() throws IOException {
    folder.base(
        "parameters { home-rent { amount = 5 }, key-team { low = { \"2017-01-01\" = 1 } } }");
    folder.main(ScenarioFolder.MAIN.replace("home-rent {", "key-team { low = 2 }\nhome-rent {"));
    Section parameters = folder.load().overrides().parameters().orElseThrow();
    assertThat(parameters.section("home-rent").isSection("amount")).isTrue();
    assertThat(parameters.section("key-team").integer("low", 0, 9)).isEqualTo(2);
  }

  @Test
  void byteOrderMarkJsonAndChineseNamesAreRead() throws IOException {
    folder.main(
        "\uFEFF{\"name\": \"基准方案\", \"policy\": \"../policy/city\", \"horizon\": {\"from\": 2017,"
            + " \"to\": 2017},\n"
            + " \"inputs\": {\"applications\": [\"a.csv\"]}}");
    Scenario scenario = folder.load();
    assertThat(scenario.name()).isEqualTo("基准方案");
    assertThat(scenario.simulation()).isEqualTo(SimulationSettings.DEFAULT);
    assertThat(scenario.inputs().annualRecords()).isEmpty();
  }
}
