package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.reference.Payment;
import org.outlay.reference.WorkedExample;
import org.outlay.reference.WorkedExamples;

/**
 * An invented policy of another shape, with columns of its own, as data only: the engine knows no
 * city.
 */
class RiversideTest {
  private static final Path FOLDER = Path.of("jobs/src/test/resources/policy/riverside");
  private static final String CASES = "/policy/riverside/cases.json";

  private static Policy policy;
  private static Cells cells;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    policy = PolicyLoader.load(FOLDER, Overrides.none(), new Problems());
    cells = Cells.all(Cells.ofCases(CASES).values());
  }

  @TestFactory
  Stream<DynamicTest> paysEachCase() {
    List<Payment> payments =
        TestEngine.payments(policy, cells, WorkedExample.FROM, WorkedExample.TO);
    return WorkedExamples.read(CASES).stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.id() + " " + example.sentence(),
                    () -> assertThat(example.differences(payments)).isEmpty()));
  }

  @Test
  void paysTheSameThroughFiles() throws IOException {
    List<Payment> payments =
        TestEngine.payments(
            TestEngine.run(RunKind.ASSESS, scenario(), folder.resolve("results"), List.of()));
    for (WorkedExample example : WorkedExamples.read(CASES)) {
      assertThat(example.differences(payments)).as(example.id()).isEmpty();
    }
  }

  private Path scenario() throws IOException {
    write("applications.csv", policy.applications().names(), cells.applications());
    write("annual_records.csv", policy.annualRecords().names(), cells.records());
    return Files.writeString(
        folder.resolve("riverside.conf"),
        """
        name = riverside
        policy = "%s"
        inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"] }
        horizon { from = %d, to = %d }
        """
            .formatted(FOLDER.toAbsolutePath(), WorkedExample.FROM, WorkedExample.TO));
  }

  private void write(String name, List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
    for (Map<String, String> row : rows) {
      lines.add(String.join(",", columns.stream().map(c -> row.getOrDefault(c, "")).toList()));
    }
    Files.write(folder.resolve(name), lines);
  }
}
