package org.outlay.job;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.outlay.cohort.Cohort;
import org.outlay.config.Leaf;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.fund.LedgerBuilder;
import org.outlay.fund.LedgerRow;
import org.outlay.policy.Policy;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;
import org.outlay.results.Execution;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
import org.outlay.results.RunFolder;
import org.outlay.results.Setting;
import org.outlay.results.TableSummary;
import org.outlay.results.TableWriter;
import org.outlay.scenario.Scenario;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** Runs the engine over a scenario's cohorts and publishes the tables: assess and forecast. */
public final class RunJob {
  private final SparkSession spark;
  private final Progress progress;
  private final Command command;

  /** Which of the two it is. */
  public enum Command {
    /** Records as they are: payments, outlays, rejects. */
    ASSESS("assess"),
    /** Live applications go on after the data end; ledgers of the funds. */
    FORECAST("forecast");

    private final String id;

    Command(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public RunJob(SparkSession spark, Progress progress, Command command) {
    this.spark = spark;
    this.progress = progress;
    this.command = command;
  }

  /**
   * Runs and publishes; on any failure nothing is published and earlier runs stay as they are.
   *
   * @throws ProblemException when input is refused or the scenario lacks what the command needs
   */
  public RunResult run(Setup setup, Request request) {
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Scenario scenario = setup.scenario();
    Timeframe time = timeframe(scenario);
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, setup);
    refuse(request, cohort);
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(), request.out(), scenario.name())) {
      Lineage lineage = lineage(setup, folder);
      List<TableSummary> tables = new ArrayList<>();
      progress.step("computing payments");
      tables.add(write("payments", payments(setup.policy(), time, cohort), lineage, folder));
      progress.step("summing outlays");
      List<OutlayRow> outlays = outlays(setup, folder);
      tables.add(write("outlays", Outlays.dataset(spark, outlays), lineage, folder));
      List<LedgerRow> ledger = command == Command.FORECAST ? ledger(setup, outlays) : List.of();
      if (command == Command.FORECAST) {
        tables.add(write("fund_ledger", ledgerRows(ledger), lineage, folder));
      }
      tables.add(write("rejects", cohort.rejects(), lineage, folder));
      progress.step("publishing");
      List<InputAccount> inputs = Accounts.of(cohort);
      folder.publish(new Manifest(lineage, execution(started), settings(scenario), inputs, tables));
      return new RunResult(setup, folder.path(), inputs, outlays, ledger, tables.get(0).rows());
    }
  }

  private Timeframe timeframe(Scenario scenario) {
    int from = scenario.horizon().from();
    int to = scenario.horizon().to();
    if (command == Command.ASSESS) {
      return Timeframe.recorded(from, to, scenario.asOf());
    }
    return Timeframe.continued(
        from,
        to,
        scenario
            .asOf()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.user(
                                "missing-key",
                                org.outlay.problem.Location.of(scenario.file().toString()),
                                "a forecast must know up to when the data are known")
                            .withRemedy(
                                "add inputs { as-of = 2016-12-31 } or --set inputs.as-of=..."))));
  }

  /** Stops where a rejected row is more than the request allows. */
  static void refuse(Request request, Cohort cohort) {
    long rejected = Accounts.of(cohort).stream().mapToLong(InputAccount::rejected).sum();
    if (request.onReject() == Request.OnReject.REFUSE && rejected > 0) {
      throw new ProblemException(
          Problem.input("rejected-rows", null, "input rows were rejected, and --strict allows none")
              .withValue(Long.toString(rejected))
              .withRemedy(
                  "mend them; without --strict the table rejects lists each with its reason"));
    }
  }

  private Dataset<Row> payments(Policy policy, Timeframe time, Cohort cohort) {
    return Entitlements.over(spark, policy, time, cohort)
        .payments(cohort.applications(), cohort.annualRecords())
        .sortWithinPartitions(col("rule"), col("fiscal_year"));
  }

  private List<OutlayRow> outlays(Setup setup, RunFolder folder) {
    Dataset<Row> written = spark.read().parquet(folder.location("payments"));
    return Outlays.of(written, setup.policy(), setup.scenario().horizon());
  }

  private static List<LedgerRow> ledger(Setup setup, List<OutlayRow> outlays) {
    Map<String, Map<Integer, Long>> demand = new TreeMap<>();
    for (OutlayRow row : outlays) {
      if (row.due()) {
        row.fund()
            .ifPresent(
                fund ->
                    demand
                        .computeIfAbsent(fund, f -> new TreeMap<>())
                        .merge(row.fiscalYear(), row.fen(), Math::addExact));
      }
    }
    return LedgerBuilder.over(setup.scenario().horizon().from(), setup.scenario().horizon().to())
        .rows(List.copyOf(setup.policy().funds().values()), demand);
  }

  private Dataset<Row> ledgerRows(List<LedgerRow> ledger) {
    StructType schema = new StructType();
    for (Field field : schema("fund_ledger").fields()) {
      schema =
          schema.add(
              field.name(),
              field.kind() == FieldKind.DECIMAL
                  ? DataTypes.createDecimalType(field.precision(), field.scale())
                  : field.kind() == FieldKind.INTEGER
                      ? DataTypes.IntegerType
                      : DataTypes.StringType);
    }
    List<Row> rows = ledger.stream().map(row -> RowFactory.create(row.values().toArray())).toList();
    return spark.createDataFrame(rows, schema).coalesce(1);
  }

  private static TableSummary write(
      String table, Dataset<Row> rows, Lineage lineage, RunFolder folder) {
    return TableWriter.write(rows, schema(table), lineage, folder);
  }

  private static TableSchema schema(String table) {
    Problems problems = new Problems();
    TableSchema schema = SchemaLoader.bundled("results/" + table, problems);
    problems.throwIfErrors();
    return schema;
  }

  private Execution execution(Instant started) {
    return new Execution(
        command.id(),
        started,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        spark.version(),
        spark.sparkContext().master(),
        Optional.empty());
  }

  private static Lineage lineage(Setup setup, RunFolder folder) {
    return new Lineage(
        folder.runId(),
        setup.scenario().name(),
        digest(setup.scenario()),
        setup.policy().name(),
        setup.policy().digest(),
        Engine.version(),
        Lineage.RESULT_SCHEMA);
  }

  private static List<Setting> settings(Scenario scenario) {
    return scenario.resolved().stream()
        .map(
            leaf ->
                new Setting(
                    leaf.path(), leaf.value(), leaf.location().file(), leaf.location().line()))
        .toList();
  }

  private static String digest(Scenario scenario) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Leaf leaf : scenario.resolved()) {
        digest.update((leaf.path() + "=" + leaf.value() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
