package org.outlay.job;

import java.util.List;
import java.util.Optional;
import org.outlay.control.Control;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.Outlook;
import org.outlay.problem.Problem;
import org.outlay.results.InputAccount;

/**
 * What a run made, for whoever prints it.
 *
 * @param path folder of the run
 * @param inputs one account per input file
 * @param outlays every row of the table
 * @param ledger rows of replicate 0, empty when the command keeps none
 * @param outlooks of the funds, in the policy's order, where the funds were simulated
 * @param investments of the investment funds, where they were simulated
 * @param homes of the funds that build, where they were simulated
 * @param control of the horizon's first year, where payments of it are given
 * @param warnings about the inputs and what is computed from them; others are the setup's
 * @param payments rows of the table payments
 * @param simulated what the simulation says, where the command has one
 * @param notSimulated why there is no simulation although the command has one
 */
public record RunResult(
    Setup setup,
    String path,
    List<InputAccount> inputs,
    List<OutlayRow> outlays,
    List<LedgerRow> ledger,
    List<Outlook> outlooks,
    List<InvestmentOutlook> investments,
    List<ConstructionOutlook> homes,
    Optional<Control> control,
    List<Problem> warnings,
    long payments,
    Optional<Simulated> simulated,
    Optional<Problem> notSimulated) {
  public RunResult {
    inputs = List.copyOf(inputs);
    outlays = List.copyOf(outlays);
    ledger = List.copyOf(ledger);
    outlooks = List.copyOf(outlooks);
    investments = List.copyOf(investments);
    homes = List.copyOf(homes);
    warnings = List.copyOf(warnings);
  }

  /** Input rows that were not accepted. */
  public long rejected() {
    return inputs.stream().mapToLong(InputAccount::rejected).sum();
  }
}
