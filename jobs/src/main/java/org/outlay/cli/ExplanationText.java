package org.outlay.cli;

import java.util.ArrayList;
import java.util.List;
import org.outlay.analysis.Explanation;
import org.outlay.analysis.Explanation.RuleAccount;
import org.outlay.analysis.Explanation.YearAccount;
import org.outlay.policy.Rule;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;
import org.outlay.schema.Labels;

/** An explanation as text: the application, what it is due, then rule by rule and year by year. */
final class ExplanationText {
  private final Words words;
  private final Amounts amounts;
  private final Explanation explanation;

  ExplanationText(Words words, Explanation explanation) {
    this.words = words;
    this.amounts = new Amounts(words);
    this.explanation = explanation;
  }

  String render() {
    StringBuilder text = new StringBuilder();
    text.append(words.label(explanation.programme().labels())).append('\n');
    text.append(application());
    text.append('\n').append(summary());
    for (RuleAccount account : explanation.rules()) {
      text.append('\n').append(heading(account.rule()));
      YearText years = new YearText(words);
      for (List<YearAccount> alike : folded(account.years())) {
        text.append('\n').append(years.render(alike));
      }
    }
    return text.toString();
  }

  private String application() {
    TextTable table = TextTable.headless(List.of(Align.LEFT, Align.LEFT));
    List<String> empty = new ArrayList<>();
    for (Explanation.Cell cell : explanation.application()) {
      String label = words.label(cell.field().labels());
      if (cell.value() == null) {
        empty.add(label);
      } else {
        table.add(List.of(label, cell(cell)));
      }
    }
    if (!empty.isEmpty()) {
      table.add(List.of(words.say("(empty)", "（空）"), String.join(words.say(", ", "、"), empty)));
    }
    return table.render("  ");
  }

  private String cell(Explanation.Cell cell) {
    String value = amounts.withUnit(cell.value(), cell.field().unit());
    Labels district = explanation.policy().districts().get(value);
    return cell.field().name().equals("district") && district != null
        ? value + " (" + words.label(district) + ")"
        : value;
  }

  private String summary() {
    TextTable table = new TextTable(List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT));
    table.add(
        List.of(
            words.say("Due in yuan", "应付（元）") + " " + span(),
            words.say("due", "应付"),
            words.say("withheld", "扣减"),
            ""));
    for (RuleAccount account : explanation.rules()) {
      Rule rule = account.rule();
      table.add(
          List.of(
              "  " + rule.clause() + " " + words.label(rule.labels()),
              amounts.plainYuan(
                  account.years().stream().mapToLong(y -> y.outcome().amount()).sum()),
              amounts.plainYuan(
                  account.years().stream().mapToLong(y -> y.outcome().withheld()).sum()),
              rule.kind() == Rule.Kind.MEMO ? words.say("memo", "备忘") : ""));
    }
    return explanation.rules().isEmpty()
        ? words.say("No rule of the policy pays this programme.\n", "本项目无资金规则。\n")
        : table.render("");
  }

  private String span() {
    List<YearAccount> years = explanation.rules().get(0).years();
    int first = years.get(0).fiscalYear();
    int last = years.get(years.size() - 1).fiscalYear();
    return first == last ? Integer.toString(first) : first + " - " + last;
  }

  private String heading(Rule rule) {
    TextTable table = TextTable.headless(List.of(Align.LEFT, Align.LEFT));
    if (!rule.eligibility().text().equals("true")) {
      table.add(List.of(words.say("condition", "条件"), rule.eligibility().text()));
    }
    table.add(List.of(words.say("amount", "金额"), rule.amount().text()));
    rule.duration().ifPresent(years -> table.add(List.of(words.say("years", "年限"), years.text())));
    rule.definitions().forEach((name, formula) -> table.add(List.of(name, formula.text())));
    table.add(List.of(words.say("paid by", "支付方"), payer(rule)));
    table.add(List.of(words.say("stands in", "出处"), rule.location().toString()));
    String title =
        "%s %s [%s]"
            .formatted(String.join(", ", rule.clauses()), words.label(rule.labels()), rule.name());
    return title + "\n  " + words.label(rule.description()) + "\n" + table.render("  ");
  }

  private String payer(Rule rule) {
    String fund =
        rule.fund()
            .map(name -> explanation.policy().funds().get(name))
            .map(paying -> words.label(paying.labels()))
            .map(label -> words.say(", out of ", "，列支于") + label)
            .orElse("");
    return words.say(rule.payer(), chinese(rule.payer()))
        + fund
        + (rule.kind() == Rule.Kind.MEMO ? words.say(", for information only", "，仅作备忘") : "");
  }

  private static String chinese(String payer) {
    return switch (payer) {
      case "city" -> "市级";
      case "district" -> "区县";
      case "enterprise" -> "企业";
      case "tax" -> "税收";
      case "procurement" -> "采购";
      default -> payer;
    };
  }

  /** Years in a row that read the same. */
  private static List<List<YearAccount>> folded(List<YearAccount> years) {
    List<List<YearAccount>> all = new ArrayList<>();
    for (YearAccount year : years) {
      List<YearAccount> last = all.isEmpty() ? List.of() : all.get(all.size() - 1);
      if (!last.isEmpty() && last.get(0).outcome().equals(year.outcome())) {
        last.add(year);
      } else {
        all.add(new ArrayList<>(List.of(year)));
      }
    }
    return all;
  }
}
