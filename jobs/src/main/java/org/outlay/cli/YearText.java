package org.outlay.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.outlay.analysis.Explanation.LimitAccount;
import org.outlay.analysis.Explanation.Outcome;
import org.outlay.analysis.Explanation.Value;
import org.outlay.analysis.Explanation.YearAccount;
import org.outlay.analysis.Source;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** The years of one rule; what a year shares with those before it is not told twice at length. */
final class YearText {
  private static final String INDENT = "    ";

  private final Words words;
  private final Amounts amounts;
  private final SourceText sources;
  private final Set<Value> told = new LinkedHashSet<>();

  YearText(Words words) {
    this.words = words;
    this.amounts = new Amounts(words);
    this.sources = new SourceText(words);
  }

  /** One year, or several in a row with equal outcomes. */
  String render(List<YearAccount> alike) {
    YearAccount first = alike.get(0);
    Outcome outcome = first.outcome();
    StringBuilder text = new StringBuilder("  ").append(heading(alike)).append('\n');
    text.append(values(outcome.values(), INDENT));
    for (LimitAccount limit : outcome.limits()) {
      text.append(limit(limit, first.fiscalYear()));
    }
    if (outcome.entitled() > 0) {
      text.append(INDENT).append(result(outcome)).append('\n');
    }
    return text.toString();
  }

  private String heading(List<YearAccount> alike) {
    YearAccount first = alike.get(0);
    YearAccount last = alike.get(alike.size() - 1);
    String years = span(first.fiscalYear(), last.fiscalYear());
    String benefit = last.benefitYear() < 1 ? "" : benefitYears(first, last);
    String continued =
        first.outcome().basis().filter("continued"::equals).isPresent()
            ? words.say(", continued", "，延续")
            : "";
    return years + benefit + continued + words.say(": ", "：") + verdict(first.outcome());
  }

  private String benefitYears(YearAccount first, YearAccount last) {
    String span = span(first.benefitYear(), last.benefitYear());
    return words.say(
        (first.equals(last) ? ", benefit year " : ", benefit years ") + span,
        "，第 " + span + " 受益年度");
  }

  private static String span(int first, int last) {
    return first == last ? Integer.toString(first) : first + " - " + last;
  }

  private String verdict(Outcome outcome) {
    return switch (outcome.verdict()) {
      case ENTITLED -> words.say("due ", "应付 ") + amounts.yuan(outcome.amount());
      case NOT_YET -> words.say("nothing, not yet approved", "无，尚未批准");
      case ENDED -> words.say("nothing, the entitlement has ended", "无，享受资格已终止");
      case YEARS_OVER -> words.say("nothing, the rule's years are over", "无，年限已满");
      case NOT_ELIGIBLE ->
          words.say("nothing, this condition is not met: ", "无，不满足条件：")
              + outcome.failed().orElse("");
      case NOTHING -> words.say("nothing, the amount comes to 0", "无，金额为零");
      case BELOW_ZERO ->
          words.say(
              "nothing, the amount comes to less than 0, which is neither paid nor claimed back",
              "无，金额为负，不予支付亦不追回");
    };
  }

  private String values(List<Value> values, String indent) {
    TextTable table = TextTable.headless(List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT));
    List<String> unchanged = new ArrayList<>();
    for (Value value : values) {
      if (told.add(value) || value.source() instanceof Source.OfRecord) {
        table.add(row(value));
      } else {
        unchanged.add(value.name() + " " + amounts.value(value.value(), value.unit()));
      }
    }
    String rest =
        unchanged.isEmpty()
            ? ""
            : indent
                + words.say("as above: ", "同上：")
                + unchanged.stream().collect(Collectors.joining(words.say(", ", "，")))
                + "\n";
    return table.render(indent) + rest;
  }

  private List<String> row(Value value) {
    boolean number = value.value() instanceof java.math.BigDecimal;
    String label =
        value.labels().map(labels -> words.label(labels) + words.say(": ", "：")).orElse("");
    return List.of(
        value.name(),
        amounts.value(value.value(), value.unit()),
        number ? amounts.unit(value.unit()) : "",
        label + sources.of(value));
  }

  private String noCap() {
    return words.say(": none for this application, so 0", "：该申请无对应数值，按 0 计");
  }

  private String limit(LimitAccount account, int fiscalYear) {
    String cap =
        account
            .cap()
            .map(c -> words.say(": ", "：") + amounts.withUnit(c, capUnit(account)))
            .orElse(account.limit().amount() == null ? "" : noCap());
    String kind =
        words
            .say("limit %s, %s", "限额 %s，%s")
            .formatted(account.limit().kind().id(), LimitText.name(words, account.limit().kind()));
    return INDENT
        + kind
        + cap
        + "\n"
        + values(account.values(), INDENT + "  ")
        + INDENT
        + "  "
        + new LimitText(words, fiscalYear).sentence(account)
        + "\n";
  }

  private static String capUnit(LimitAccount account) {
    return switch (account.limit().kind()) {
      case APPLICANT_YEARS -> "years";
      case PLACES, CHOICE -> "count";
      default -> "yuan";
    };
  }

  private String result(Outcome outcome) {
    String entitled = amounts.yuan(outcome.entitled());
    if (outcome.withheld() == 0) {
      return words.say("= entitled " + entitled + ", all of it due", "＝ 享有 " + entitled + "，全额应付");
    }
    String withheld = amounts.yuan(outcome.withheld());
    String limit = outcome.bindingLimit().orElse("");
    String due = amounts.yuan(outcome.amount());
    return words.say(
        "= entitled %s - withheld %s (%s) = due %s".formatted(entitled, withheld, limit, due),
        "＝ 享有 %s － 扣减 %s（%s）＝ 应付 %s".formatted(entitled, withheld, limit, due));
  }
}
