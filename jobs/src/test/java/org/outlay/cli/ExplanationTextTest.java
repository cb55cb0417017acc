package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.analysis.Explained;
import org.outlay.analysis.Explanation;
import org.outlay.analysis.Source;
import org.outlay.engine.TestEngine;
import org.outlay.job.ExplainJob;
import org.outlay.job.Request;
import org.outlay.job.Setup;
import org.outlay.problem.Location;
import org.outlay.problem.ProblemException;

/** The text of an explanation, whole, for one application of each kind of limit and source. */
class ExplanationTextTest {
  private static final Path RESOURCES = Path.of("jobs/src/test/resources/explain");
  private static final List<String> KNOWN = List.of("inputs.as-of=2016-12-31");

  /** What each text shows, by the application that it explains. */
  private static final Map<String, String> RECORDED =
      Map.of(
          "agency-q3", "a yearly cap that earlier applications of the group have nearly used",
          "agency-out", "a condition that is not met",
          "engineer-2", "a year that goes to an earlier employer, and years that are used up",
          "home-2", "a choice that fell on an earlier application",
          "venture", "an uplift on what another rule pays",
          "fund-1", "the increment of a cumulative entitlement under a lifetime cap",
          "list-2", "places that are given away, as the scenario has it",
          "team", "a lifetime cap of the application",
          "employer", "a yearly cap of the application");

  private static final Map<String, String> CONTINUED =
      Map.of("innovator", "a spell that is continued after the data end");

  @TempDir Path folder;
  private Path scenario = Path.of("");

  @BeforeEach
  void writeScenario() throws IOException {
    for (String file : List.of("applications.csv", "annual_records.csv", "scenario.conf")) {
      Files.copy(RESOURCES.resolve(file), folder.resolve(file));
    }
    String text = Files.readString(folder.resolve("scenario.conf"));
    String policy = TestEngine.POLICY.toAbsolutePath().toString();
    scenario = Files.writeString(folder.resolve("scenario.conf"), text.replace("POLICY", policy));
  }

  @TestFactory
  Stream<DynamicTest> saysWhy() {
    return Stream.concat(texts(RECORDED, List.of()), texts(CONTINUED, KNOWN));
  }

  private Stream<DynamicTest> texts(Map<String, String> cases, List<String> sets) {
    Map<String, Explanation> byId =
        Explained.of(scenario, sets, List.copyOf(cases.keySet())).stream()
            .collect(Collectors.toMap(ExplanationTextTest::id, Function.identity()));
    return cases.keySet().stream()
        .sorted()
        .map(
            id ->
                dynamicTest(
                    id + ": " + cases.get(id),
                    () -> assertText(id + ".en", "en", Objects.requireNonNull(byId.get(id)))));
  }

  @Test
  void explainsOneYearInChinese() throws IOException {
    assertText("innovator-2018.zh", "zh", explain(KNOWN, "innovator", OptionalInt.of(2018)));
  }

  @Test
  void tellsWhyARowWasRejected() {
    ProblemException problem = refusal("wrong", OptionalInt.empty());
    assertThat(problem.exitStatus()).isEqualTo(3);
    assertThat(plain(String.valueOf(problem.getMessage())))
        .isEqualTo(
            """
            applications.csv:19: the application is paid nothing, since its row was rejected: \
            approved_on "2018/13/10" is a day that does not exist; \
            grade "Z" is not one of A, B, C; did you mean "A"? [date-impossible]
                value: wrong
                to do: mend the row\
            """);
  }

  @Test
  void namesTheNearestOfUnknownApplications() {
    ProblemException problem = refusal("agency-q5", OptionalInt.empty());
    assertThat(problem.exitStatus()).isEqualTo(2);
    assertThat(problem)
        .hasMessage(
            """
            no application has this application_id [unknown-application]
                value: agency-q5
                to do: did you mean agency-q1, agency-q2, agency-q3?\
            """);
  }

  @Test
  void refusesAYearOutsideTheHorizon() {
    ProblemException problem = refusal("venture", OptionalInt.of(2016));
    assertThat(problem.exitStatus()).isEqualTo(2);
    assertThat(problem).hasMessageContaining("allowed: 2017 to 2021");
  }

  private ProblemException refusal(String id, OptionalInt year) {
    return catchThrowableOfType(ProblemException.class, () -> explain(List.of(), id, year));
  }

  private Explanation explain(List<String> sets, String id, OptionalInt year) {
    Request request =
        new Request(
            scenario,
            sets,
            "unused",
            Optional.empty(),
            Map.of(),
            Request.OnReject.GO_ON,
            Request.Unfinished.DISCARD);
    return new ExplainJob(TestEngine.spark(), TestEngine.SILENT)
        .explain(Setup.load(scenario, sets), request, id, year);
  }

  private void assertText(String name, String language, Explanation explanation)
      throws IOException {
    assertLines(explanation);
    String text = new ExplanationText(Words.in(language), explanation).render();
    assertThat(plain(text).replaceAll("(data/policy/[^:]+):\\d+", "$1:LINE"))
        .isEqualTo(Files.readString(RESOURCES.resolve(name + ".txt")));
  }

  /** The line that a parameter is said to stand in holds its value. */
  private static void assertLines(Explanation explanation) throws IOException {
    List<Explanation.Value> values =
        explanation.rules().stream()
            .flatMap(rule -> rule.years().stream())
            .flatMap(year -> year.outcome().values().stream())
            .toList();
    for (Explanation.Value value : values) {
      if (value.source() instanceof Source.OfParameter parameter
          && value.value() instanceof BigDecimal number) {
        Location location = parameter.location();
        String line = Files.readAllLines(Path.of(location.file())).get(location.line() - 1);
        assertThat(line)
            .as(location.toString())
            .contains(number.stripTrailingZeros().toPlainString());
      }
    }
  }

  private static String id(Explanation explanation) {
    return String.valueOf(explanation.application().get(0).value());
  }

  /** Paths as they would stand without the folders of this machine. */
  private String plain(String text) {
    return text.replace(folder.toAbsolutePath() + "/", "")
        .replace(Path.of("").toAbsolutePath() + "/", "");
  }
}
