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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyFolders;
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
            TestEngine.run(
                RunKind.ASSESS, scenario(FOLDER, cells), folder.resolve("results"), List.of()));
    for (WorkedExample example : WorkedExamples.read(CASES)) {
      assertThat(example.differences(payments)).as(example.id()).isEmpty();
    }
  }

  /** What is net of other payments too, in their own year and after it. */
  @Test
  void theSimulationPaysTheSame() throws IOException {
    RunResult run =
        TestEngine.run(
            RunKind.FORECAST,
            scenario(FOLDER, cells),
            folder.resolve("results"),
            List.of(
                "inputs.as-of=" + WorkedExample.TO + "-12-31",
                // Nothing is projected.
                "projection.from-year=" + (WorkedExample.TO + 1),
                FrozenSimulationTest.FROZEN,
                "simulation.replicates=2"));
    assertThat(run.notSimulated()).isEmpty();
    assertThat(FrozenSimulationTest.simulated(run))
        .isEqualTo(FrozenSimulationTest.deterministic(run))
        .hasSizeGreaterThan(20);
  }

  /**
   * Whether the plan made while rows are judged holds or one is refused, so that it is made anew
   * for the numbers there are.
   */
  @ParameterizedTest(name = "{0} of {1} and 1000, {2}")
  @CsvSource({
    "tax_paid * 0.999999 * 0.500001, -50000000, settler, 500.00",
    "tax_paid * 0.999999 * 0.500001, -50000000, setler, 500.00",
    "tax_paid * 0.654321, -1000000000000, settler, 654.32",
    "tax_paid * 0.654321, -1000000000000, setler, 654.32",
  })
  void aLossIsNoAmountThatIsTooLarge(String amount, String loss, String other, String paid)
      throws IOException {
    Path signed = PolicyFolders.withSignedTax(folder.resolve("signed"), amount);
    Cells rows =
        new Cells(
            List.of(settler("a", "settler"), settler("b", other)),
            List.of(tax(2018, "1000"), tax(2019, loss)));
    RunResult run =
        TestEngine.run(
            RunKind.ASSESS, scenario(signed, rows), folder.resolve("results"), List.of());
    assertThat(TestEngine.payments(run))
        .extracting(payment -> payment.fiscalYear() + " " + payment.amount())
        .containsExactly("2018 " + paid);
  }

  private static Map<String, String> settler(String id, String programme) {
    return Map.of(
        "application_id", id,
        "applicant_id", id,
        "programme", programme,
        "district", "hills",
        "approved_on", "2018-03-01");
  }

  private static Map<String, String> tax(int year, String yuan) {
    return Map.of("application_id", "a", "fiscal_year", "" + year, "tax_paid", yuan);
  }

  private Path scenario(Path of, Cells rows) throws IOException {
    write("applications.csv", policy.applications().names(), rows.applications());
    write("annual_records.csv", policy.annualRecords().names(), rows.records());
    return Files.writeString(
        folder.resolve("riverside.conf"),
        """
        name = riverside
        policy = "%s"
        inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"] }
        horizon { from = %d, to = %d }
        """
            .formatted(of.toAbsolutePath(), WorkedExample.FROM, WorkedExample.TO));
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
