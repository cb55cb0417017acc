package org.outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.outlay.fund.InvestmentOutlook;
import org.outlay.fund.InvestmentOutlook.Year;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;
import org.outlay.schema.Labels;

/** The course of an investment fund, and the government's cash in it. */
final class InvestmentTable {
  private final Words words;
  private final Labels fund;
  private final boolean onDemand;
  private final InvestmentOutlook outlook;

  /**
   * Of one fund.
   *
   * @param onDemand whether capital is called as it is needed, so that tranches open when they may
   */
  InvestmentTable(Words words, Labels fund, boolean onDemand, InvestmentOutlook outlook) {
    this.words = words;
    this.fund = fund;
    this.onDemand = onDemand;
    this.outlook = outlook;
  }

  String render() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT, Align.RIGHT));
    outlook.years().forEach(year -> aligns.add(Align.RIGHT));
    TextTable table = new TextTable(aligns);
    add(
        table,
        words.label(fund) + words.say(": whole fund, means, 10,000 yuan", "：全口径均值（万元）"),
        year -> Integer.toString(year.fiscalYear()),
        words.say("total", "合计"));
    flow(table, words.say("called", "催缴"), year -> year.called().mean());
    flow(table, words.say("invested", "投资"), Year::invested);
    add(table, say("NAV, holdings at cost", "年末净值（成本法）"), year -> words.wan(year.nav()), "");
    flow(table, words.say("distributed", "分配"), Year::distributed);
    flow(table, words.say("government: cash out", "政府出资"), Year::governmentOut);
    flow(table, words.say("government: cash in", "政府收回"), Year::governmentIn);
    add(table, say("DPI P50", "DPI 中位数"), year -> multiple(year.dpi().quantile(50)), "");
    for (int level : List.of(10, 50, 90)) {
      add(table, "  TVPI P" + level, year -> multiple(year.tvpi().quantile(level)), "");
    }
    if (!onDemand) {
      return table.render("")
          + words.say(
              "Its calls keep to the plan, whatever it invests (calls = planned).\n",
              "按计划催缴，不随投资进度变动（calls = planned）。\n");
    }
    add(
        table,
        say("P(second tranche open)", "第二期已启动概率"),
        year -> words.chance(year.secondTranche()),
        "");
    add(table, say("P(all called)", "全部催缴概率"), year -> words.chance(year.allCalled()), "");
    return table.render("") + verdict() + "\n";
  }

  private String say(String en, String zh) {
    return "  " + words.say(en, zh);
  }

  private void flow(TextTable table, String label, ToLongFunction<Year> fen) {
    long total = outlook.years().stream().mapToLong(fen).sum();
    add(table, "  " + label, year -> words.wan(fen.applyAsLong(year)), words.wan(total));
  }

  private void add(TextTable table, String label, Function<Year, String> cell, String total) {
    List<String> cells = new ArrayList<>(List.of(label));
    outlook.years().forEach(year -> cells.add(cell.apply(year)));
    cells.add(total);
    table.add(cells);
  }

  /** When the second tranche opens in half of the replicates. */
  private String verdict() {
    Year last = outlook.years().get(outlook.years().size() - 1);
    String never = words.chance(1 - last.secondTranche());
    return outlook.years().stream()
        .filter(year -> year.secondTranche() >= 0.5)
        .findFirst()
        .map(
            year ->
                words.say(
                    "The second tranche is open in %d in half of the replicates; in %s it does not open within the horizon."
                        .formatted(year.fiscalYear(), never),
                    "半数模拟中第二期于%d年前启动；测算期内不启动的概率为%s。".formatted(year.fiscalYear() + 1, never)))
        .orElse(
            words.say(
                "In %s of the replicates the second tranche does not open within the horizon."
                    .formatted(never),
                "测算期内第二期不启动的概率为%s。".formatted(never)));
  }

  private static String multiple(long millionths) {
    return String.format(Locale.ROOT, "%.2f", millionths / 1e6);
  }
}
