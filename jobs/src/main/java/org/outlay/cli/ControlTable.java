package org.outlay.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.outlay.control.Control;
import org.outlay.control.ControlRow;
import org.outlay.control.Profile;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** The year under control: paid so far, its pace, where it ends, and the clauses off course. */
final class ControlTable {
  private static final int COLUMNS = 11;
  private static final int OFF_COURSE = 5;

  private final Words words;
  private final Policy policy;
  private final Control control;

  ControlTable(Words words, Policy policy, Control control) {
    this.words = words;
    this.policy = policy;
    this.control = control;
  }

  String render() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    aligns.addAll(Collections.nCopies(COLUMNS - 1, Align.RIGHT));
    TextTable table = new TextTable(aligns);
    table.add(head());
    for (Fund fund : policy.funds().values()) {
      String mark = fund.assumption().isPresent() ? " *" : "";
      table.add(line(words.label(fund.labels()) + mark, ControlRow.Subject.fund(fund.name())));
    }
    table.add(line(words.say("All funds", "资金合计"), ControlRow.Subject.TOTAL));
    List<String> title =
        new ArrayList<>(List.of(words.say("Clauses furthest off course", "偏离年初预测最大的条款")));
    title.addAll(Collections.nCopies(COLUMNS - 1, ""));
    table.add(title);
    offCourse().forEach(rule -> table.add(line("  " + label(rule), subject(rule))));
    return table.render("") + legend() + "\n";
  }

  private List<String> head() {
    int months = control.months();
    String share = Math.round(100.0 * months / Profile.MONTHS) + "%";
    return List.of(
        words.say(
            "%d, paid up to month %d (%s of the year), 10,000 yuan"
                .formatted(control.year(), months, share),
            "%d年执行监控（已到%d月，年度进度%s，万元）".formatted(control.year(), months, share)),
        words.say("budget", "预算"),
        words.say("paid", "已支付"),
        words.say("of budget", "占预算"),
        words.say("planned", "序时预计"),
        words.say("run rate", "按进度推算全年"),
        words.say("year-end P10", "全年P10"),
        "P50",
        "P90",
        words.say("P(breach)", "突破概率"),
        words.say("likely from", "可能突破月份"));
  }

  private List<String> line(String label, ControlRow.Subject subject) {
    List<ControlRow> year = control.of(subject);
    ControlRow now = year.get(control.months() - 1);
    ControlRow end = year.get(year.size() - 1);
    long paid = now.fan().mean();
    long budget = end.against().map(ControlRow.Against::budget).orElse(0L);
    return List.of(
        label,
        words.wan(budget),
        words.wan(paid),
        words.percent(paid, budget),
        words.wan(now.planned()),
        words.wan(Math.round((double) paid * Profile.MONTHS / control.months())),
        words.wan(end.fan().p10()),
        words.wan(end.fan().p50()),
        words.wan(end.fan().p90()),
        end.against().map(against -> words.chance(against.breach())).orElse(""),
        end.against().isEmpty()
            ? ""
            : control
                .likelyFrom(subject)
                .map(month -> "%d-%02d".formatted(control.year(), month))
                .orElse("-"));
  }

  private List<Rule> offCourse() {
    return policy.rules().stream()
        .filter(rule -> rule.fund().isPresent() && offCourse(rule) != 0)
        .sorted(Comparator.comparingLong(rule -> -offCourse(rule)))
        .limit(OFF_COURSE)
        .toList();
  }

  /** By how much the year's mean has moved since before its first payment. */
  private long offCourse(Rule rule) {
    List<ControlRow> year = control.of(subject(rule));
    ControlRow end = year.get(year.size() - 1);
    return Math.abs(end.fan().mean() - end.planned());
  }

  private static ControlRow.Subject subject(Rule rule) {
    return ControlRow.Subject.rule(rule.fund().orElseThrow(), rule.name());
  }

  private String label(Rule rule) {
    return Words.shorten(rule.clause() + " " + words.label(rule.labels()));
  }

  private String legend() {
    return words.say(
        "planned: expected by now before any payment; run rate: paid so far x 12 / months;"
            + " likely from: first month by whose end P(breach) is 50% or more\n"
            + "Only this table knows the payments of the year; the others are as expected without them.",
        "序时预计：年初预测的累计支付；按进度推算全年：已支付×12÷月数；可能突破月份：月末突破概率首次达到50%\n仅本表计入当年已支付数，其他各表均为未计入时的预测。");
  }
}
