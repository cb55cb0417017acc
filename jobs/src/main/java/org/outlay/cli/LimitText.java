package org.outlay.cli;

import java.util.stream.Collectors;
import org.outlay.analysis.Explanation.LimitAccount;
import org.outlay.analysis.Usage;
import org.outlay.money.Fen;
import org.outlay.policy.Limit;

/** Says in a sentence what a limit did. */
final class LimitText {
  private final Words words;
  private final Amounts amounts;
  private final int fiscalYear;

  LimitText(Words words, int fiscalYear) {
    this.words = words;
    this.amounts = new Amounts(words);
    this.fiscalYear = fiscalYear;
  }

  /** The name of a kind of limit. */
  static String name(Words words, Limit.Kind kind) {
    return switch (kind) {
      case APPLICATION_YEAR -> words.say("yearly limit of an application", "每件申请年度限额");
      case APPLICATION_LIFETIME -> words.say("lifetime limit of an application", "每件申请累计限额");
      case GROUP_YEAR -> words.say("yearly limit of a group", "单位年度限额");
      case GROUP_LIFETIME -> words.say("lifetime limit of a group", "单位累计限额");
      case APPLICANT_YEARS -> words.say("paid years of an applicant", "申请人受补年数");
      case PLACES -> words.say("places", "名额");
      case CHOICE -> words.say("one of several per applicant", "申请人择一");
    };
  }

  /** What others had of it, and what it withheld or let pass. */
  String sentence(LimitAccount account) {
    return usage(account) + words.say(": ", "：") + outcome(account);
  }

  private String usage(LimitAccount account) {
    Usage usage = account.usage();
    if (usage instanceof Usage.EarlierYears earlier) {
      return earlier.years().isEmpty()
          ? words.say("nothing was paid in earlier years", "以前年度未支付")
          : words.say(
              "%s paid in %s".formatted(amounts.yuan(earlier.fen()), years(earlier.years())),
              "%s 年已付 %s".formatted(years(earlier.years()), amounts.yuan(earlier.fen())));
    }
    if (usage instanceof Usage.Filled filled) {
      return filled(account, filled);
    }
    if (usage instanceof Usage.Divided divided) {
      return divided(divided);
    }
    if (usage instanceof Usage.ApplicantYears applicant) {
      return applicantYears(applicant);
    }
    if (usage instanceof Usage.Place place) {
      return words.say(
          "place %s in the order of approval".formatted(words.count(place.place())),
          "按批准先后列第 %s 位".formatted(words.count(place.place())));
    }
    return usage instanceof Usage.Chosen chosen
        ? chosen(chosen)
        : words.say("of this application in this year", "本申请当年");
  }

  private String filled(LimitAccount account, Usage.Filled filled) {
    boolean yearly = account.limit().kind() == Limit.Kind.GROUP_YEAR;
    String when = yearly ? Integer.toString(fiscalYear) : words.say("all years", "历年");
    if (filled.claims() == 0) {
      return words.say(
          "%s, %s, in order of approval: this is the first claim".formatted(filled.group(), when),
          "%s，%s，按批准先后：本申请为首件".formatted(filled.group(), when));
    }
    String had = amounts.yuan(filled.fen());
    String rest =
        account.cap().map(cap -> amounts.yuan(Math.max(0, Fen.of(cap) - filled.fen()))).orElse("-");
    return words.say(
        "%s, %s, in order of approval: %d earlier claims of %d applications had %s, %s was left"
            .formatted(filled.group(), when, filled.claims(), filled.applications(), had, rest),
        "%s，%s，按批准先后：此前 %d 件申请 %d 笔已用 %s，余 %s"
            .formatted(filled.group(), when, filled.applications(), filled.claims(), had, rest));
  }

  private String divided(Usage.Divided divided) {
    String before =
        divided.earlier() == 0
            ? ""
            : words.say(
                " after %s in earlier years".formatted(amounts.yuan(divided.earlier())),
                "，以前年度 " + amounts.yuan(divided.earlier()));
    return words.say(
        "%s, divided in proportion: %d claims of %d add up to %s%s"
            .formatted(
                divided.group(), divided.claims(), fiscalYear, amounts.yuan(divided.fen()), before),
        "%s，按比例分配：%d 年 %d 笔合计 %s%s"
            .formatted(
                divided.group(),
                fiscalYear,
                divided.claims(),
                amounts.yuan(divided.fen()),
                before));
  }

  private String applicantYears(Usage.ApplicantYears usage) {
    String had =
        usage.years().isEmpty()
            ? words.say(usage.applicant() + " has no earlier year", usage.applicant() + " 此前无受补年度")
            : words.say(
                "%s has %d earlier years (%s)"
                    .formatted(usage.applicant(), usage.years().size(), years(usage.years())),
                "%s 此前已有 %d 个年度（%s）"
                    .formatted(usage.applicant(), usage.years().size(), years(usage.years())));
    return usage
        .sameYear()
        .map(
            other ->
                had
                    + words.say(
                        ", and %d goes to the earlier application %s".formatted(fiscalYear, other),
                        "，%d 年由较早的申请 %s 享受".formatted(fiscalYear, other)))
        .orElse(had);
  }

  private String chosen(Usage.Chosen chosen) {
    return words.say(
        "the earliest entitled application of %s is %s, approved %s (%s)"
            .formatted(chosen.applicant(), chosen.application(), chosen.approved(), chosen.rule()),
        "%s 最早享有资格的申请是 %s，%s 批准（%s）"
            .formatted(chosen.applicant(), chosen.application(), chosen.approved(), chosen.rule()));
  }

  private String outcome(LimitAccount account) {
    if (account.left().isEmpty()) {
      return words.say("settled with the other limits", "与其他限额一并结算");
    }
    long withheld = account.claim() - account.left().getAsLong();
    if (withheld == 0) {
      return words.say("nothing is withheld", "未扣减");
    }
    String of = amounts.yuan(account.claim());
    return words.say(
        amounts.yuan(withheld) + " of " + of + " is withheld",
        of + " 中扣减 " + amounts.yuan(withheld));
  }

  private static String years(java.util.List<Integer> years) {
    return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
