package org.outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.outlay.job.PlanRow;
import org.outlay.job.PlanRow.Side;
import org.outlay.job.RollingPlan;
import org.outlay.plan.PlanAmounts;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/**
 * The rolling plan by fund: what is due on average under current policy and in the policy case, the
 * middle and the cautious amount, and what is locked in. The baseline is left out of a fund in
 * which both are one.
 */
final class PlanTable {
  private final Words words;
  private final Policy policy;
  private final RollingPlan plan;

  PlanTable(Words words, Policy policy, RollingPlan plan) {
    this.words = words;
    this.policy = policy;
    this.plan = plan;
  }

  String render() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    plan.years().forEach(year -> aligns.add(Align.RIGHT));
    TextTable table = new TextTable(aligns);
    List<String> head =
        new ArrayList<>(List.of(words.say("Rolling plan, 10,000 yuan due", "三年滚动规划（应付，万元）")));
    plan.years().forEach(year -> head.add(Integer.toString(year)));
    table.add(head);
    for (Fund fund : policy.funds().values()) {
      Predicate<PlanRow> mine = row -> row.line().cell().fund().equals(fund.name());
      if (plan.rows().stream().anyMatch(mine)) {
        group(table, words.label(fund.labels()), mine, PlanAmounts::fund);
      }
    }
    group(table, words.say("All outlays", "支出合计"), row -> true, PlanAmounts::total);
    return table.render("")
        + words.say(
            "P50 and P90 are quantiles of the replicates, all else their means; the last table has approvals up to the data end without draws.",
            "P50、P90为各次模拟的分位数，其余各行为均值；末表中数据截止前已批准部分不含随机波动。")
        + "\n";
  }

  /** Lines of a fund or of all; one line where nothing varies or changes. */
  private void group(
      TextTable table,
      String label,
      Predicate<PlanRow> mine,
      Function<PlanAmounts, PlanAmounts.Quantiles> quantiles) {
    boolean changed = !wan(Side.BASELINE, mine).equals(wan(Side.POLICY, mine));
    boolean varies =
        years(Side.POLICY, mine).stream()
            .anyMatch(of -> quantiles.apply(of).p90() != quantiles.apply(of).p50());
    if (!varies && !changed) {
      line(table, label, mine, PlanAmounts::mean);
      return;
    }
    title(table, label);
    if (changed) {
      cells(table, words.say("current policy", "现行政策"), wan(Side.BASELINE, mine));
      cells(table, words.say("policy case", "政策变动后"), wan(Side.POLICY, mine));
      cells(table, words.say("change", "增减"), changes(mine));
    } else {
      cells(table, words.say("mean", "均值"), wan(Side.POLICY, mine));
    }
    line(table, "  P50", mine, of -> quantiles.apply(of).p50());
    line(table, "  P90", mine, of -> quantiles.apply(of).p90());
    line(table, "  " + words.say("locked in", "已锁定"), mine, PlanAmounts::lockedIn);
  }

  private List<PlanAmounts> years(Side side, Predicate<PlanRow> mine) {
    return plan.years().stream().map(year -> plan.sum(side, year, mine)).toList();
  }

  private List<String> wan(Side side, Predicate<PlanRow> mine) {
    return years(side, mine).stream().map(of -> words.wan(of.mean())).toList();
  }

  private List<String> changes(Predicate<PlanRow> mine) {
    return plan.years().stream()
        .map(
            year ->
                words.wan(
                    plan.sum(Side.POLICY, year, mine).mean()
                        - plan.sum(Side.BASELINE, year, mine).mean()))
        .toList();
  }

  private void line(
      TextTable table, String label, Predicate<PlanRow> mine, ToLongFunction<PlanAmounts> amount) {
    List<String> row = new ArrayList<>(List.of(label));
    years(Side.POLICY, mine).forEach(of -> row.add(words.wan(amount.applyAsLong(of))));
    table.add(row);
  }

  private static void cells(TextTable table, String label, List<String> cells) {
    List<String> row = new ArrayList<>(List.of("  " + label));
    row.addAll(cells);
    table.add(row);
  }

  private void title(TextTable table, String label) {
    List<String> row = new ArrayList<>(List.of(label));
    plan.years().forEach(year -> row.add(""));
    table.add(row);
  }
}
