package org.outlay.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.outlay.config.Leaf;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.results.Execution;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Remark;
import org.outlay.results.RunFolder;
import org.outlay.results.Setting;
import org.outlay.scenario.Scenario;
import org.outlay.scenario.Usual;

/** What {@code run.json} and the files' footers say of how a run was made. */
final class RunRecord {
  private RunRecord() {}

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static Execution execution(
      SparkSession spark,
      String command,
      Instant started,
      Optional<Execution.Simulation> simulation) {
    return new Execution(
        command, started, now(), spark.version(), spark.sparkContext().master(), simulation);
  }

  static Execution.Simulation simulation(Setup setup, SimulationStep.Done done) {
    return new Execution.Simulation(
        setup.scenario().simulation().seed(), done.simulated().replicates());
  }

  static Lineage lineage(Setup setup, RunFolder folder) {
    return new Lineage(
        folder.runId(),
        setup.scenario().name(),
        digest(setup.scenario()),
        setup.policy().name(),
        setup.policy().digest(),
        Engine.version(),
        Lineage.RESULT_SCHEMA);
  }

  /** What the scenario says, then what it leaves as usual. */
  static List<Setting> settings(Scenario scenario) {
    List<Setting> settings = new ArrayList<>();
    for (Leaf leaf : scenario.resolved()) {
      settings.add(
          new Setting(leaf.path(), leaf.value(), leaf.location().file(), leaf.location().line()));
    }
    Usual.of(scenario)
        .forEach((path, value) -> settings.add(new Setting(path, value, Setting.USUAL, 0)));
    return settings;
  }

  static List<Remark> remarks(List<Problem> before, List<Problem> found) {
    return Stream.concat(before.stream(), found.stream())
        .map(
            problem ->
                new Remark(
                    problem.code(),
                    Optional.ofNullable(problem.location()).map(Location::toString).orElse(""),
                    problem.message(),
                    Optional.ofNullable(problem.value()).orElse("")))
        .toList();
  }

  /** A name that two runs share exactly when they would compute the same. */
  static String sameness(String command, Lineage lineage, List<InputAccount> inputs) {
    List<String> parts =
        new ArrayList<>(
            List.of(command, lineage.scenarioDigest(), lineage.policyDigest(), Engine.build()));
    inputs.forEach(input -> parts.add(input.table() + " " + input.sha256()));
    return digest(parts).substring(0, 16);
  }

  private static String digest(Scenario scenario) {
    return digest(
        scenario.resolved().stream().map(leaf -> leaf.path() + "=" + leaf.value()).toList());
  }

  private static String digest(List<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : lines) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
