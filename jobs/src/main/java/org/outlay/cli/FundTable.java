package org.outlay.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.outlay.fund.Outlook;
import org.outlay.job.RunResult;
import org.outlay.policy.Fund;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** One line per fund: whether its money will do, and what would. */
final class FundTable {
  private static final int COLUMNS = 9;

  private final Words words;
  private final RunResult result;

  FundTable(Words words, RunResult result) {
    this.words = words;
    this.result = result;
  }

  String render() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    for (int i = 1; i < COLUMNS; i++) {
      aligns.add(Align.RIGHT);
    }
    TextTable table = new TextTable(aligns);
    table.add(
        List.of(
            words.say("Funds over the horizon, 10,000 yuan", "资金前景（测算期合计，万元）"),
            words.say("budget", "预算"),
            words.say("mean due", "应付均值"),
            words.say("locked in", "已锁定"),
            words.say("P(breach)", "突破概率"),
            words.say("likely first", "最可能首次"),
            words.say("worst P95", "最大缺口P95"),
            words.say("waiting at end", "期末待付"),
            words.say("needed for ", "所需预算，概率≤") + accepted()));
    result.outlooks().forEach(outlook -> table.add(line(outlook)));
    return table.render("");
  }

  private List<String> line(Outlook outlook) {
    Fund fund =
        result.setup().policy().funds().values().stream()
            .filter(f -> f.name().equals(outlook.fund()))
            .findFirst()
            .orElseThrow();
    long mean = outlook.years().stream().mapToLong(year -> year.demand().mean()).sum();
    long locked = outlook.years().stream().mapToLong(year -> year.demand().lockedIn()).sum();
    return List.of(
        words.label(fund.labels()) + (fund.assumption().isPresent() ? " *" : ""),
        words.wan(outlook.budget()),
        words.wan(mean),
        words.percent(locked, mean),
        words.chance(outlook.breach().value()),
        first(outlook),
        words.wan(outlook.shortfall().p95()),
        words.wan(outlook.years().get(outlook.years().size() - 1).unmet().deferred()),
        words.wan(outlook.needed().fen()) + " ± " + words.wan(outlook.needed().error()));
  }

  /** The year in which it runs out most often. */
  private static String first(Outlook outlook) {
    return outlook.breach().value() == 0
        ? "-"
        : outlook.years().stream()
            .max(Comparator.comparingDouble(year -> year.first().value()))
            .map(year -> Integer.toString(year.fiscalYear()))
            .orElse("-");
  }

  private String accepted() {
    return result
            .setup()
            .scenario()
            .simulation()
            .breach()
            .movePointRight(2)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }
}
