package org.outlay.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outlay.job.Setup;
import org.outlay.money.Fen;
import org.outlay.policy.Rule;

/**
 * What is assumed of amounts that are agreed case by case above a floor: their ceilings, which the
 * text does not have.
 */
final class AgreedText {
  private AgreedText() {}

  /** A line for each rule, nothing where there is none. */
  static String of(Words words, Setup setup) {
    Map<String, BigDecimal> ceilings = setup.scenario().simulation().ceilings();
    List<Rule> open =
        setup.policy().rules().stream().filter(rule -> rule.agreedFloor().isPresent()).toList();
    return open.stream()
        .map(rule -> line(words, rule, ceilings.get(rule.name())))
        .collect(Collectors.joining());
  }

  private static String line(Words words, Rule rule, @Nullable BigDecimal ceiling) {
    String key = "simulation.ceilings." + rule.name();
    String head = rule.clause() + " " + words.label(rule.labels());
    return ceiling == null
        ? words.say(
            head
                + ": the text has a floor and no ceiling, the scenario assumes none ("
                + key
                + "): drawn around what was agreed before.\n",
            head + "：原文只有下限没有上限，情景也未假定上限（" + key + "）：按以往商定金额抽取。\n")
        : words.say(
            head
                + ": the text has a floor and no ceiling; "
                + words.count(ceiling.longValue())
                + " yuan is assumed ("
                + key
                + ").\n",
            head + "：原文只有下限没有上限；假定上限为" + words.wan(Fen.of(ceiling)) + "万元（" + key + "）。\n");
  }
}
