package org.outlay.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads {@code when-short}: what a fund does when claims exceed its money. */
final class ShortageReader {
  private static final List<String> PAYS =
      Arrays.stream(Shortage.Pay.values()).map(Shortage.Pay::id).toList();
  private static final List<String> ORDERS =
      Arrays.stream(Shortage.Order.values()).map(Shortage.Order::id).toList();
  private static final String FORGO = "forgo";

  /** What the law obliges to pay comes before every class. */
  private static final String STATUTORY = "statutory";

  private final Names rules;
  private final Problems problems;

  ShortageReader(Names rules, Problems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  Shortage read(Section section) {
    String pay = section.findOneOf("pay", PAYS).orElse(Shortage.Pay.WHAT_THERE_IS.id());
    String order = section.findOneOf("order", ORDERS).orElse(Shortage.Order.PRO_RATA.id());
    String unpaid = section.findOneOf("unpaid", List.of("defer", FORGO)).orElse("defer");
    int patience =
        section.findInteger("forfeit-after", 1, CarryOver.FOREVER).orElse(CarryOver.FOREVER);
    List<List<String>> classes = new ArrayList<>();
    if (section.has(STATUTORY)) {
      classes.add(ranked(section, STATUTORY));
    }
    for (int i = 1; section.has("class-" + i); i++) {
      classes.add(ranked(section, "class-" + i));
    }
    Shortage shortage =
        new Shortage(
            Shortage.Pay.values()[PAYS.indexOf(pay)],
            Shortage.Order.values()[ORDERS.indexOf(order)],
            classes,
            unpaid.equals(FORGO) ? 0 : patience);
    section.done();
    check(section, shortage);
    if (unpaid.equals(FORGO) && section.has("forfeit-after")) {
      problems.add(
          Problem.user(
                  "forgone-at-once",
                  section.locationOf("forfeit-after"),
                  "a claim that is forgone does not wait")
              .withRemedy("set unpaid = defer, or remove forfeit-after"));
    }
    return shortage;
  }

  private List<String> ranked(Section section, String key) {
    for (Leaf rule : section.located(key)) {
      PolicyText.known("rule", rule.value(), rules, rule.location(), problems);
    }
    return section.texts(key);
  }

  private void check(Section section, Shortage shortage) {
    boolean byClass = shortage.order().byClass();
    if (byClass == shortage.classes().isEmpty()) {
      problems.add(
          Problem.user(
                  "priority-classes",
                  section.location(),
                  byClass ? "an order by priority needs classes" : "only priority has classes")
              .withValue("order = " + shortage.order().id())
              .withAllowed(
                  "order = priority with statutory = [<rule>, ...], class-1 = [...], class-2 = [...]"));
    }
    boolean idle = shortage.pay() == Shortage.Pay.EVERYTHING;
    if (idle && (section.has("order") || section.has("unpaid"))) {
      problems.add(
          Problem.user(
                  "nothing-waits",
                  section.location(),
                  "a fund that pays everything has no order and nothing unpaid")
              .withRemedy("set pay = what-there-is, or remove order and unpaid"));
    }
    List<String> all = shortage.classes().stream().flatMap(List::stream).toList();
    all.stream()
        .filter(rule -> all.indexOf(rule) != all.lastIndexOf(rule))
        .distinct()
        .forEach(
            rule ->
                problems.add(
                    Problem.user(
                            "priority-conflict",
                            section.location(),
                            "a rule stands in two priority classes")
                        .withValue(rule)
                        .withRemedy("leave it in one of them")));
  }
}
