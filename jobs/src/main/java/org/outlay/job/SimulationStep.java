package org.outlay.job;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.scenario.SimulationSettings;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.Forecast;
import org.outlay.simulation.Model;
import org.outlay.simulation.NotSimulated;
import org.outlay.simulation.ReplicateTotals;
import org.outlay.simulation.Verdict;

/** Projects, simulates block by block, and sums up. */
final class SimulationStep {
  private final SparkSession spark;
  private final Setup setup;
  private final Timeframe time;
  private final Progress progress;
  private final BlockFiles files;

  /** What was simulated and what it comes to. */
  record Done(
      Forecast forecast, ReplicateTotals totals, Investments investments, Simulated simulated) {
    /** Mean amounts of the projected applications, as rows of {@code outlays}. */
    List<OutlayRow> projected(Setup setup, Timeframe time) {
      return ProjectedOutlays.of(setup.policy(), time.from(), totals);
    }

    /** The same by year of entry. */
    List<VintageAmount> byVintage(Setup setup, Timeframe time, List<OutlayRow> projected) {
      int firstEntry = time.lastKnownYear().orElseThrow() + 1;
      return ProjectedOutlays.byVintage(setup.policy(), time.from(), firstEntry, totals, projected);
    }
  }

  /**
   * Makes it.
   *
   * @param blocksFolder where finished blocks are kept and looked for
   */
  SimulationStep(
      SparkSession spark, Setup setup, Timeframe time, Progress progress, String blocksFolder) {
    this.spark = spark;
    this.setup = setup;
    this.time = time;
    this.progress = progress;
    this.files =
        new BlockFiles(
            blocksFolder,
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
  }

  BlockFiles files() {
    return files;
  }

  /** What was simulated, or why nothing was. */
  record Outcome(Optional<Done> done, Optional<Problem> reason) {}

  /**
   * Simulates.
   *
   * @param others whether the caller has tasks to run at the same time
   */
  Outcome run(Cohort cohort, BooleanSupplier others) {
    try {
      return new Outcome(Optional.of(simulate(cohort, others)), Optional.empty());
    } catch (NotSimulated reason) {
      return new Outcome(Optional.empty(), Optional.of(reason.problem()));
    } catch (Exception failure) {
      // Spark's own exceptions are checked ones, which Scala does not declare.
      Optional<NotSimulated> reason = NotSimulated.in(failure);
      if (reason.isEmpty()) {
        throw failure;
      }
      return new Outcome(Optional.empty(), Optional.of(reason.get().problem()));
    }
  }

  private Done simulate(Cohort cohort, BooleanSupplier others) {
    progress.step("projecting applications");
    Forecast forecast =
        Forecast.of(
            setup.policy(),
            time,
            cohort,
            setup.scenario().simulation(),
            setup.scenario().projection(),
            setup.incentives());
    Model model = forecast.model().keeping(setup.scenario().plan());
    SimulationSettings settings = setup.scenario().simulation();
    int replicates = settings.replicates();
    while (true) {
      progress.step("simulating " + replicates + " replicates" + inParts(model.shards()));
      Blocks.simulate(spark, model, replicates, files, progress::replicates, others);
      ReplicateTotals totals = ReplicateTotals.read(model, replicates, files);
      Investments investments = Investments.of(setup, settings, totals);
      investments.yearDriven().addTo(totals);
      Distributions distributions =
          new Distributions(setup.policy(), setup.scenario().horizon(), totals);
      Verdict verdict = Verdict.of(distributions.total(), replicates, settings.tolerance());
      boolean enough =
          settings.stop() == SimulationSettings.Stop.GIVEN
              || verdict.suffices()
              || replicates >= SimulationSettings.MOST_REPLICATES;
      if (enough) {
        return new Done(
            forecast,
            totals,
            investments,
            new Simulated(
                replicates,
                distributions.rows(),
                distributions.clauses(),
                CappedRow.of(setup.policy(), time.from(), totals),
                verdict,
                new PlanStep(spark, setup, progress)
                    .plan(
                        new PlanCase(setup.policy(), totals, investments.yearDriven(), files),
                        model.roster())));
      }
      replicates = Math.min(SimulationSettings.MOST_REPLICATES, verdict.needed());
    }
  }

  /** Told where a task has a part of the cohort only. */
  private static String inParts(int shards) {
    return shards == 1 ? "" : " in " + shards + " parts";
  }

  /** What each source causes of the spread. */
  List<Decomposition> decomposition(Done done) {
    return new DecompositionStep(spark, setup, time, progress, files).of(done);
  }
}
