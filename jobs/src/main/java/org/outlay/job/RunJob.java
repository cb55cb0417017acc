package org.outlay.job;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.fund.LedgerBuilder;
import org.outlay.fund.LedgerRow;
import org.outlay.policy.Policy;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.projection.Projection;
import org.outlay.results.Execution;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
import org.outlay.results.RunFolder;
import org.outlay.results.TableSummary;
import org.outlay.results.TableWriter;
import org.outlay.scenario.Scenario;
import org.outlay.schema.TableSchema;
import org.outlay.simulation.NotSimulated;

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
    Instant started = RunRecord.now();
    Scenario scenario = setup.scenario();
    Timeframe time = timeframe(command, scenario);
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, setup);
    refuse(request, Accounts.of(cohort));
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(), request.out(), scenario.name())) {
      Lineage lineage = RunRecord.lineage(setup, folder);
      List<TableSummary> tables = new ArrayList<>();
      progress.step("computing payments");
      tables.add(write("payments", payments(setup.policy(), time, cohort), lineage, folder));
      progress.step("summing outlays");
      List<OutlayRow> outlays = new ArrayList<>(outlays(setup, folder));
      Optional<SimulationStep> step =
          command == Command.FORECAST
              ? Optional.of(
                  new SimulationStep(spark, setup, time, progress, blocks(folder, lineage, cohort)))
              : Optional.empty();
      if (request.unfinished() == Request.Unfinished.DISCARD) {
        step.ifPresent(s -> s.files().delete());
      }
      Optional<Problem> notSimulated = Optional.empty();
      Optional<SimulationStep.Done> done = Optional.empty();
      try {
        done = step.map(s -> s.run(cohort));
      } catch (NotSimulated reason) {
        notSimulated = Optional.of(reason.problem());
      }
      done.ifPresent(d -> outlays.addAll(d.projected(setup, time)));
      Outlays.sort(outlays);
      progress.step("writing tables");
      tables.add(write("outlays", Outlays.dataset(spark, outlays), lineage, folder));
      List<LedgerRow> ledger = command == Command.FORECAST ? ledger(setup, outlays) : List.of();
      if (command == Command.FORECAST) {
        tables.add(small("fund_ledger", ledger.stream().map(LedgerRow::values), lineage, folder));
      }
      if (done.isPresent()) {
        tables.addAll(simulated(setup, step.orElseThrow(), done.get(), lineage, folder));
      }
      tables.add(write("rejects", cohort.rejects(), lineage, folder));
      progress.step("publishing");
      List<InputAccount> inputs = Accounts.of(cohort);
      folder.publish(
          new Manifest(
              lineage,
              RunRecord.execution(
                  spark,
                  command.id(),
                  started,
                  done.map(
                      d ->
                          new Execution.Simulation(
                              scenario.simulation().seed(), d.simulated().replicates()))),
              RunRecord.settings(scenario),
              inputs,
              tables));
      step.ifPresent(s -> s.files().delete());
      return new RunResult(
          setup,
          folder.path(),
          inputs,
          outlays,
          ledger,
          tables.get(0).rows(),
          done.map(SimulationStep.Done::simulated),
          notSimulated);
    }
  }

  /** Finished blocks of replicates stay beside the runs until a run of the same is published. */
  private static String blocks(RunFolder folder, Lineage lineage, Cohort cohort) {
    String same = RunRecord.sameness(lineage, Accounts.of(cohort));
    return folder.path().replaceFirst("/[^/]*$", "/.blocks-" + same);
  }

  private List<TableSummary> simulated(
      Setup setup,
      SimulationStep step,
      SimulationStep.Done done,
      Lineage lineage,
      RunFolder folder) {
    int replicates = done.simulated().replicates();
    Projection projection = done.forecast().projection();
    long seed = setup.scenario().simulation().seed();
    return List.of(
        write("simulated_outlays", step.rows(replicates), lineage, folder),
        small(
            "outlay_distribution",
            done.simulated().distributions().stream().map(DistributionRow::values),
            lineage,
            folder),
        small(
            "cohort_projection",
            ProjectionTables.cells(projection, seed).stream(),
            lineage,
            folder),
        small("projection_models", ProjectionTables.models(projection).stream(), lineage, folder),
        small(
            "donor_pools",
            ProjectionTables.pools(done.forecast().pools()).stream(),
            lineage,
            folder));
  }

  private TableSummary small(
      String table, Stream<List<@Nullable Object>> rows, Lineage lineage, RunFolder folder) {
    TableSchema schema = SmallTables.schema(table);
    return TableWriter.write(
        SmallTables.dataset(spark, schema, rows.toList()), schema, lineage, folder);
  }

  /**
   * The years of a command.
   *
   * @throws ProblemException if it looks ahead and the scenario does not say from when
   */
  public static Timeframe timeframe(Command command, Scenario scenario) {
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
  public static void refuse(Request request, List<InputAccount> inputs) {
    long rejected = inputs.stream().mapToLong(InputAccount::rejected).sum();
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

  private static TableSummary write(
      String table, Dataset<Row> rows, Lineage lineage, RunFolder folder) {
    return TableWriter.write(rows, SmallTables.schema(table), lineage, folder);
  }
}
