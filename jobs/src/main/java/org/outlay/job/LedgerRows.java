package org.outlay.job;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.outlay.fund.FundAccount;
import org.outlay.fund.FundPlan;
import org.outlay.fund.FundTerms;
import org.outlay.fund.LedgerRow;
import org.outlay.results.Coding;
import org.outlay.results.PartsWriter;
import org.outlay.results.RowSource;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;

/**
 * Rows of {@code fund_ledger}: each task runs the accounts of a block's replicates. The first part
 * is replicate 0.
 *
 * @param means rows of replicate 0
 */
record LedgerRows(
    FundPlan plan, SimulatedAmounts amounts, BlockFiles files, int blocks, List<LedgerRow> means)
    implements PartsWriter.Parts {

  LedgerRows {
    means = List.copyOf(means);
  }

  /** Sorted so that readers can skip. */
  Coding coding() {
    return new Coding(Map.of("fund", funds()), List.of("fund", "replicate"));
  }

  private List<String> funds() {
    return plan.terms().stream().map(FundTerms::name).toList();
  }

  @Override
  public int count() {
    return 1 + blocks;
  }

  @Override
  public RowSource rows(int part) {
    return part == 0
        ? sink -> means.forEach(row -> sink.accept(row(row, funds().indexOf(row.fund()))))
        : sink -> block(part - 1, sink);
  }

  private void block(int block, Consumer<InternalRow> sink) {
    BlockTotals totals = files.require(block);
    FundPlan.Amounts due = amounts.in(totals, block * Blocks.width());
    for (int fund = 0; fund < plan.terms().size(); fund++) {
      FundAccount account = plan.account(fund);
      Integer code = fund;
      for (int r = 0; r < totals.replicates(); r++) {
        int replicate = block * Blocks.width() + r + 1;
        account.run(
            replicate, plan.demand(fund, due, r, replicate), row -> sink.accept(row(row, code)));
      }
    }
  }

  private static InternalRow row(LedgerRow row, Integer fund) {
    long[] fen = row.fen();
    Object[] values = new Object[fen.length + 3];
    values[0] = row.replicate();
    values[1] = fund;
    values[2] = row.fiscalYear();
    for (int i = 0; i < fen.length; i++) {
      values[i + 3] = fen[i];
    }
    return new GenericInternalRow(values);
  }
}
