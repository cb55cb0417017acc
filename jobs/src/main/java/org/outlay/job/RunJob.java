package org.outlay.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.TooLarge;
import org.outlay.fund.LedgerBuilder;
import org.outlay.fund.LedgerRow;
import org.outlay.policy.Policy;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
import org.outlay.results.RunFolder;
import org.outlay.scenario.Scenario;

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
    List<InputAccount> inputs = Accounts.of(cohort);
    refuse(request, inputs);
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(), request.out(), scenario.name())) {
      Lineage lineage = RunRecord.lineage(setup, folder);
      RunTables tables = new RunTables(spark, lineage, folder);
      SimulationStep step =
          SimulationStep.of(spark, setup, time, progress, folder, lineage, inputs);
      step.begin(request);
      Paid paid;
      Optional<SimulationStep.Outcome> outcome;
      try (Aside<SimulationStep.Outcome> simulation =
          new Aside<>(spark, folder.runId(), () -> step.run(cohort))) {
        if (command == Command.FORECAST) {
          simulation.start();
        }
        paid = paid(setup, time, cohort, tables, folder);
        outcome = simulation.result();
      }
      List<OutlayRow> outlays = new ArrayList<>(paid.outlays());
      Optional<SimulationStep.Done> done = outcome.flatMap(SimulationStep.Outcome::done);
      done.ifPresent(d -> outlays.addAll(d.projected(setup, time)));
      Outlays.sort(outlays);
      progress.step("writing tables");
      tables.small("outlays", outlays.stream().map(Outlays::values).toList());
      List<LedgerRow> ledger = command == Command.FORECAST ? ledger(setup, outlays) : List.of();
      if (command == Command.FORECAST) {
        tables.small("fund_ledger", ledger.stream().map(LedgerRow::values).toList());
      }
      done.ifPresent(d -> step.write(d, tables));
      progress.step("publishing");
      folder.publish(
          new Manifest(
              lineage,
              RunRecord.execution(
                  spark, command.id(), started, done.map(d -> RunRecord.simulation(setup, d))),
              RunRecord.settings(scenario),
              inputs,
              tables.written()));
      step.files().delete();
      return new RunResult(
          setup,
          folder.path(),
          inputs,
          outlays,
          ledger,
          paid.payments(),
          done.map(SimulationStep.Done::simulated),
          outcome.flatMap(SimulationStep.Outcome::reason));
    }
  }

  private static long written(Setup setup, Dataset<Row> payments, RunTables tables) {
    try {
      return tables.write("payments", payments);
    } catch (RuntimeException failure) {
      throw TooLarge.in(failure, setup.policy())
          .<RuntimeException>map(ProblemException::new)
          .orElse(failure);
    }
  }

  /** What the deterministic pass comes to. */
  private record Paid(long payments, List<OutlayRow> outlays) {}

  private Paid paid(
      Setup setup, Timeframe time, Cohort cohort, RunTables tables, RunFolder folder) {
    progress.step("computing payments");
    long rows = written(setup, payments(setup.policy(), time, cohort), tables);
    progress.step("summing outlays");
    List<OutlayRow> outlays = outlays(setup, folder);
    tables.rejects(cohort);
    return new Paid(rows, outlays);
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
        .payments(cohort.applications(), cohort.annualRecords());
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
}
