package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.outlay.control.Control;
import org.outlay.fund.FundPlan;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.Outlook;
import org.outlay.fund.OutlookBuilder;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.BlockFiles;

/** Sets what is due against the funds: in the means, and in every replicate. */
final class FundStep {
  private final Setup setup;
  private final FundPlan plan;
  private final DueAmounts due;

  /**
   * Of amounts due.
   *
   * @param amounts of the deterministic pass, with those of years before the horizon that are paid
   *     inside it, and the means of projected applications
   */
  FundStep(Setup setup, List<VintageAmount> amounts) {
    this.setup = setup;
    Horizon horizon = setup.scenario().horizon();
    this.plan = FundPlan.of(setup.policy(), horizon.from(), horizon.years());
    this.due = new DueAmounts(setup.policy(), horizon.from(), amounts);
  }

  /**
   * What the funds come to.
   *
   * @param ledger rows of replicate 0
   * @param outlooks by fund, in the policy's order; empty without a simulation
   * @param control of the first year, where payments of it are given
   */
  record Done(List<LedgerRow> ledger, List<Outlook> outlooks, Optional<Control> control) {
    Done {
      ledger = List.copyOf(ledger);
      outlooks = List.copyOf(outlooks);
    }
  }

  /** Puts the first year under control, given replicates. */
  interface Controlling {
    Control run(FundPlan plan, FundPlan.Amounts due, int replicates);
  }

  /** Writes {@code commitments}, {@code fund_ledger} and, over replicates, {@code fund_outlook}. */
  Done run(
      SparkSession spark,
      Optional<SimulationStep.Done> simulation,
      BlockFiles files,
      Optional<Controlling> controlling,
      RunTables to) {
    Commitments commitments = Commitments.of(setup.policy(), plan, due);
    to.small("commitments", commitments.rows().stream().map(CommitmentRow::values).toList());
    if (simulation.isEmpty()) {
      to.small("fund_ledger", commitments.ledger().stream().map(LedgerRow::values).toList());
      return new Done(commitments.ledger(), List.of(), Optional.empty());
    }
    SimulatedAmounts amounts =
        SimulatedAmounts.of(
            setup.policy(),
            FundPlan.longestLag(setup.policy()),
            due,
            simulation.get().investments().yearDriven());
    FundPlan.Amounts simulated = amounts.in(simulation.get().totals());
    int replicates = simulation.get().simulated().replicates();
    to.write(
        "fund_ledger",
        LedgerRows.of(spark, plan, amounts, files, replicates, commitments.ledger()));
    List<Outlook> outlooks =
        new OutlookBuilder(
                plan, simulated, replicates, setup.scenario().simulation().breach().doubleValue())
            .all();
    to.small("fund_outlook", outlooks.stream().flatMap(o -> OutlookRows.of(o).stream()).toList());
    return new Done(
        new ArrayList<>(commitments.ledger()),
        outlooks,
        controlling.map(c -> c.run(plan, simulated, replicates)));
  }
}
