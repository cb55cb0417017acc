package org.outlay.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.Policy;
import org.outlay.policy.RuleColumn;
import org.outlay.results.EncodedRows;
import org.outlay.scenario.SimulationExtra;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;

/** Rows of {@code simulated_outlays}, made where the blocks are read. */
final class SimulatedRows implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By what rows are sorted, so that readers can skip. */
  static final List<String> ORDER = List.of("rule", "fiscal_year");

  private final boolean[] funded;
  private final int from;
  private final YearDriven yearDriven;

  /** Number of districts; 0 where replicates are of the whole city. */
  private final int districts;

  /** The district of what the fiscal year drives. */
  private final int wholeCity;

  private SimulatedRows(Policy policy, int from, YearDriven yearDriven, List<String> districts) {
    this.funded = new boolean[policy.rules().size()];
    Arrays.fill(funded, true);
    policy.withoutFund().forEach(rule -> funded[rule] = false);
    this.from = from;
    this.yearDriven = yearDriven;
    this.districts = districts.size();
    this.wholeCity = districts.indexOf(Policy.WHOLE_CITY);
  }

  /** Encoded rows of all blocks. */
  static Dataset<Row> of(
      SparkSession spark, Setup setup, BlockFiles files, YearDriven yearDriven, int replicates) {
    Policy policy = setup.policy();
    boolean asked = setup.scenario().simulation().extras().contains(SimulationExtra.BY_DISTRICT);
    List<String> districts = asked ? List.copyOf(policy.districts().keySet()) : List.of();
    SimulatedRows rows =
        new SimulatedRows(policy, setup.scenario().horizon().from(), yearDriven, districts);
    List<Integer> blocks = IntStream.range(0, Blocks.count(replicates)).boxed().toList();
    JavaRDD<InternalRow> all =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(blocks, blocks.size())
            .flatMap(block -> rows.of(block, files));
    return EncodedRows.of(
        spark, RunTables.schema("simulated_outlays"), names(policy, districts), all);
  }

  private static Map<String, List<String>> names(Policy policy, List<String> districts) {
    Map<String, List<String>> names = new HashMap<>();
    for (RuleColumn column : RuleColumn.values()) {
      names.put(column.id(), column.names(policy));
    }
    names.put("vintage_kind", Arrays.stream(VintageKind.values()).map(VintageKind::id).toList());
    names.put("district", districts);
    return names;
  }

  private Iterator<InternalRow> of(int block, BlockFiles files) {
    BlockTotals totals = files.require(block);
    return IntStream.range(0, funded.length)
        .boxed()
        .flatMap(rule -> of(totals, rule, block * Blocks.width()).stream())
        .iterator();
  }

  /** Rows of one rule. */
  private List<InternalRow> of(BlockTotals totals, Integer rule, int before) {
    List<InternalRow> rows = new ArrayList<>();
    for (int year = 0; year < totals.years(); year++) {
      for (VintageKind kind : VintageKind.values()) {
        if (districts == 0) {
          add(rows, totals, rule, kind, null, year, before);
        }
        for (int district = 0; district < districts; district++) {
          add(rows, totals, rule, kind, district, year, before);
        }
      }
    }
    return rows;
  }

  private void add(
      List<InternalRow> rows,
      BlockTotals totals,
      Integer rule,
      VintageKind kind,
      @Nullable Integer district,
      Integer year,
      int before) {
    boolean whole = district == null || district == wholeCity;
    boolean driven = kind == VintageKind.GIVEN && whole && yearDriven.has(rule, year);
    if (!driven && !totals.has(rule, kind)) {
      return;
    }
    Integer fund = funded[rule] ? rule : null;
    Integer vintage = kind.ordinal();
    Integer fiscalYear = from + year;
    for (int r = 0; r < totals.replicates(); r++) {
      long given = driven ? yearDriven.fen(rule, year, before + r) : 0;
      long simulated =
          district == null
              ? totals.fen(rule, kind, year, r)
              : totals.fen(rule, kind, district, year, r);
      if (simulated + given != 0) {
        Object[] values = {
          before + r + 1, fiscalYear, rule, fund, rule, rule, vintage, district, simulated + given
        };
        rows.add(new GenericInternalRow(values));
      }
    }
  }
}
