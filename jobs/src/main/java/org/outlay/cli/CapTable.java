package org.outlay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.outlay.control.ControlRow.Scope;
import org.outlay.job.CappedRow;
import org.outlay.job.Simulated;
import org.outlay.policy.Rule;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** What caps that applications share leave on average, against the cap at the average claims. */
final class CapTable {
  private CapTable() {}

  /** Each cap of a rule is a line of its own: what one leaves is what the next is claimed under. */
  private record Cap(Rule rule, String limit) {}

  /** Sums over the horizon by cap, what they leave out, and the gap; empty without such a cap. */
  static String render(Words words, Simulated simulated) {
    if (simulated.capped().isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable(
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT));
    table.add(
        List.of(
            words.say("Shared caps, whole horizon", "共享封顶（整个测算期）"),
            words.say("mean claims", "申请均值"),
            words.say("cap at the mean", "均值封顶"),
            words.say("mean of the capped", "封顶后均值"),
            words.say("gap", "差额"),
            words.say("rule's mean, all applications", "规则均值（全部申请）")));
    Map<Cap, long[]> byCap = new LinkedHashMap<>();
    for (CappedRow row : simulated.capped()) {
      long[] sums = byCap.computeIfAbsent(new Cap(row.rule(), row.limit()), cap -> new long[4]);
      sums[0] += row.claimed();
      sums[1] += row.capAtMean();
      sums[2] += row.meanCapped();
      sums[3] += row.gap();
    }
    byCap.forEach(
        (cap, sums) ->
            table.add(
                List.of(
                    "  " + cap.rule().clause() + " " + words.label(cap.rule().labels()),
                    words.wan(sums[0]),
                    words.wan(sums[1]),
                    words.wan(sums[2]),
                    words.wan(sums[3]),
                    words.wan(
                        simulated.of(Scope.RULE, cap.rule().name(), OptionalInt.empty()).mean()))));
    return table.render("") + note(words) + "\n";
  }

  private static String note(Words words) {
    return words.say(
        "Without projected applications that share no cap: those in no group, and further copies of one application of a small group."
            + " gap: what capping the mean claims overestimates.",
        "未计入不与他人共享封顶的预测申请，即无归属单位者及小单位中同一样本申请的其余副本；差额为以均值封顶高估的金额。");
  }
}
