package org.outlay.job;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.Timeframe;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.Model;
import org.outlay.simulation.ReplicateTotals;

/**
 * Simulates what a decomposition of the spread takes: two runs for each source, and therefore of
 * the first block only.
 */
final class DecompositionStep {
  private final SparkSession spark;
  private final Setup setup;
  private final Timeframe time;
  private final Progress progress;
  private final BlockFiles files;
  private final SimulationSettings settings;

  /** Runs that are done. */
  private int done;

  DecompositionStep(
      SparkSession spark, Setup setup, Timeframe time, Progress progress, BlockFiles files) {
    this.spark = spark;
    this.setup = setup;
    this.time = time;
    this.progress = progress;
    this.files = files;
    this.settings = setup.scenario().simulation();
  }

  /** Of what was simulated. */
  List<Decomposition> of(SimulationStep.Done simulation) {
    int replicates = Math.min(simulation.simulated().replicates(), Blocks.width());
    long all = (long) replicates * Decomposition.runs(settings.frozen());
    progress.step("decomposing the spread");
    List<Decomposition> rows =
        Decomposition.of(
            settings.frozen(),
            frozen -> {
              long before = (long) replicates * done++;
              return totals(
                  simulation,
                  replicates,
                  frozen,
                  (finished, ofRun) -> progress.replicates(before + finished, all));
            });
    // Runs that were stored already say nothing.
    progress.replicates(all, all);
    return rows;
  }

  private long[] totals(
      SimulationStep.Done simulation,
      int replicates,
      Set<UncertaintySource> frozen,
      Blocks.Listener listener) {
    Model model = simulation.forecast().withFrozen(setup.policy(), time, settings, frozen);
    // What only funds draw leaves blocks as they are: one simulation serves both.
    Set<UncertaintySource> ofBlocks = new TreeSet<>(frozen);
    ofBlocks.retainAll(UncertaintySource.OF_APPLICATIONS);
    BlockFiles own = files.part(ofBlocks.toString());
    Blocks.simulate(spark, model, replicates, own, listener);
    ReplicateTotals totals = ReplicateTotals.read(model, replicates, own);
    Investments.of(setup, settings.withFrozen(frozen), totals).yearDriven().addTo(totals);
    return new Distributions(setup.policy(), setup.scenario().horizon(), totals).horizonTotals();
  }
}
