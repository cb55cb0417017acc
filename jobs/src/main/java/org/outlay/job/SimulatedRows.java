package org.outlay.job;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.Policy;
import org.outlay.policy.RuleColumn;
import org.outlay.results.Coding;
import org.outlay.results.PartsWriter;
import org.outlay.results.RowSource;
import org.outlay.scenario.SimulationExtra;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.BlockTotals;
import org.outlay.simulation.Blocks;

/** Rows of {@code simulated_outlays}, made where the blocks are read: a part for each block. */
final class SimulatedRows implements PartsWriter.Parts, Serializable {
  private static final long serialVersionUID = 1L;

  private static final int REPLICATE = 0;

  private final BlockFiles files;
  private final int blocks;
  private final boolean[] funded;
  private final int from;
  private final DrivenFiles yearDriven;

  /** Number of districts; 0 where replicates are of the whole city. */
  private final int districts;

  /** The district of what the fiscal year drives. */
  private final int wholeCity;

  SimulatedRows(Setup setup, BlockFiles files, DrivenFiles yearDriven, int replicates) {
    Policy policy = setup.policy();
    List<String> districts = districts(setup);
    this.files = files;
    this.blocks = Blocks.count(replicates);
    this.funded = new boolean[policy.rules().size()];
    Arrays.fill(funded, true);
    policy.withoutFund().forEach(rule -> funded[rule] = false);
    this.from = setup.scenario().horizon().from();
    this.yearDriven = yearDriven;
    this.districts = districts.size();
    this.wholeCity = districts.indexOf(Policy.WHOLE_CITY);
  }

  /** Districts, if replicates are kept by them. */
  private static List<String> districts(Setup setup) {
    return setup.scenario().simulation().extras().contains(SimulationExtra.BY_DISTRICT)
        ? List.copyOf(setup.policy().districts().keySet())
        : List.of();
  }

  /** Sorted so that readers can skip. */
  static Coding coding(Setup setup) {
    Map<String, List<String>> names = new HashMap<>();
    for (RuleColumn column : RuleColumn.values()) {
      names.put(column.id(), column.names(setup.policy()));
    }
    names.put("vintage_kind", Arrays.stream(VintageKind.values()).map(VintageKind::id).toList());
    names.put("district", districts(setup));
    return new Coding(names, List.of("rule", "fiscal_year"));
  }

  @Override
  public int count() {
    return blocks;
  }

  @Override
  public RowSource rows(int block) {
    BlockTotals totals = files.require(block);
    DrivenBlock driven = yearDriven.read(block, totals.replicates());
    return sink -> {
      for (int rule = 0; rule < funded.length; rule++) {
        for (int year = 0; year < totals.years(); year++) {
          for (VintageKind kind : VintageKind.values()) {
            if (districts == 0) {
              send(totals, driven, rule, kind, null, year, block * Blocks.width(), sink);
            }
            for (int district = 0; district < districts; district++) {
              send(totals, driven, rule, kind, district, year, block * Blocks.width(), sink);
            }
          }
        }
      }
    };
  }

  /** The rows of a rule, kind, district and year: replicates in which something is due. */
  private void send(
      BlockTotals totals,
      DrivenBlock driven,
      int rule,
      VintageKind kind,
      @Nullable Integer district,
      int year,
      int before,
      Consumer<InternalRow> sink) {
    boolean whole = district == null || district == wholeCity;
    boolean given = kind == VintageKind.GIVEN && whole && driven.has(rule, year);
    if (!given && !totals.has(rule, kind)) {
      return;
    }
    Object[] values = {
      0, from + year, rule, funded[rule] ? rule : null, rule, rule, kind.ordinal(), district, 0L
    };
    GenericInternalRow row = new GenericInternalRow(values);
    for (int r = 0; r < totals.replicates(); r++) {
      long fen = given ? driven.fen(rule, year, r) : 0;
      long simulated =
          district == null
              ? totals.fen(rule, kind, year, r)
              : totals.fen(rule, kind, district, year, r);
      if (simulated + fen != 0) {
        row.update(REPLICATE, before + r + 1);
        row.update(values.length - 1, simulated + fen);
        sink.accept(row);
      }
    }
  }
}
