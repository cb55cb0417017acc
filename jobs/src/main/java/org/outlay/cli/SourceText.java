package org.outlay.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.outlay.analysis.Explanation.Value;
import org.outlay.analysis.Source;
import org.outlay.policy.Parameter;

/** Says where a value comes from. */
final class SourceText {
  private final Words words;
  private final Amounts amounts;

  SourceText(Words words) {
    this.words = words;
    this.amounts = new Amounts(words);
  }

  /** Where a value stands or what it is made of. */
  String of(Value value) {
    return value.value() == null && value.source() instanceof Source.OfApplication
        ? words.say("empty in the application", "申请表中留空")
        : of(value.source(), value.unit());
  }

  private String of(Source source, String unit) {
    if (source instanceof Source.OfParameter parameter) {
      return parameter(parameter);
    }
    if (source instanceof Source.OverYears years) {
      return overYears(years, unit);
    }
    if (source instanceof Source.Paid paid) {
      return words.say("paid by rule ", "规则支付：") + paid.rule() + parts(paid.parts(), unit, " + ");
    }
    if (source instanceof Source.Indexed indexed) {
      return indexed(indexed, unit);
    }
    if (source instanceof Source.Held held) {
      return words.say(
          "continued: held as in " + held.fromYear(), "延续：保持 " + held.fromYear() + " 年之值");
    }
    if (source instanceof Source.Age age) {
      return words.say(
          "completed years from " + age.birth() + " to " + age.approved(),
          "自 " + age.birth() + " 至 " + age.approved() + " 满周岁");
    }
    return source instanceof Source.Defined defined
        ? words.say("= ", "＝ ") + defined.formula().text()
        : plain(source);
  }

  private String plain(Source source) {
    if (source instanceof Source.OfApplication) {
      return words.say("application", "申请表");
    }
    if (source instanceof Source.OfRecord) {
      return words.say("annual record of the year", "当年年度记录");
    }
    if (source instanceof Source.EmptyInRecord) {
      return words.say("empty in the annual record of the year", "当年年度记录中留空");
    }
    if (source instanceof Source.NoRecord) {
      return words.say("no annual record of the year", "当年无年度记录");
    }
    if (source instanceof Source.NotContinued) {
      return words.say("not continued after the data end", "数据截止后不延续");
    }
    return words.say("calendar", "年历");
  }

  private String parameter(Source.OfParameter source) {
    Parameter parameter = source.parameter();
    boolean approval = parameter.datedBy() == Parameter.DatedBy.APPROVAL;
    String day =
        approval
            ? words.say("by approval on " + source.day(), "按批准日 " + source.day())
            : words.say(
                "by fiscal year " + source.day().getYear(),
                "按 " + source.day().getYear() + " 财政年度");
    String since =
        source.inForce().isAfter(source.day())
            ? words.say(
                "first value, of " + source.inForce() + ", also holds earlier",
                source.inForce() + " 起施行的首个数值，此前亦适用")
            : words.say("in force since " + source.inForce(), source.inForce() + " 起施行");
    return words.say("%s; %s, %s", "%s；%s，%s").formatted(source.location(), since, day);
  }

  private String indexed(Source.Indexed source, String unit) {
    String factor = source.factor().stripTrailingZeros().toPlainString();
    String index = words.label(source.index().labels());
    String base = amounts.value(source.base(), unit);
    return words.say(
        "continued: %s of %d x %s (%s)".formatted(base, source.fromYear(), factor, index),
        "延续：%d 年 %s × %s（%s）".formatted(source.fromYear(), base, factor, index));
  }

  private String overYears(Source.OverYears source, String unit) {
    String how =
        switch (source.how()) {
          case SUM -> words.say("sum", "合计");
          case LARGEST -> words.say("largest", "最大值");
          case ANY_GIVEN -> words.say("given", "已商定");
        };
    String joined = source.how() == Source.Together.SUM ? " + " : ", ";
    return how + parts(source.parts(), unit.isEmpty() ? "yuan" : unit, joined);
  }

  private String parts(List<Source.Part> parts, String unit, String joined) {
    return words.say(": ", "：")
        + (parts.isEmpty()
            ? words.say("nothing", "无")
            : parts.stream()
                .map(part -> part.fiscalYear() + " " + amounts.value(part.value(), unit))
                .collect(Collectors.joining(joined)));
  }
}
