package org.outlay.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.outlay.fund.FundAccount;
import org.outlay.fund.FundPlan;
import org.outlay.fund.FundTerms;
import org.outlay.fund.LedgerRow;
import org.outlay.results.EncodedRows;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;

/** Rows of {@code fund_ledger}: each task runs the accounts of a block's replicates. */
final class LedgerRows {
  /** By what rows are sorted, so that readers can skip. */
  static final List<String> ORDER = List.of("fund", "replicate");

  private LedgerRows() {}

  /**
   * Of simulated replicates.
   *
   * @param means rows of replicate 0, which come first
   */
  static Dataset<Row> of(
      SparkSession spark,
      FundPlan plan,
      SimulatedAmounts amounts,
      BlockFiles files,
      int replicates,
      List<LedgerRow> means) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Integer> blocks = IntStream.range(0, Blocks.count(replicates)).boxed().toList();
    List<String> funds = plan.terms().stream().map(FundTerms::name).toList();
    JavaRDD<InternalRow> rows =
        context
            .parallelize(List.copyOf(means), 1)
            .map(row -> row(row, funds.indexOf(row.fund())))
            .union(
                context
                    .parallelize(blocks, blocks.size())
                    .flatMap(block -> rows(plan, amounts, block, files)));
    return EncodedRows.of(spark, RunTables.schema("fund_ledger"), Map.of("fund", funds), rows);
  }

  private static Iterator<InternalRow> rows(
      FundPlan plan, SimulatedAmounts amounts, int block, BlockFiles files) {
    BlockTotals totals = files.require(block);
    FundPlan.Amounts due = amounts.in(totals, block * Blocks.width());
    List<InternalRow> rows = new ArrayList<>();
    for (int fund = 0; fund < plan.terms().size(); fund++) {
      FundAccount account = plan.account(fund);
      Integer code = fund;
      for (int r = 0; r < totals.replicates(); r++) {
        int replicate = block * Blocks.width() + r + 1;
        account.run(
            replicate, plan.demand(fund, due, r, replicate), row -> rows.add(row(row, code)));
      }
    }
    return rows.iterator();
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
