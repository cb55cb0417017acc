package org.outlay.job;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.outlay.control.Control;
import org.outlay.control.Controller;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.FundPlan;
import org.outlay.fund.FundTerms;
import org.outlay.fund.Lags;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.Outlook;
import org.outlay.fund.OutlookBuilder;
import org.outlay.scenario.Horizon;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.Blocks;

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
    this.plan = FundPlan.of(setup.policy(), horizon.from(), horizon.years(), lags(setup));
    this.due = new DueAmounts(setup.policy(), horizon.from(), amounts);
  }

  /**
   * What the funds come to.
   *
   * @param ledger rows of replicate 0
   * @param outlooks by fund, in the policy's order; empty without a simulation
   * @param homes of the funds that build
   * @param control of the first year, where payments of it are given
   */
  record Done(
      List<LedgerRow> ledger,
      List<Outlook> outlooks,
      List<ConstructionOutlook> homes,
      Optional<Control> control) {
    static final Done NOTHING = new Done(List.of(), List.of(), List.of(), Optional.empty());

    Done {
      ledger = List.copyOf(ledger);
      outlooks = List.copyOf(outlooks);
      homes = List.copyOf(homes);
    }
  }

  /** Puts the first year under control, given replicates. */
  interface Controlling {
    Control run(FundPlan plan, FundPlan.Amounts due, int replicates);
  }

  /**
   * Writes {@code commitments}, {@code fund_ledger} and, over replicates, {@code fund_outlook} and
   * what is built.
   */
  Done run(
      Optional<SimulationStep.Done> simulation,
      BlockFiles files,
      Optional<Controlling> controlling,
      RunTables to) {
    Commitments commitments = Commitments.of(setup.policy(), plan, due);
    if (setup.policy().splitsCosts()) {
      to.small("cost_shares", CostShares.of(setup.policy(), plan, due));
    }
    to.small("commitments", commitments.rows().stream().map(CommitmentRow::values).toList());
    if (simulation.isEmpty()) {
      to.small("fund_ledger", commitments.ledger().stream().map(LedgerRow::values).toList());
      return new Done(commitments.ledger(), List.of(), List.of(), Optional.empty());
    }
    SimulatedAmounts amounts =
        SimulatedAmounts.of(
            setup.policy(),
            FundPlan.longestLag(setup.policy()),
            due,
            simulation.get().investments().yearDriven());
    int replicates = simulation.get().simulated().replicates();
    OutlookBuilder accounts =
        new OutlookBuilder(
            plan,
            blocks(amounts, simulation.get(), files),
            replicates,
            setup.scenario().simulation().breach().doubleValue());
    LedgerRows ledger =
        new LedgerRows(
            plan.terms().stream().map(FundTerms::name).toList(), commitments.ledger(), accounts);
    to.here("fund_ledger", ledger.coding(), ledger);
    List<Outlook> outlooks = accounts.all();
    to.small("fund_outlook", outlooks.stream().flatMap(o -> OutlookRows.of(o).stream()).toList());
    List<ConstructionOutlook> homes =
        Constructions.of(setup, plan, accounts, simulation.get().totals(), commitments.ledger())
            .write(to);
    return new Done(
        commitments.ledger(),
        outlooks,
        homes,
        controlling.map(
            c -> {
              int most = Math.min(replicates, Controller.MOST_REPLICATES);
              return c.run(unsplit(), amounts.in(simulation.get().totals(), 0, most), most);
            }));
  }

  private static Lags lags(Setup setup) {
    SimulationSettings settings = setup.scenario().simulation();
    return settings.isFrozen(UncertaintySource.PAYMENT_LAGS)
        ? Lags.EXPECTED
        : Lags.drawn(settings.seed());
  }

  /** Payments of the year so far do not say who bears them. */
  private FundPlan unsplit() {
    return FundPlan.unsplit(setup.policy(), plan.from(), plan.years(), lags(setup));
  }

  /** Amounts of the replicates of a block. Those by district are in the files alone. */
  private IntFunction<FundPlan.Amounts> blocks(
      SimulatedAmounts amounts, SimulationStep.Done simulation, BlockFiles files) {
    return block -> {
      int first = block * Blocks.width();
      return setup.policy().splitsCosts()
          ? amounts.in(files.require(block), first)
          : amounts.in(
              simulation.totals(), first, Blocks.size(block, simulation.simulated().replicates()));
    };
  }
}
