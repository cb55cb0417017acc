package org.outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.LedgerRow;
import org.outlay.job.OutlayRow;
import org.outlay.job.RunResult;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** The table that a planner pastes into a mail: years across, funds and costliest clauses down. */
final class OutlayTable {
  private static final int COSTLIEST = 10;

  private final Words words;
  private final RunResult result;
  private final Policy policy;
  private final int from;
  private final int to;

  OutlayTable(Words words, RunResult result) {
    this.words = words;
    this.result = result;
    this.policy = result.setup().policy();
    this.from = result.setup().scenario().horizon().from();
    this.to = result.setup().scenario().horizon().to();
  }

  String render() {
    TextTable table = new TextTable(aligns());
    List<String> head = new ArrayList<>(List.of(words.say("10,000 yuan", "万元")));
    years().forEach(year -> head.add(Integer.toString(year)));
    head.add(words.say("total", "合计"));
    table.add(head);
    if (!result.ledger().isEmpty()) {
      policy.funds().values().forEach(fund -> addFund(table, fund));
    }
    blank(table);
    addClauses(table);
    return table.render("");
  }

  private void addFund(TextTable table, Fund fund) {
    blank(table);
    title(table, words.label(fund.labels()));
    String mark = fund.assumption().isPresent() ? " *" : "";
    List<String> names = fund.accounts().stream().map(Account::name).toList();
    Optional<ConstructionOutlook> homes =
        result.homes().stream().filter(one -> one.fund().equals(fund.name())).findFirst();
    if (homes.isPresent()) {
      addHomes(table, names, homes.get(), mark);
      return;
    }
    if (names.size() == 1) {
      addAccounts(table, names, "", mark);
    } else {
      List<String> districts = names.subList(1, names.size());
      addAccounts(table, names.subList(0, 1), words.say("city, ", "市级"), mark);
      addAccounts(table, districts, words.say("districts, ", "区县"), mark);
    }
    table.add(lockedIn(fund.name()));
  }

  /** An envelope is never short of itself: its demand is the homes that are asked for. */
  private void addHomes(
      TextTable table, List<String> names, ConstructionOutlook homes, String mark) {
    add(table, "  " + words.say("budget", "预算") + mark, budget(rows(names)));
    add(
        table,
        "  " + words.say("demand: homes asked for", "需求：申请房源成本"),
        costs(homes, ConstructionOutlook.Cost::asked));
    addUnsummed(
        table,
        "  " + words.say("unmet at the end of the year", "年末未满足需求"),
        costs(homes, cost -> cost.unmet().mean()));
  }

  private static Map<Integer, Long> costs(
      ConstructionOutlook homes, ToLongFunction<ConstructionOutlook.Cost> cost) {
    return homes.years().stream()
        .collect(
            Collectors.toMap(
                ConstructionOutlook.Year::fiscalYear, year -> cost.applyAsLong(year.cost())));
  }

  private List<LedgerRow> rows(List<String> accounts) {
    return result.ledger().stream().filter(row -> accounts.contains(row.fund())).toList();
  }

  private static Map<Integer, Long> budget(List<LedgerRow> rows) {
    return year(rows, LedgerRow::appropriation);
  }

  /** Sums of accounts, each line under a prefix. */
  private void addAccounts(TextTable table, List<String> names, String prefix, String mark) {
    List<LedgerRow> rows = rows(names);
    String margin = "  " + prefix;
    add(table, margin + words.say("budget", "预算") + mark, budget(rows));
    if (rows.stream().anyMatch(r -> r.opening() != 0)) {
      addUnsummed(
          table, margin + words.say("carried over", "上年结转"), year(rows, LedgerRow::opening));
    }
    if (rows.stream().anyMatch(r -> r.arrears() != 0)) {
      addUnsummed(
          table,
          margin + words.say("waiting from earlier years", "以前年度递延"),
          year(rows, LedgerRow::arrears));
    }
    if (rows.stream().anyMatch(r -> r.receipts() != 0)) {
      add(
          table,
          margin + words.say("supplement, advance", "追加、预支"),
          year(rows, LedgerRow::receipts));
    }
    add(table, margin + words.say("demand", "需求"), year(rows, LedgerRow::demand));
    addUnsummed(table, margin + words.say("shortfall", "缺口"), year(rows, LedgerRow::shortfall));
  }

  private void addClauses(TextTable table) {
    CostlyClauses clauses = new CostlyClauses(words, policy, result.outlays());
    List<String> costliest = clauses.costliest();
    title(table, words.say("Costliest clauses", "支出最大的条款"));
    List<String> named = costliest.subList(0, Math.min(COSTLIEST, costliest.size()));
    for (String clause : named) {
      add(table, "  " + clauses.name(clause), sums(CostlyClauses.of(clause)));
    }
    if (costliest.size() > COSTLIEST) {
      add(
          table,
          "  "
              + words.say(
                  "all " + (costliest.size() - COSTLIEST) + " others",
                  "其余 " + (costliest.size() - COSTLIEST) + " 项"),
          sums(row -> row.due() && !named.contains(row.clause())));
    }
    add(table, words.say("All outlays", "支出合计"), sums(OutlayRow::due));
    table.add(lockedIn(""));
  }

  /**
   * Share of a fund's demand that approvals up to the data end lock in; of all for an empty name.
   */
  private List<String> lockedIn(String fund) {
    Predicate<OutlayRow> mine =
        row -> row.due() && (fund.isEmpty() || row.fund().filter(fund::equals).isPresent());
    Map<Integer, Long> locked =
        sums(mine.and(row -> row.vintageKind().equals(VintageKind.LEGACY.id())));
    Map<Integer, Long> all = sums(mine);
    List<String> cells = new ArrayList<>(List.of("  " + words.say("locked in", "已锁定")));
    years()
        .forEach(
            y -> cells.add(words.percent(locked.getOrDefault(y, 0L), all.getOrDefault(y, 0L))));
    cells.add(
        words.percent(
            locked.values().stream().mapToLong(v -> v).sum(),
            all.values().stream().mapToLong(v -> v).sum()));
    return cells;
  }

  private void add(TextTable table, String label, Map<Integer, Long> byYear) {
    List<String> cells = new ArrayList<>(List.of(label));
    years().forEach(year -> cells.add(words.wan(byYear.getOrDefault(year, 0L))));
    cells.add(words.wan(byYear.values().stream().mapToLong(v -> v).sum()));
    table.add(cells);
  }

  /** What is carried or short in one year may be the same money as in the next: no total. */
  private void addUnsummed(TextTable table, String label, Map<Integer, Long> byYear) {
    List<String> cells = new ArrayList<>(List.of(label));
    years().forEach(year -> cells.add(words.wan(byYear.getOrDefault(year, 0L))));
    cells.add("");
    table.add(cells);
  }

  private static Map<Integer, Long> year(List<LedgerRow> rows, ToLongFunction<LedgerRow> value) {
    Map<Integer, Long> byYear = new TreeMap<>();
    rows.forEach(row -> byYear.merge(row.fiscalYear(), value.applyAsLong(row), Math::addExact));
    return byYear;
  }

  private Map<Integer, Long> sums(Predicate<OutlayRow> test) {
    Map<Integer, Long> byYear = new TreeMap<>();
    result.outlays().stream()
        .filter(test)
        .forEach(row -> byYear.merge(row.fiscalYear(), row.fen(), Math::addExact));
    return byYear;
  }

  private void title(TextTable table, String text) {
    List<String> cells = new ArrayList<>(List.of(text));
    IntStream.rangeClosed(from, to + 1).forEach(i -> cells.add(""));
    table.add(cells);
  }

  private void blank(TextTable table) {
    title(table, "");
  }

  private List<Integer> years() {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  private List<Align> aligns() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    IntStream.rangeClosed(from, to + 1).forEach(i -> aligns.add(Align.RIGHT));
    return aligns;
  }
}
