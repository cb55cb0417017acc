package org.outlay.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.outlay.fund.Outlook;
import org.outlay.job.RunResult;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;
import org.outlay.scenario.UncertaintySource;
import org.outlay.schema.Labels;

/**
 * One line per fund: whether its money will do, and what would. Of a split fund one for the city
 * and one for all districts: sums, and the chances of the district that breaches most often.
 */
final class FundTable {
  private static final int COLUMNS = 9;
  private static final List<String> NEVER_SHORT = Collections.nCopies(5, "-");

  private final Words words;
  private final RunResult result;
  private final NeededText needed;

  FundTable(Words words, RunResult result) {
    this.words = words;
    this.result = result;
    this.needed = new NeededText(words, result.setup());
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
            words.say("likely first breach", "最可能首次突破"),
            words.say("worst P95 shortfall", "最大缺口P95"),
            words.say("waiting at end", "期末待付"),
            needed.heading()));
    for (Fund fund : result.setup().policy().funds().values()) {
      List<Account> accounts = fund.accounts();
      table.add(
          line(
              words.label(accounts.get(0).labels()) + (fund.assumption().isPresent() ? " *" : ""),
              outlooks(accounts.subList(0, 1))));
      if (accounts.size() > 1) {
        List<Outlook> districts = outlooks(accounts.subList(1, accounts.size()));
        table.add(line(districts(accounts, worst(districts)), districts));
      }
    }
    boolean leave = !result.setup().scenario().simulation().isFrozen(UncertaintySource.ATTRITION);
    return table.render("") + (leave ? leavers() + "\n" : "") + needed.note() + "\n";
  }

  private String leavers() {
    return words.say(
        "Over the replicates, in which some leave early; the last table keeps those approved up to the data end to their end.",
        "以上为各次模拟的结果，其中有人提前退出；末表中数据截止日前已批准者均享受至期满。");
  }

  private List<Outlook> outlooks(List<Account> accounts) {
    return accounts.stream()
        .flatMap(
            account -> result.outlooks().stream().filter(one -> one.fund().equals(account.name())))
        .toList();
  }

  private String districts(List<Account> accounts, Outlook worst) {
    String name =
        accounts.stream()
            .filter(account -> account.name().equals(worst.fund()))
            .flatMap(account -> account.district().stream())
            .map(code -> words.label(Objects.requireNonNull(districtLabels().get(code))))
            .findFirst()
            .orElseThrow();
    int count = accounts.size() - 1;
    return worst.breach().value() == 0
        ? words.say("  its " + count + " districts", "  其中 " + count + " 个区县")
        : words.say(
            "  its " + count + " districts; chances: " + name, "  其中 " + count + " 个区县，概率为" + name);
  }

  private Map<String, Labels> districtLabels() {
    return result.setup().policy().districts();
  }

  private static Outlook worst(List<Outlook> outlooks) {
    return outlooks.stream()
        .max(Comparator.comparingDouble(one -> one.breach().value()))
        .orElseThrow();
  }

  private List<String> line(String label, List<Outlook> outlooks) {
    Outlook worst = worst(outlooks);
    long mean = sum(outlooks, one -> sumOfYears(one, year -> year.demand().mean()));
    long locked = sum(outlooks, one -> sumOfYears(one, year -> year.demand().lockedIn()));
    List<String> cells =
        new ArrayList<>(
            List.of(
                label,
                words.wan(sum(outlooks, Outlook::budget)),
                words.wan(mean),
                words.percent(locked, mean)));
    cells.addAll(builds(worst.fund()) ? NEVER_SHORT : prospects(outlooks, worst));
    return cells;
  }

  /** An envelope for homes cannot breach itself; who waits for one is told below. */
  private boolean builds(String fund) {
    return result.homes().stream().anyMatch(homes -> homes.fund().equals(fund));
  }

  private List<String> prospects(List<Outlook> outlooks, Outlook worst) {
    return List.of(
        words.chance(worst.breach().value()),
        first(worst),
        words.wan(worst.shortfall().p95()),
        words.wan(sum(outlooks, one -> one.years().get(one.years().size() - 1).unmet().deferred())),
        needed.of(outlooks));
  }

  private static long sum(List<Outlook> outlooks, ToLongFunction<Outlook> amount) {
    return outlooks.stream().mapToLong(amount).sum();
  }

  private static long sumOfYears(Outlook outlook, ToLongFunction<Outlook.Year> amount) {
    return outlook.years().stream().mapToLong(amount).sum();
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
}
