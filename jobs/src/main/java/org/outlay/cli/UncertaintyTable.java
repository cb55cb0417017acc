package org.outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.outlay.control.ControlRow.Scope;
import org.outlay.fund.Outlook;
import org.outlay.job.Setup;
import org.outlay.job.Simulated;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/**
 * How sure the outlays are: a fan per fund, breaches, the most uncertain clauses, assumed ceilings.
 */
final class UncertaintyTable {
  private final Words words;
  private final Setup setup;
  private final Simulated simulated;
  private final List<Outlook> outlooks;
  private final int from;
  private final int to;

  /**
   * Of a run.
   *
   * @param outlooks of the funds, none when no ledgers were kept
   */
  UncertaintyTable(Words words, Setup setup, Simulated simulated, List<Outlook> outlooks) {
    this.outlooks = outlooks;
    this.words = words;
    this.setup = setup;
    this.simulated = simulated;
    this.from = setup.scenario().horizon().from();
    this.to = setup.scenario().horizon().to();
  }

  String render() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    IntStream.rangeClosed(from, to + 1).forEach(i -> aligns.add(Align.RIGHT));
    TextTable table = new TextTable(aligns);
    List<String> head =
        new ArrayList<>(
            List.of(
                words.say(
                    "10,000 yuan, " + words.count(simulated.replicates()) + " replicates",
                    "万元，" + words.count(simulated.replicates()) + " 次模拟")));
    IntStream.rangeClosed(from, to).forEach(year -> head.add(Integer.toString(year)));
    head.add(words.say("total", "合计"));
    table.add(head);
    for (Fund fund : setup.policy().funds().values()) {
      if (simulated.of(Scope.FUND, fund.name(), OptionalInt.empty()).sd().orElse(0) > 0) {
        fund(table, fund);
      }
    }
    title(table, words.say("All outlays", "支出合计"));
    fan(table, Scope.TOTAL, "");
    uncertain(table);
    String caps = CapTable.render(words, simulated);
    String agreed = AgreedText.of(words, setup);
    return table.render("")
        + (caps.isEmpty() ? "" : "\n" + caps)
        + (agreed.isEmpty() ? "" : "\n" + agreed);
  }

  private void fund(TextTable table, Fund fund) {
    title(table, words.label(fund.labels()));
    fan(table, Scope.FUND, fund.name());
    List<String> names = fund.accounts().stream().map(Account::name).toList();
    String breach = words.say("probability of breach", "突破预算概率");
    if (names.size() == 1) {
      breach(table, breach, names);
    } else {
      breach(table, breach + words.say(", city", "（市级）"), names.subList(0, 1));
      breach(
          table, words.say("the most of any district", "（区县中最高）"), names.subList(1, names.size()));
    }
  }

  /** The largest of some accounts. */
  private void breach(TextTable table, String label, List<String> names) {
    List<Outlook> own = outlooks.stream().filter(one -> names.contains(one.fund())).toList();
    if (own.isEmpty()) {
      return;
    }
    List<String> cells = new ArrayList<>(List.of("  " + label));
    for (int year = 0; year <= to - from; year++) {
      int number = year;
      cells.add(most(own, outlook -> outlook.years().get(number).breach().value()));
    }
    cells.add(most(own, outlook -> outlook.breach().value()));
    table.add(cells);
  }

  private String most(List<Outlook> outlooks, ToDoubleFunction<Outlook> breach) {
    return words.chance(outlooks.stream().mapToDouble(breach).max().orElse(0));
  }

  private void fan(TextTable table, Scope scope, String name) {
    for (int level : List.of(10, 50, 90)) {
      List<String> cells = new ArrayList<>(List.of("  P" + level));
      for (int year = from; year <= to; year++) {
        cells.add(words.wan(simulated.of(scope, name, OptionalInt.of(year)).quantile(level)));
      }
      cells.add(words.wan(simulated.of(scope, name, OptionalInt.empty()).quantile(level)));
      table.add(cells);
    }
  }

  private void uncertain(TextTable table) {
    List<List<String>> lines = new UncertainClauses(words, setup, simulated).lines();
    if (!lines.isEmpty()) {
      title(table, words.say("Most uncertain clauses, P90 - P10", "不确定性最大的条款（P90－P10）"));
      lines.forEach(table::add);
    }
  }

  private void title(TextTable table, String text) {
    for (String line : List.of("", text)) {
      List<String> cells = new ArrayList<>(List.of(line));
      IntStream.rangeClosed(from, to + 1).forEach(i -> cells.add(""));
      table.add(cells);
    }
  }
}
