package org.outlay.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.FileAccount;
import org.outlay.cohort.Unchanged;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
import org.outlay.results.RunFolder;

/** A run whose inputs are read and whose tables are being written; published, or gone. */
final class OpenRun implements AutoCloseable {
  private final SparkSession spark;
  private final Progress progress;
  private final Start start;
  private final Setup setup;
  private final Request request;
  private final List<FileAccount> files;
  private final List<InputAccount> inputs;
  private final RunFolder folder;
  private final Lineage lineage;
  private final RunTables tables;

  /**
   * What is known before anything is read.
   *
   * @param suffix of the scenario's name in that of the runs' folder
   */
  record Start(String command, String suffix, Instant at) {
    /** Runs of the command lie beside those of a forecast. */
    static Start beside(String command) {
      return new Start(command, "-" + command, RunRecord.now());
    }

    /** Runs of the command are what the scenario's name stands for. */
    static Start of(RunKind kind) {
      return new Start(kind.id(), "", RunRecord.now());
    }
  }

  /**
   * Opens it.
   *
   * @param setup as the inputs left it
   * @param files what was read
   * @throws ProblemException if a row was rejected and the request allows none
   */
  OpenRun(
      SparkSession spark,
      Progress progress,
      Start start,
      Setup setup,
      Request request,
      List<FileAccount> files) {
    this.files = files;
    this.inputs = Accounts.of(files);
    request.refuseRejected(inputs);
    this.spark = spark;
    this.progress = progress;
    this.start = start;
    this.setup = setup;
    this.request = request;
    this.folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(),
            request.out(),
            setup.scenario().name() + start.suffix());
    this.lineage = RunRecord.lineage(setup, folder);
    this.tables = new RunTables(spark, lineage, folder);
  }

  RunTables tables() {
    return tables;
  }

  RunFolder folder() {
    return folder;
  }

  /**
   * Its simulation. Finished blocks of replicates stay beside the runs until this one is published,
   * so that one that asks to resume it can take them over.
   */
  SimulationStep simulation(Timeframe time) {
    String same = RunRecord.sameness(start.command(), lineage, inputs);
    String blocks =
        request.unfinished() == Request.Unfinished.RESUME
            ? folder.takeOver(same)
            : folder.work(same);
    return new SimulationStep(spark, setup, time, progress, blocks);
  }

  /**
   * Makes it the latest; where it is found.
   *
   * @param warnings of the run, besides the setup's
   * @throws ProblemException if a file was changed since it was looked at
   */
  String publish(Optional<SimulationStep.Done> simulated, List<Problem> warnings) {
    Unchanged.require(files, spark.sparkContext().hadoopConfiguration());
    progress.step("publishing");
    folder.publish(
        new Manifest(
            lineage,
            RunRecord.execution(
                spark,
                start.command(),
                start.at(),
                simulated.map(done -> RunRecord.simulation(setup, done))),
            RunRecord.settings(setup.scenario()),
            RunRecord.remarks(setup.warnings(), warnings),
            inputs,
            tables.written()));
    return folder.path();
  }

  /** Discards it unless it is published. */
  @Override
  public void close() {
    folder.close();
  }
}
