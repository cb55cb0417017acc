package org.outlay.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/** A small scenario with all that it needs, to be mutated line by line. */
record ScenarioFolder(Path root) {
  static final String MAIN =
      """
      include "base.conf"

      name = "case"
      policy = "../policy/city"
      inputs {
        applications = ["../cohorts/applications.csv"]
        annual-records = "../cohorts/records-*.csv"
        as-of = 2016-12-31
      }
      horizon { from = 2017, to = 2026 }
      simulation {
        replicates = 500
        seed = 7
      }
      parameters {
        home-rent { amount { national = 12000 } }
        innovation-project {
          rate { "2018-01-01" { A = 0.8 } }
        }
      }
      limits { weekend-agency { group-year = pro-rata } }
      """;

  static final String BASE =
      """
      description = "what the others build on"
      simulation { replicates = 100 }
      """;

  static ScenarioFolder in(Path root) throws IOException {
    write(root.resolve("policy/city/policy.conf"), "name = city");
    write(root.resolve("policy/town/policy.conf"), "name = town");
    Files.createDirectories(root.resolve("policy/empty"));
    write(root.resolve("outside.conf"), "description = x");
    write(root.resolve("scenarios/base.conf"), BASE);
    write(root.resolve("scenarios/loop.conf"), "include \"main.conf\"");
    write(root.resolve("scenarios/broken.conf"), "description = \"x\"\nsimulation { seed = ");
    write(root.resolve("scenarios/more/deep.conf"), "inputs { applications = [\"deep.csv\"] }");
    write(root.resolve("scenarios/main.conf"), MAIN);
    return new ScenarioFolder(root);
  }

  Path main() {
    return root.resolve("scenarios/main.conf");
  }

  void main(String text) throws IOException {
    write(main(), text);
  }

  void base(String text) throws IOException {
    write(root.resolve("scenarios/base.conf"), text);
  }

  Scenario load(String... sets) {
    Problems problems = new Problems();
    Scenario scenario = ScenarioLoader.load(main(), List.of(sets), problems);
    problems.throwIfErrors();
    return scenario;
  }

  /** The problems of a scenario that must be refused. */
  ProblemException refusal(String... sets) {
    try {
      load(sets);
    } catch (ProblemException e) {
      return e;
    }
    throw new AssertionError("accepted");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
