package org.outlay.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.money.Fen;
import org.outlay.policy.Policy;
import org.outlay.results.ResultType;
import org.outlay.scenario.SimulationExtra;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;

/** Rows of {@code simulated_outlays}, made where the blocks are read. */
final class SimulatedRows {
  private SimulatedRows() {}

  /** What the outputs say of a rule. */
  private record Label(String rule, @Nullable String fund, String payer, String kind)
      implements Serializable {

    /** Rule, fund, payer and kind. */
    @Nullable UTF8String[] words() {
      return new @Nullable UTF8String[] {
        UTF8String.fromString(rule),
        fund == null ? null : UTF8String.fromString(fund),
        UTF8String.fromString(payer),
        UTF8String.fromString(kind)
      };
    }
  }

  static Dataset<Row> of(
      SparkSession spark, Setup setup, BlockFiles files, YearDriven yearDriven, int replicates) {
    int from = setup.scenario().horizon().from();
    List<Label> labels =
        setup.policy().rules().stream()
            .map(r -> new Label(r.name(), r.fund().orElse(null), r.payer(), r.kind().id()))
            .toList();
    boolean asked = setup.scenario().simulation().extras().contains(SimulationExtra.BY_DISTRICT);
    List<String> districts = asked ? List.copyOf(setup.policy().districts().keySet()) : List.of();
    List<Integer> blocks = IntStream.range(0, Blocks.count(replicates)).boxed().toList();
    JavaRDD<InternalRow> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(blocks, blocks.size())
            .flatMap(block -> rows(labels, districts, yearDriven, from, block, files));
    // Rows in Spark's own form: converting millions of them would take longer than writing them.
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(
            rows.rdd(), ResultType.of(RunTables.schema("simulated_outlays")), false);
  }

  private static Iterator<InternalRow> rows(
      List<Label> labels,
      List<String> districts,
      YearDriven yearDriven,
      int from,
      int block,
      BlockFiles files) {
    BlockTotals totals =
        files
            .read(block)
            .orElseThrow(() -> new IllegalStateException("block " + block + " is missing"));
    int before = block * Blocks.width();
    return IntStream.range(0, labels.size())
        .boxed()
        .flatMap(
            rule ->
                districts.isEmpty()
                    ? rows(totals, yearDriven, labels.get(rule), rule, from, before)
                    : byDistrict(
                        totals, yearDriven, labels.get(rule), districts, rule, from, before))
        .iterator();
  }

  /** Rows of one rule. */
  private static Stream<InternalRow> rows(
      BlockTotals totals, YearDriven yearDriven, Label label, int rule, int from, int before) {
    List<InternalRow> rows = new ArrayList<>();
    UTF8String[] words = label.words();
    for (int year = 0; year < totals.years(); year++) {
      for (VintageKind kind : VintageKind.values()) {
        boolean driven = kind == VintageKind.GIVEN && yearDriven.has(rule, year);
        if (!driven && !totals.has(rule, kind)) {
          continue;
        }
        UTF8String vintage = UTF8String.fromString(kind.id());
        for (int r = 0; r < totals.replicates(); r++) {
          long given = driven ? yearDriven.fen(rule, year, before + r) : 0;
          long fen = totals.fen(rule, kind, year, r) + given;
          if (fen != 0) {
            rows.add(row(words, vintage, null, from + year, before + r + 1, fen));
          }
        }
      }
    }
    return rows.stream();
  }

  /** Rows of one rule and each district; what the fiscal year drives is the whole city's. */
  private static Stream<InternalRow> byDistrict(
      BlockTotals totals,
      YearDriven yearDriven,
      Label label,
      List<String> districts,
      int rule,
      int from,
      int before) {
    List<InternalRow> rows = new ArrayList<>();
    UTF8String[] words = label.words();
    for (int year = 0; year < totals.years(); year++) {
      for (VintageKind kind : VintageKind.values()) {
        UTF8String vintage = UTF8String.fromString(kind.id());
        for (int d = 0; d < districts.size(); d++) {
          UTF8String district = UTF8String.fromString(districts.get(d));
          boolean whole = kind == VintageKind.GIVEN && districts.get(d).equals(Policy.WHOLE_CITY);
          boolean driven = whole && yearDriven.has(rule, year);
          for (int r = 0; r < totals.replicates(); r++) {
            long given = driven ? yearDriven.fen(rule, year, before + r) : 0;
            long fen = totals.fen(rule, kind, d, year, r) + given;
            if (fen != 0) {
              rows.add(row(words, vintage, district, from + year, before + r + 1, fen));
            }
          }
        }
      }
    }
    return rows.stream();
  }

  private static InternalRow row(
      @Nullable UTF8String[] words,
      UTF8String vintage,
      @Nullable UTF8String district,
      int year,
      int replicate,
      long fen) {
    return new GenericInternalRow(
        new Object[] {
          replicate,
          year,
          words[0],
          words[1],
          words[2],
          words[3],
          vintage,
          district,
          Decimal.createUnsafe(fen, Fen.PRECISION, Fen.SCALE)
        });
  }
}
