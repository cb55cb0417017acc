package org.outlay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outlay.job.CappedRow;
import org.outlay.policy.Rule;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** What caps that applications share leave on average, against the cap at the average claims. */
final class CapTable {
  private CapTable() {}

  /** Sums over the horizon by rule; empty without such a cap. */
  static String render(Words words, List<CappedRow> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable(List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT));
    table.add(
        List.of(
            words.say("Shared caps, whole horizon", "共享封顶（整个测算期）"),
            words.say("mean claims", "申请均值"),
            words.say("cap at the mean", "均值封顶"),
            words.say("mean of the capped", "封顶后均值"),
            words.say("gap", "差额")));
    Map<Rule, long[]> byRule = new LinkedHashMap<>();
    for (CappedRow row : rows) {
      long[] sums = byRule.computeIfAbsent(row.rule(), rule -> new long[4]);
      sums[0] += row.claimed();
      sums[1] += row.capAtMean();
      sums[2] += row.meanCapped();
      sums[3] += row.gap();
    }
    byRule.forEach(
        (rule, sums) ->
            table.add(
                List.of(
                    "  " + rule.clause() + " " + words.label(rule.labels()),
                    words.wan(sums[0]),
                    words.wan(sums[1]),
                    words.wan(sums[2]),
                    words.wan(sums[3]))));
    return table.render("");
  }
}
