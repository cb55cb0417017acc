package org.outlay.job;

import org.outlay.projection.Projection;
import org.outlay.scenario.SimulationExtra;

/** Writes the replicates, and all that says what they come to and where they come from. */
final class SimulationTables {
  private final Setup setup;
  private final SimulationStep step;
  private final RunTables tables;

  SimulationTables(Setup setup, SimulationStep step, RunTables tables) {
    this.setup = setup;
    this.step = step;
    this.tables = tables;
  }

  void write(SimulationStep.Done done) {
    int replicates = done.simulated().replicates();
    DrivenFiles driven =
        DrivenFiles.write(done.investments().yearDriven(), step.files(), replicates);
    tables.inTasks(
        "simulated_outlays",
        SimulatedRows.coding(setup),
        new SimulatedRows(setup, step.files(), driven, replicates));
    Projection projection = done.forecast().projection();
    long seed = setup.scenario().simulation().seed();
    tables.small(
        "rolling_plan", done.simulated().plan().rows().stream().map(PlanRow::values).toList());
    done.investments().write(tables);
    tables.small(
        "outlay_distribution",
        done.simulated().distributions().stream().map(DistributionRow::values).toList());
    tables.small(
        "capped_rules", done.simulated().capped().stream().map(CappedRow::values).toList());
    if (setup.scenario().simulation().extras().contains(SimulationExtra.DECOMPOSE)) {
      tables.small(
          "uncertainty_sources",
          step.decomposition(done).stream().map(Decomposition::values).toList());
    }
    tables.small("cohort_projection", ProjectionTables.cells(projection, seed));
    tables.small("projection_models", ProjectionTables.models(projection));
    tables.small("donor_pools", ProjectionTables.pools(done.forecast().pools()));
  }
}
