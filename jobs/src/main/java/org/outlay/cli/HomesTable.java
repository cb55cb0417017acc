package org.outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.ConstructionOutlook.Year;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;
import org.outlay.schema.Labels;
import org.outlay.simulation.Distribution;

/** What a fund builds, who waits for it, and what those who wait would cost. */
final class HomesTable {
  private static final double MILLION = 1e6;

  /** Millionths below which a number has a decimal. */
  private static final long SMALL = 10_000_000;

  private final Words words;
  private final Labels fund;
  private final ConstructionOutlook outlook;

  HomesTable(Words words, Labels fund, ConstructionOutlook outlook) {
    this.words = words;
    this.fund = fund;
    this.outlook = outlook;
  }

  String render() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    outlook.years().forEach(year -> aligns.add(Align.RIGHT));
    TextTable table = new TextTable(aligns);
    add(
        table,
        words.label(fund) + words.say(": homes, means", "：房源与轮候（套、人，均值）"),
        year -> Integer.toString(year.fiscalYear()));
    add(table, say("asked for", "申请"), year -> whole(year.people().demand().mean()));
    add(
        table,
        say("completed, supplied", "竣工及配建"),
        year -> whole(year.homes().completed() + year.homes().supplied()));
    add(table, say("homes", "存量"), year -> whole(year.homes().stock()));
    add(table, say("let", "入住率"), year -> percent(year.homes().occupancy()));
    add(table, say("housed", "新入住"), year -> whole(year.people().housed()));
    for (int level : List.of(10, 50, 90)) {
      add(
          table,
          say("still waiting P" + level, "年末轮候 P" + level),
          year -> whole(year.people().waiting().quantile(level)));
    }
    add(
        table,
        say("years waited by those housed", "入住者轮候年数"),
        year -> year.waited().map(Distribution::mean).map(HomesTable::decimal).orElse("-"));
    add(table, say("rent, 10,000 yuan", "租金收入（万元）"), year -> words.wan(year.cost().rent()));
    add(
        table,
        say("cost of what was asked for, 10,000 yuan", "申请所需建设成本（万元）"),
        year -> words.wan(year.cost().asked()));
    add(
        table,
        say("cost of what is unmet, 10,000 yuan", "未满足需求成本（万元）"),
        year -> words.wan(year.cost().unmet().mean()));
    add(
        table,
        say("probability that demand is unmet", "需求未满足概率"),
        year -> words.chance(year.unmet()));
    return table.render("") + verdict() + "\n";
  }

  private String say(String en, String zh) {
    return "  " + words.say(en, zh);
  }

  private void add(TextTable table, String label, Function<Year, String> cell) {
    List<String> cells = new ArrayList<>(List.of(label));
    outlook.years().forEach(year -> cells.add(cell.apply(year)));
    table.add(cells);
  }

  /** From when on demand is met in half of the replicates or more. */
  private String verdict() {
    double met = 0;
    String unmet = words.chance(outlook.unmet());
    for (Year year : outlook.years()) {
      met += year.metFrom();
      if (met >= 0.5) {
        String share = words.chance(met);
        return words.say(
            "In %s of the replicates nobody waits from the end of %d on; in %s somebody does when the horizon ends."
                .formatted(share, year.fiscalYear(), unmet),
            "%s的模拟自%d年末起无人轮候；期末仍有人轮候的概率为%s。".formatted(share, year.fiscalYear(), unmet));
      }
    }
    return words.say(
        "In %s of the replicates somebody waits when the horizon ends.".formatted(unmet),
        "期末仍有人轮候的概率为%s。".formatted(unmet));
  }

  private String whole(long millionths) {
    return millionths == 0
        ? "-"
        : millionths < SMALL ? decimal(millionths) : words.count(Math.round(millionths / MILLION));
  }

  private static String decimal(long millionths) {
    return String.format(Locale.ROOT, "%.1f", millionths / MILLION);
  }

  private static String percent(long millionths) {
    return Math.round(millionths * 100 / MILLION) + "%";
  }
}
