package org.outlay.job;

import java.util.List;
import org.outlay.fund.LedgerRow;
import org.outlay.results.InputAccount;

/**
 * What a run made, for whoever prints it.
 *
 * @param path folder of the run
 * @param inputs one account per input file
 * @param outlays every row of the table
 * @param ledger every row of the table, empty when the command keeps none
 * @param payments rows of the table payments
 */
public record RunResult(
    Setup setup,
    String path,
    List<InputAccount> inputs,
    List<OutlayRow> outlays,
    List<LedgerRow> ledger,
    long payments) {
  public RunResult {
    inputs = List.copyOf(inputs);
    outlays = List.copyOf(outlays);
    ledger = List.copyOf(ledger);
  }

  /** Input rows that were not accepted. */
  public long rejected() {
    return inputs.stream().mapToLong(InputAccount::rejected).sum();
  }
}
