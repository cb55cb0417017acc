package org.outlay.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.money.Fen;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.results.ResultType;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;

/** Rows of {@code simulated_outlays}, made where the blocks are read. */
final class SimulatedRows {
  private SimulatedRows() {}

  /** What the outputs say of a rule, and what the fiscal year alone drives. */
  private record Label(
      String rule, @Nullable String fund, String payer, String kind, long[] constants)
      implements Serializable {}

  static Dataset<Row> of(SparkSession spark, Setup setup, BlockFiles files, int replicates) {
    int from = setup.scenario().horizon().from();
    List<Label> labels = labels(setup.policy(), from, setup.scenario().horizon().to());
    List<Integer> blocks = IntStream.range(0, Blocks.count(replicates)).boxed().toList();
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(blocks, blocks.size())
            .flatMap(block -> rows(labels, from, block, files));
    return spark.createDataFrame(rows, ResultType.of(SmallTables.schema("simulated_outlays")));
  }

  private static List<Label> labels(Policy policy, int from, int to) {
    List<YearRules.YearAmount> amounts = new YearRules(policy).amounts(from, to);
    List<Label> labels = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      long[] constants = new long[to - from + 1];
      amounts.stream()
          .filter(amount -> amount.rule().equals(rule))
          .forEach(amount -> constants[amount.fiscalYear() - from] = amount.fen());
      labels.add(
          new Label(
              rule.name(), rule.fund().orElse(null), rule.payer(), rule.kind().id(), constants));
    }
    return List.copyOf(labels);
  }

  private static Iterator<Row> rows(List<Label> labels, int from, int block, BlockFiles files) {
    BlockTotals totals =
        files
            .read(block)
            .orElseThrow(() -> new IllegalStateException("block " + block + " is missing"));
    List<Row> rows = new ArrayList<>();
    for (int rule = 0; rule < labels.size(); rule++) {
      Label label = labels.get(rule);
      for (int year = 0; year < totals.years(); year++) {
        for (VintageKind kind : VintageKind.values()) {
          long constant = kind == VintageKind.GIVEN ? label.constants()[year] : 0;
          if (constant == 0 && !totals.has(rule, kind)) {
            continue;
          }
          for (int r = 0; r < totals.replicates(); r++) {
            long fen = totals.fen(rule, kind, year, r) + constant;
            if (fen != 0) {
              rows.add(row(label, from + year, kind, block * Blocks.width() + r + 1, fen));
            }
          }
        }
      }
    }
    return rows.iterator();
  }

  private static Row row(Label label, int year, VintageKind kind, int replicate, long fen) {
    return RowFactory.create(
        replicate,
        year,
        label.rule(),
        label.fund(),
        label.payer(),
        label.kind(),
        kind.id(),
        Fen.yuan(fen));
  }
}
