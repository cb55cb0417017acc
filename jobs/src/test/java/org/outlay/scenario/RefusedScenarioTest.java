package org.outlay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/** One thing wrong in each file: one problem, at its line, with what to write instead. */
class RefusedScenarioTest {
  @TempDir Path root;

  /**
   * A mutation.
   *
   * @param from text of the good scenario that is replaced by {@code to}
   * @param at file and line of the problem
   * @param hint part of the description that tells what is right
   */
  record Mutation(String label, String from, String to, String code, String at, String hint) {
    @Override
    public String toString() {
      return label;
    }
  }

  private static Mutation of(
      String label, String from, String to, String code, String at, String hint) {
    return new Mutation(label, from, to, code, at, hint);
  }

  static Stream<Mutation> mutations() {
    return Stream.of(
            unknownKeys(), doubledKeys(), values(), missingKeys(), paths(), includes(), syntax())
        .flatMap(List::stream);
  }

  private static List<Mutation> unknownKeys() {
    return List.of(
        of("typo at the top", "limits {", "limit {", "unknown-key", ":21", "mean \"limits\""),
        of("typo in inputs", "as-of", "as_of", "unknown-key", ":8", "mean \"as-of\""),
        of(
            "typo in the horizon",
            "to = 2026",
            "to = 2026, form = 2017",
            "unknown-key",
            ":10",
            "\"from\""),
        of("typo in simulation", "seed = 7", "sede = 7", "unknown-key", ":13", "mean \"seed\""),
        of(
            "swapped words",
            "annual-records",
            "records-annual",
            "unknown-key",
            ":7",
            "annual-records"),
        of("plural", "replicates = 500", "replicate = 500", "unknown-key", ":12", "\"replicates\""),
        of(
            "a key of another block",
            "seed = 7",
            "as-of = 2016-12-31",
            "unknown-key",
            ":13",
            "replicates, seed"),
        of("capitals", "limits {", "Limits {", "unknown-key", ":21", "mean \"limits\""),
        of("dotted", "name =", "horizon.until = 3\nname =", "unknown-key", ":3", "from, to"),
        of(
            "projection",
            "limits {",
            "projection { model = x }\nlimits {",
            "unknown-key",
            ":21",
            "mean \"models\""),
        of(
            "a model",
            "limits {",
            "projection { models = [damped-trends] }\nlimits {",
            "unknown-model",
            ":21",
            "mean \"damped-trend\""),
        of(
            "percent for a share",
            "limits {",
            "projection { programmes { home { take-up = 70 } } }\nlimits {",
            "out-of-range",
            ":21",
            "0.7"),
        of(
            "five times as many a year",
            "limits {",
            "projection { programmes { home { growth = 5 } } }\nlimits {",
            "out-of-range",
            ":21",
            "0.05"),
        of(
            "a stop before the start",
            "limits {",
            "projection { programmes { home { start = 2022-01-01, stop = 2019-01-01 } } }\nlimits {",
            "bad-period",
            ":21",
            "later stop"),
        of(
            "a plan",
            "limits {",
            "projection { programmes { home { grow = 0.1 } } }\nlimits {",
            "unknown-key",
            ":21",
            "mean \"growth\""),
        of(
            "a source",
            "seed = 7",
            "freeze = [arivals]",
            "unknown-source",
            ":13",
            "mean \"arrivals\""),
        of("a tolerance", "seed = 7", "tolerance = 5", "out-of-range", ":13", "0.0001 to 0.5"),
        of(
            "take-up is the projection's",
            "limits {",
            "behaviour { take-up = 1 }\nlimits {",
            "unknown-key",
            ":21",
            "programmes, elasticity"),
        of(
            "an elasticity",
            "limits {",
            "behaviour { programmes { home { elastisity = 1 } } }\nlimits {",
            "unknown-key",
            ":21",
            "mean \"elasticity\""),
        of(
            "an elasticity in percent",
            "limits {",
            "behaviour { elasticity = 50 }\nlimits {",
            "out-of-range",
            ":21",
            "0 to 5"),
        of(
            "places",
            "limits {",
            "projection { programmes { home { place = 300 } } }\nlimits {",
            "unknown-key",
            ":21",
            "mean \"places\""),
        of(
            "half a place",
            "limits {",
            "projection { programmes { home { places = 300.5 } } }\nlimits {",
            "wrong-type",
            ":21",
            "a whole number"),
        of(
            "places of a district",
            "limits {",
            "projection { programmes { home { districts { east { places = 3 } } } } }\nlimits {",
            "unknown-key",
            ":21",
            "level, growth, take-up"),
        of("by district", "seed = 7", "by-distict = true", "unknown-key", ":13", "by-district"),
        of("decompose", "seed = 7", "decompose = yes", "wrong-type", ":13", "true or false"));
  }

  private static List<Mutation> doubledKeys() {
    return List.of(
        of(
            "at the top",
            "policy =",
            "name = \"other\"\npolicy =",
            "duplicate-key",
            ":4",
            "first on line 3"),
        of(
            "in one line",
            "to = 2026",
            "to = 2026, to = 2030",
            "duplicate-key",
            ":10",
            "\"horizon.to\""),
        of(
            "a block opened twice",
            "limits {",
            "horizon { to = 2030 }\nlimits {",
            "duplicate-key",
            ":21",
            "first on line 10"),
        of(
            "a dotted path",
            "limits {",
            "simulation.seed = 8\nlimits {",
            "duplicate-key",
            ":21",
            "first on line 13"),
        of(
            "quoted and plain",
            "seed = 7",
            "seed = 7\n\"seed\" = 8",
            "duplicate-key",
            ":14",
            "first on line 13"),
        of(
            "value over block",
            "limits {",
            "parameters.home-rent.amount = 3\nlimits {",
            "duplicate-key",
            ":21",
            "first on line 16"),
        of(
            "in an included file",
            "BASE",
            "description = a\ndescription = b",
            "duplicate-key",
            "base.conf:2",
            "first on line 1"),
        of(
            "appended",
            "limits {",
            "inputs.applications += \"b.csv\"\nlimits {",
            "append",
            ":21",
            "whole list with ="));
  }

  private static List<Mutation> values() {
    return List.of(
        of(
            "reversed horizon",
            "from = 2017",
            "from = 2027",
            "bad-horizon",
            ":10",
            "from = 2026, to = 2027"),
        of("year out of range", "to = 2026", "to = 20260", "out-of-range", ":10", "1990 to 2100"),
        of(
            "year in quotes",
            "from = 2017",
            "from = \"2017\"",
            "wrong-type",
            ":10",
            "write 2017 without quotes"),
        of("half a year", "from = 2017", "from = 2017.5", "wrong-type", ":10", "a whole number"),
        of("no such day", "2016-12-31", "2016-02-30", "bad-date", ":8", "2016-02-30"),
        of("day of another form", "2016-12-31", "31/12/2016", "bad-date", ":8", "year-month-day"),
        of("day as a number", "2016-12-31", "20161231", "bad-date", ":8", "2016-12-31"),
        of("a day long ago", "2016-12-31", "1016-12-31", "out-of-range", ":8", "1990 to 2100"),
        of(
            "no replicates",
            "replicates = 500",
            "replicates = 0",
            "out-of-range",
            ":12",
            "1 to 1000000"),
        of(
            "replicates in 万",
            "replicates = 500",
            "replicates = 1万",
            "wrong-type",
            ":12",
            "write 10000"),
        of(
            "negative seed",
            "seed = 7",
            "seed = -7",
            "out-of-range",
            ":13",
            "0 to 9223372036854775807"),
        of("seed as text", "seed = 7", "seed = seven", "wrong-type", ":13", "due is a number"),
        of("name as a number", "\"case\"", "2017", "wrong-type", ":3", "in quotes: \"2017\""),
        of("empty name", "\"case\"", "\"\"", "empty-text", ":3", "\"name\" is empty"),
        of(
            "blank policy",
            "\"../policy/city\"",
            "\" \"",
            "empty-text",
            ":4",
            "\"policy\" is empty"),
        of("name as a path", "\"case\"", "\"../case\"", "bad-name", ":3", "letters, digits"),
        of(
            "block as a value",
            "horizon { from = 2017, to = 2026 }",
            "horizon = 2017",
            "wrong-type",
            ":10",
            "due is an object"),
        of(
            "inputs as a block",
            "[\"../cohorts/applications.csv\"]",
            "{ file = a }",
            "wrong-type",
            ":6",
            "due is text"),
        of(
            "limits as a list",
            "limits { weekend-agency { group-year = pro-rata } }",
            "limits = [pro-rata]",
            "wrong-type",
            ":21",
            "due is an object"),
        of(
            "simulation as truth",
            "seed = 7",
            "seed = true",
            "wrong-type",
            ":13",
            "due is a number"));
  }

  private static List<Mutation> missingKeys() {
    return List.of(
        of("no name", "name = \"case\"", "", "missing-key", "main.conf", "add name"),
        of(
            "no policy",
            "policy = \"../policy/city\"",
            "",
            "missing-key",
            "main.conf",
            "add policy"),
        of("no end", ", to = 2026", "", "missing-key", ":10", "add to"),
        of(
            "no horizon",
            "horizon { from = 2017, to = 2026 }",
            "",
            "missing-key",
            "main.conf",
            "add horizon"),
        of(
            "no applications",
            "applications = [\"../cohorts/applications.csv\"]",
            "",
            "missing-key",
            ":5",
            "add applications"),
        of("unset by null", "\"case\"", "null", "missing-key", "main.conf", "add name"),
        of(
            "empty list",
            "[\"../cohorts/applications.csv\"]",
            "[]",
            "empty-list",
            ":6",
            "at least one file"));
  }

  private static List<Mutation> paths() {
    return List.of(
        of(
            "misspelt policy",
            "policy/city",
            "policy/ctiy",
            "missing-policy",
            ":4",
            "mean \"city\""),
        of(
            "a folder of something else",
            "policy/city",
            "policy/empty",
            "missing-policy",
            ":4",
            "[city, town]"),
        of(
            "empty path",
            "\"../cohorts/applications.csv\"",
            "\"\"",
            "bad-path",
            ":6",
            "applications[0]"),
        of(
            "a file twice",
            "/applications.csv\"",
            "/applications.csv\", \"../cohorts/./applications.csv\"",
            "duplicate-path",
            ":6",
            "name it once"));
  }

  private static List<Mutation> includes() {
    String include = "include \"base.conf\"";
    return List.of(
        of("missing", "base.conf", "bsae.conf", "missing-file", ":1", "mean \"base.conf\""),
        of("outside", "base.conf", "../outside.conf", "include-outside", ":1", "files below"),
        of(
            "outside by absolute path",
            "base.conf",
            "/etc/hosts",
            "include-outside",
            ":1",
            "files below"),
        of(
            "outside by file()",
            include,
            "include file(\"../outside.conf\")",
            "include-outside",
            ":1",
            "files below"),
        of(
            "from the net",
            include,
            "include url(\"http://127.0.0.1/a.conf\")",
            "bad-include",
            ":1",
            "include \"other.conf\""),
        of(
            "from the net, unmarked",
            "base.conf",
            "http://127.0.0.1/a.conf",
            "bad-include",
            ":1",
            "include \"other.conf\""),
        of(
            "from the class path",
            include,
            "include classpath(\"a.conf\")",
            "bad-include",
            ":1",
            "include \"other.conf\""),
        of("itself", "base.conf", "main.conf", "include-cycle", ":1", "includes itself"),
        of(
            "itself by another",
            "base.conf",
            "loop.conf",
            "include-cycle",
            "loop.conf:1",
            "includes itself"),
        of("a broken file", "base.conf", "broken.conf", "syntax", "broken.conf:2", "seed ="),
        of(
            "after keys",
            "limits {",
            "include \"base.conf\"\nlimits {",
            "late-include",
            ":21",
            "move it up"));
  }

  private static List<Mutation> syntax() {
    return List.of(
        of("open bracket", "csv\"]", "csv\"", "syntax", ":6", "close the ["),
        of("open quote", "csv\"]", "csv]", "syntax", ":6", "close the \" of this line"),
        of(
            "thousands separators",
            "seed = 7",
            "seed = 7,000",
            "syntax",
            ":13",
            "without thousands separators"),
        of(
            "full-width quotes",
            "\"case\"",
            "\u201Ccase\uFF0C\uFF1A\u201D {",
            "syntax",
            ":3",
            "ASCII"),
        of("undefined name", "seed = 7", "seed = ${luck}", "unresolved", ":13", "one it includes"),
        of("the environment", "\"case\"", "${PATH}", "unresolved", ":3", "environment"),
        of(
            "a circle",
            "replicates = 500",
            "replicates = ${simulation.seed}\nseed = ${simulation.replicates}#",
            "duplicate-key",
            ":14",
            "first on line 13"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void eachMutationIsRefusedAtItsLine(Mutation mutation) throws IOException {
    ScenarioFolder folder = ScenarioFolder.in(root);
    folder.load();
    if (mutation.from.equals("BASE")) {
      folder.base(mutation.to);
    } else {
      assertThat(ScenarioFolder.MAIN).contains(mutation.from);
      folder.main(ScenarioFolder.MAIN.replace(mutation.from, mutation.to));
    }
    refusedAs(folder.refusal(), mutation.code, mutation.at, mutation.hint);
  }

  static Stream<Mutation> settings() {
    return Stream.of(
        of("no value", "", "horizon", "bad-set", "", "--set horizon.to=2026"),
        of("no key", "", "=3", "bad-set", "", "--set horizon.to=2026"),
        of("empty value", "", "name=", "bad-set", "", "Expecting a value"),
        of("two at once", "", "name=a,description=b", "bad-set", "", "one key=value"),
        of("an include", "", "include \"base.conf\"", "bad-set", "", "one key=value"),
        of("appending", "", "inputs.applications+=x", "append", "", "whole list"),
        of("signs without quotes", "", "name=a:b", "bad-set", "", "in quotes"),
        of("typo", "", "simulation.sede=3", "unknown-key", "", "mean \"seed\""),
        of("typo in a block", "", "horizn.to=2030", "unknown-key", "", "mean \"horizon\""),
        of("wrong type", "", "simulation.replicates=many", "wrong-type", "", "due is a number"),
        of("no unit", "", "simulation.broadcast-limit=256", "bad-size", "", "such as 256 MiB"),
        of("too small", "", "simulation.broadcast-limit=1 KiB", "out-of-range", "", "from 16 KiB"),
        of("out of range", "", "horizon.to=1989", "out-of-range", "", "1990 to 2100"),
        of("reversed", "", "horizon.to=2000", "bad-horizon", "", "from = 2000, to = 2017"),
        of("plan after the horizon", "", "plan.from=2027", "bad-plan-year", "", "2017 to 2026"),
        of("plan of another word", "", "plan.form=2018", "unknown-key", "", "mean \"from\""),
        of("bad day", "", "inputs.as-of=2016-13-01", "bad-date", "", "2016-13-01"),
        of("year too long", "", "control.profile.all=[0.5,0.6]", "bad-profile", "", "4 by quarter"),
        of("typo", "", "control.profiles.all=[1]", "unknown-key", "", "mean \"profile\""),
        of("vague", "", "control.concentration=0", "out-of-range", "", "1 to 100000"),
        of("unknown", "", "projection.model=x", "unknown-key", "", "mean \"models\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void eachSettingIsRefusedByItsText(Mutation mutation) throws IOException {
    ProblemException refusal = ScenarioFolder.in(root).refusal(mutation.to);
    refusedAs(refusal, mutation.code, "--set " + mutation.to, mutation.hint);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    ScenarioFolder folder = ScenarioFolder.in(root);
    Files.write(folder.main(), "name = \"基准\"".getBytes(Charset.forName("GB18030")));
    refusedAs(folder.refusal(), "bad-encoding", "main.conf", "UTF-8");
  }

  @Test
  void nestingBeyondReasonIsRefusedBeforeTheParserOverflows() throws IOException {
    ScenarioFolder folder = ScenarioFolder.in(root);
    folder.main("a " + "{ b ".repeat(100_000));
    refusedAs(folder.refusal(), "too-deep", "main.conf", "too deeply");
  }

  @Test
  void aLinkThatLeavesTheFolderIsRefused() throws IOException {
    ScenarioFolder folder = ScenarioFolder.in(root);
    Files.createSymbolicLink(root.resolve("scenarios/link.conf"), root.resolve("outside.conf"));
    folder.main(ScenarioFolder.MAIN.replace("base.conf", "link.conf"));
    refusedAs(folder.refusal(), "include-outside", ":1", "files below");
  }

  @Test
  void everythingWrongIsReportedAtOnce() throws IOException {
    ScenarioFolder folder = ScenarioFolder.in(root);
    folder.main(
        ScenarioFolder.MAIN
            .replace("to = 2026", "to = 2016")
            .replace("seed", "sede")
            .replace("policy/city", "policy/ctiy")
            .replace("2016-12-31", "2016-12-32"));
    assertThat(folder.refusal("limit={}").problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            "bad-horizon", "unknown-key", "missing-policy", "bad-date", "unknown-key");
  }

  private void refusedAs(ProblemException refusal, String code, String at, String hint) {
    assertThat(refusal.exitStatus()).isEqualTo(2);
    assertThat(refusal.problems()).as(refusal.getMessage()).hasSize(1);
    Problem problem = refusal.problems().get(0);
    assertThat(problem.code()).as(problem.describe()).isEqualTo(code);
    assertThat(problem.describe()).contains(hint);
    String file = at.startsWith("--") ? "" : root.resolve("scenarios").toString();
    String rest = at.startsWith(":") ? "/main.conf" + at : at.startsWith("--") ? at : "/" + at;
    assertThat(String.valueOf(problem.location())).isEqualTo(file + rest);
  }
}
