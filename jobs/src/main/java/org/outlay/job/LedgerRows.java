package org.outlay.job;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.OutlookBuilder;
import org.outlay.results.Coding;
import org.outlay.results.PartsWriter;
import org.outlay.results.RowSource;

/**
 * Rows of {@code fund_ledger}, made while the accounts run. The first part is replicate 0.
 *
 * @param funds names of the accounts
 * @param means rows of replicate 0
 */
record LedgerRows(List<String> funds, List<LedgerRow> means, OutlookBuilder accounts)
    implements PartsWriter.Parts {

  /** Sorted so that readers can skip. */
  Coding coding() {
    return new Coding(Map.of("fund", funds), List.of("fund", "replicate"));
  }

  @Override
  public int count() {
    return 1 + accounts.chunks();
  }

  @Override
  public RowSource rows(int part) {
    return part == 0
        ? sink -> means.forEach(row -> sink.accept(row(row, funds.indexOf(row.fund()))))
        : sink -> accounts.run(part - 1, (row, fund) -> sink.accept(row(row, fund)));
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
