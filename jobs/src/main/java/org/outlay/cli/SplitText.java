package org.outlay.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.outlay.money.Share;
import org.outlay.policy.CostSplit;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;

/** How a fund's costs are split, in one line: the city's shares, then what districts add. */
final class SplitText {
  private final Words words;
  private final Policy policy;

  SplitText(Words words, Policy policy) {
    this.words = words;
    this.policy = policy;
  }

  /** Empty for a fund that is not split. */
  String of(Fund fund) {
    return fund.split()
        .map(
            split ->
                words.label(fund.labels())
                    + words.say(": the city bears ", "：市级承担 ")
                    + all(split.shares())
                    + words.say(", ", "，")
                    + split.districts().size()
                    + words.say(" districts the rest", " 个区县承担其余部分")
                    + (split.uplifts().isEmpty()
                        ? ""
                        : words.say("; districts add ", "；区县加码 ")
                            + all(split.uplifts())
                            + words.say(", on top of the outlays", "（不计入支出）")))
        .orElse("");
  }

  private String all(Map<CostSplit.Scope, Share> said) {
    return said.entrySet().stream()
        .map(one -> percent(one.getValue()) + place(one.getKey()))
        .collect(Collectors.joining(words.say(", ", "、")));
  }

  /** Where a share holds, in brackets; nothing where it is the usual one. */
  private String place(CostSplit.Scope scope) {
    List<String> names = new ArrayList<>();
    scope
        .district()
        .ifPresent(
            district ->
                names.add(words.label(Objects.requireNonNull(policy.districts().get(district)))));
    scope.rule().ifPresent(names::add);
    return names.isEmpty() ? "" : " (" + String.join(" ", names) + ")";
  }

  private static String percent(Share share) {
    return BigDecimal.valueOf(share.millionths(), Share.PLACES - 2)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }
}
