package org.outlay.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.outlay.job.PlanRow;
import org.outlay.job.PlanRow.Side;
import org.outlay.job.RollingPlan;
import org.outlay.money.Fen;
import org.outlay.plan.PlanAmounts;
import org.outlay.plan.PlanCell;

/**
 * The whole rolling plan as CSV for a spreadsheet: first all outlays, then each fund and below it
 * its clauses by district; years across. Yuan to the fen, so that every column adds up when it is
 * summed again.
 */
final class PlanSheet {
  /** Without it spreadsheets take the text for the local encoding. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final Comparator<PlanRow> ORDER =
      Comparator.comparing((PlanRow row) -> row.line().cell().fund())
          .thenComparing(row -> row.line().cell().clause())
          .thenComparing(row -> row.line().cell().rule())
          .thenComparing(row -> row.line().cell().district());

  private final Words words;
  private final RollingPlan plan;

  PlanSheet(Words words, RollingPlan plan) {
    this.words = words;
    this.plan = plan;
  }

  String csv() {
    List<List<String>> lines = new ArrayList<>(List.of(head()));
    lines.add(line(level("all", "合计", ""), row -> true));
    List<PlanRow> cells = cells();
    for (String fund : cells.stream().map(row -> row.line().cell().fund()).distinct().toList()) {
      Predicate<PlanRow> mine = row -> row.line().cell().fund().equals(fund);
      List<PlanRow> own = cells.stream().filter(mine).toList();
      lines.add(line(level("fund", "资金", words.label(own.get(0).names().fund())), mine));
      own.forEach(row -> lines.add(line(named(row), other -> sameCell(other, row))));
    }
    return lines.stream()
        .map(line -> line.stream().map(PlanSheet::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  /** One row of each cell, of either side and any year. */
  private List<PlanRow> cells() {
    List<PlanRow> cells = new ArrayList<>();
    plan.rows().stream()
        .sorted(ORDER)
        .forEach(
            row -> {
              if (cells.isEmpty() || !sameCell(cells.get(cells.size() - 1), row)) {
                cells.add(row);
              }
            });
    return cells;
  }

  private static boolean sameCell(PlanRow one, PlanRow other) {
    return one.line().cell().equals(other.line().cell());
  }

  private List<String> head() {
    List<String> head =
        new ArrayList<>(
            List.of(
                words.say("level", "级次"),
                words.say("fund", "资金"),
                words.say("clause", "条款"),
                words.say("item", "项目"),
                words.say("function code", "功能科目编码"),
                words.say("function", "功能科目"),
                words.say("economic code", "经济科目编码"),
                words.say("economic nature", "经济科目"),
                words.say("district", "县（市、区）")));
    for (int year : plan.years()) {
      head.add(yuan(year, "current policy", "现行政策"));
      head.add(yuan(year, "policy case", "政策变动后"));
      head.add(yuan(year, "change", "增减"));
      head.add(yuan(year, "locked in", "已锁定"));
      head.add(yuan(year, "share in the fund's P50", "资金P50中的份额"));
      head.add(yuan(year, "share in the fund's P90", "资金P90中的份额"));
      head.add(yuan(year, "share in the P50 of all", "合计P50中的份额"));
      head.add(yuan(year, "share in the P90 of all", "合计P90中的份额"));
    }
    return head;
  }

  private String yuan(int year, String en, String zh) {
    return year + words.say(" " + en + " (yuan)", " " + zh + "（元）");
  }

  private List<String> level(String en, String zh, String fund) {
    List<String> names = new ArrayList<>(List.of(words.say(en, zh), fund));
    names.addAll(Collections.nCopies(7, ""));
    return names;
  }

  private List<String> named(PlanRow row) {
    PlanCell cell = row.line().cell();
    return List.of(
        words.say("item", "明细"),
        words.label(row.names().fund()),
        cell.clause(),
        words.label(row.names().rule()),
        row.function().orElse(""),
        words.label(row.names().function()),
        row.economic().orElse(""),
        words.label(row.names().economic()),
        words.label(row.names().district()));
  }

  /** The funds' quantiles do not add up to that of all, which therefore has none of them. */
  private List<String> line(List<String> names, Predicate<PlanRow> mine) {
    boolean all = names.get(1).isEmpty();
    List<String> line = new ArrayList<>(names);
    for (int year : plan.years()) {
      PlanAmounts before = plan.sum(Side.BASELINE, year, mine);
      PlanAmounts after = plan.sum(Side.POLICY, year, mine);
      line.add(yuan(before.mean()));
      line.add(yuan(after.mean()));
      line.add(yuan(after.mean() - before.mean()));
      line.add(yuan(after.lockedIn()));
      line.add(all ? "" : yuan(after.fund().p50()));
      line.add(all ? "" : yuan(after.fund().p90()));
      line.add(yuan(after.total().p50()));
      line.add(yuan(after.total().p90()));
    }
    return line;
  }

  private static String yuan(long fen) {
    return Fen.yuan(fen).toPlainString();
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
