package org.outlay.cli;

import java.util.List;
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
      case APPLICATION_YEAR -> words.say("yearly cap of an application", "每件申请年度限额");
      case APPLICATION_LIFETIME -> words.say("lifetime cap of an application", "每件申请累计限额");
      case GROUP_YEAR -> words.say("yearly cap that a group shares", "单位年度限额");
      case GROUP_LIFETIME -> words.say("lifetime cap that a group shares", "单位累计限额");
      case APPLICANT_YEARS -> words.say("paid years of an applicant", "申请人受补年数");
      case PLACES -> words.say("in the order of approval", "按批准先后");
      case CHOICE -> words.say("one of several per applicant", "申请人择一");
    };
  }

  /** What others had of it, and what it withheld or let pass. */
  String sentence(LimitAccount account) {
    return account.usage() instanceof Usage.Alone
        ? outcome(account)
        : usage(account) + words.say("; ", "；") + outcome(account);
  }

  private String usage(LimitAccount account) {
    Usage usage = account.usage();
    if (usage instanceof Usage.EarlierYears earlier) {
      return earlier.years().isEmpty()
          ? words.say("nothing was used in earlier years", "以前年度未使用")
          : words.say(
              "%s used in %s".formatted(amounts.yuan(earlier.fen()), years(earlier.years())),
              "%s 年已用 %s".formatted(years(earlier.years()), amounts.yuan(earlier.fen())));
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
          "this application has place %s".formatted(words.count(place.place())),
          "本申请列第 %s 位".formatted(words.count(place.place())));
    }
    return usage instanceof Usage.Chosen chosen ? chosen(chosen) : "";
  }

  private String filled(LimitAccount account, Usage.Filled filled) {
    boolean yearly = account.limit().kind() == Limit.Kind.GROUP_YEAR;
    String whose =
        yearly
            ? words.say("group %s in %d", "单位 %s %d 年").formatted(filled.group(), fiscalYear)
            : words.say("group %s in all years", "单位 %s 历年").formatted(filled.group());
    if (filled.claims() == 0) {
      return whose + words.say(", first come first served: this claim is the first", "，先到先得：本笔为首笔");
    }
    String had = amounts.yuan(filled.fen());
    String rest =
        account.cap().map(cap -> amounts.yuan(Math.max(0, Fen.of(cap) - filled.fen()))).orElse("-");
    String applications = many(filled.applications(), "application");
    String earlier =
        yearly
            ? many(filled.applications(), "earlier application")
            : many(filled.claims(), "earlier claim") + " of " + applications;
    return whose
        + words.say(
            ", first come first served: %s had %s, which left %s".formatted(earlier, had, rest),
            "，先到先得：此前 %d 件申请 %d 笔已用 %s，余 %s"
                .formatted(filled.applications(), filled.claims(), had, rest));
  }

  private static String many(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private String divided(Usage.Divided divided) {
    String before =
        divided.earlier() == 0
            ? ""
            : words.say(
                " after %s in earlier years".formatted(amounts.yuan(divided.earlier())),
                "，以前年度 " + amounts.yuan(divided.earlier()));
    return words.say(
        "group %s, divided in proportion: %d claims of %d add up to %s%s"
            .formatted(
                divided.group(), divided.claims(), fiscalYear, amounts.yuan(divided.fen()), before),
        "单位 %s，按比例分配：%d 年 %d 笔合计 %s%s"
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
                "%s has %s (%s)"
                    .formatted(
                        usage.applicant(),
                        many(usage.years().size(), "earlier year"),
                        years(usage.years())),
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
    long withheld = account.claim() - account.left();
    if (withheld == 0) {
      return words.say("nothing is withheld", "未扣减");
    }
    String of = amounts.yuan(account.claim());
    if (withheld == account.claim()) {
      return words.say("all " + of + " is withheld", of + " 全部扣减");
    }
    return words.say(
        amounts.yuan(withheld) + " of " + of + " is withheld",
        of + "中扣减 " + amounts.yuan(withheld));
  }

  private static String years(List<Integer> years) {
    return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
