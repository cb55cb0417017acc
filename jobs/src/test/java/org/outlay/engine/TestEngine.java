package org.outlay.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.job.Progress;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;
import org.outlay.parquet.LiteralPath;
import org.outlay.policy.Policy;
import org.outlay.reference.Cohort;
import org.outlay.reference.ContractCsv;
import org.outlay.reference.Payment;

/** The engine through its ordinary inputs and outputs: files in, files out, one shared session. */
public final class TestEngine {
  public static final Path POLICY = Path.of("data/policy/jiaxing-talent");

  public static final Progress SILENT =
      new Progress() {
        @Override
        public void step(String name) {}

        @Override
        public void tasks(long done, long known) {}

        @Override
        public void replicates(long done, long all) {}
      };

  private TestEngine() {}

  public static SparkSession spark() {
    return Sessions.start(Optional.of("local[2]"), Map.of());
  }

  /** Assesses a cohort under the city's policy and reads the payments back. */
  public static List<Payment> assess(Path folder, Cohort cohort, int from, int to)
      throws IOException {
    Path scenario = ContractCsv.write(folder, cohort, POLICY, from, to);
    return payments(run(RunKind.ASSESS, scenario, folder.resolve("results"), List.of()));
  }

  public static RunResult run(RunKind kind, Path scenario, Path out, List<String> sets) {
    Request request =
        new Request(
            scenario,
            sets,
            out.toString(),
            Optional.empty(),
            Map.of(),
            Request.OnReject.GO_ON,
            Request.Unfinished.DISCARD);
    return new RunJob(spark(), SILENT, kind).run(Setup.load(scenario, sets), request);
  }

  public static Dataset<Row> table(RunResult result, String name) {
    return spark().read().parquet(LiteralPath.of(result.path() + "/" + name));
  }

  public static List<Payment> payments(RunResult result) {
    return payments(table(result, "payments"));
  }

  /** Entitlements straight on encoded rows, without files. */
  public static List<Payment> payments(Policy policy, Cells cells, int from, int to) {
    EncodedCohort cohort = EncodedCohort.of(spark(), policy, cells);
    Timeframe time = Timeframe.recorded(from, to, Optional.empty());
    return payments(
        new Entitlements(spark(), policy, time)
            .payments(cohort.applications(), cohort.annualRecords()));
  }

  /** The rows of a table {@code payments}. */
  public static List<Payment> payments(Dataset<Row> table) {
    return table.collectAsList().stream().map(TestEngine::payment).toList();
  }

  private static Payment payment(Row row) {
    return new Payment(
        row.getAs("application_id"),
        row.getAs("applicant_id"),
        row.getAs("group_id"),
        row.getAs("programme"),
        row.getAs("rule"),
        row.getAs("clause"),
        row.getAs("district"),
        row.<Integer>getAs("vintage"),
        row.<Integer>getAs("benefit_year"),
        row.<Integer>getAs("fiscal_year"),
        row.<BigDecimal>getAs("entitled"),
        row.<BigDecimal>getAs("amount"),
        row.<BigDecimal>getAs("withheld"),
        row.getAs("binding_limit"),
        row.getAs("fund"),
        row.getAs("payer"),
        row.getAs("kind"),
        row.getAs("basis"));
  }
}
