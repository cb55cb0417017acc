package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/**
 * Reads {@code funds.conf} and what a scenario changes in it. A scenario's years are put beside the
 * catalogue's; of everything else what the scenario says replaces what the catalogue says.
 */
final class FundReader {
  private static final BigDecimal MOST_YUAN = new BigDecimal("1e13");
  private static final BigDecimal MOST_GROWTH = BigDecimal.ONE;
  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2099;
  private static final List<String> CARRY_OVERS = List.of("none", "all");
  private static final List<String> PAYS =
      Arrays.stream(Shortage.Pay.values()).map(Shortage.Pay::id).toList();
  private static final List<String> ORDERS =
      Arrays.stream(Shortage.Order.values()).map(Shortage.Order::id).toList();

  private final YearKeys years;
  private final Problems problems;

  FundReader(Problems problems) {
    this.years = new YearKeys(problems);
    this.problems = problems;
  }

  Map<String, Fund> read(Section file, Optional<Section> changes) {
    Map<String, Fund> funds = new LinkedHashMap<>();
    file.section("funds")
        .children()
        .forEach(
            (name, section) ->
                funds.put(name, fund(name, section, changes.flatMap(c -> c.find(name)))));
    file.done();
    changes.ifPresent(Section::done);
    return funds;
  }

  private Fund fund(String name, Section section, Optional<Section> change) {
    Map<Integer, BigDecimal> appropriation = new TreeMap<>(yuan(section, "appropriation"));
    change.ifPresent(c -> appropriation.putAll(yuan(c, "appropriation")));
    Optional<Labels> assumption =
        section.has("assumption")
            ? Optional.of(PolicyText.labels(section, "assumption"))
            : Optional.empty();
    Fund fund =
        new Fund(
            name,
            PolicyText.labels(section, "label"),
            appropriation,
            latest(section, change, s -> s.findDecimal("growth", LEAST_GROWTH, MOST_GROWTH))
                .orElse(BigDecimal.ZERO),
            latest(section, change, s -> s.find("envelope").map(this::envelope)),
            latest(section, change, this::carryOver).orElse(CarryOver.NONE),
            relief(section, change),
            latest(section, change, s -> s.find("when-short").map(this::shortage))
                .orElse(Shortage.OVERRUN),
            latest(section, change, s -> calls(s)).orElse(Map.of()),
            assumption,
            section.location());
    if (fund.envelope().isPresent() && !appropriation.isEmpty()) {
      problems.add(
          Problem.user(
                  "two-budgets",
                  section.location(),
                  "a fund has yearly appropriations or one envelope")
              .withValue(name)
              .withRemedy("remove appropriation or envelope"));
    }
    section.done();
    change.ifPresent(Section::done);
    return fund;
  }

  /** What the scenario says, else what the catalogue says; both are read, so both are checked. */
  private static <T> Optional<T> latest(
      Section section, Optional<Section> change, Function<Section, Optional<T>> read) {
    Optional<T> old = read.apply(section);
    return change.flatMap(read).or(() -> old);
  }

  private Optional<Map<Integer, BigDecimal>> calls(Section section) {
    return section.has("calls") ? Optional.of(yuan(section, "calls")) : Optional.empty();
  }

  private Fund.Envelope envelope(Section section) {
    Fund.Envelope envelope =
        new Fund.Envelope(
            section.decimal("amount", BigDecimal.ZERO, MOST_YUAN),
            section.integer("from", EARLIEST, LATEST),
            section.integer("to", EARLIEST, LATEST));
    section.done();
    if (envelope.to() < envelope.from()) {
      problems.add(
          Problem.user("bad-term", section.location(), "an envelope ends before it begins")
              .withValue(envelope.from() + " to " + envelope.to()));
    }
    return envelope;
  }

  private Optional<CarryOver> carryOver(Section section) {
    if (!section.isSection("carry-over")) {
      return section
          .findOneOf("carry-over", CARRY_OVERS)
          .map(word -> word.equals("all") ? CarryOver.ALL : CarryOver.NONE);
    }
    return section
        .find("carry-over")
        .map(
            some -> {
              CarryOver carryOver =
                  new CarryOver(
                      some.findDecimal("share", BigDecimal.ZERO, BigDecimal.ONE)
                          .orElse(BigDecimal.ONE),
                      some.findInteger("years", 1, CarryOver.FOREVER).orElse(CarryOver.FOREVER));
              some.done();
              return carryOver;
            });
  }

  private static Fund.Relief relief(Section section, Optional<Section> change) {
    return new Fund.Relief(
        latest(section, change, s -> s.findDecimal("supplement", BigDecimal.ZERO, BigDecimal.ONE))
            .orElse(BigDecimal.ZERO),
        latest(section, change, s -> s.findDecimal("advance", BigDecimal.ZERO, BigDecimal.ONE))
            .orElse(BigDecimal.ZERO));
  }

  private Shortage shortage(Section section) {
    String pay = section.findOneOf("pay", PAYS).orElse(Shortage.Pay.WHAT_THERE_IS.id());
    String order = section.findOneOf("order", ORDERS).orElse(Shortage.Order.PRO_RATA.id());
    String unpaid = section.findOneOf("unpaid", List.of("defer", "forgo")).orElse("defer");
    int wait = section.findInteger("forfeit-after", 1, CarryOver.FOREVER).orElse(CarryOver.FOREVER);
    List<List<String>> classes = new ArrayList<>();
    for (int i = 1; section.has("class-" + i); i++) {
      classes.add(section.texts("class-" + i));
    }
    check(section, order, unpaid, classes);
    section.done();
    return new Shortage(
        Shortage.Pay.values()[Math.max(0, PAYS.indexOf(pay))],
        Shortage.Order.values()[Math.max(0, ORDERS.indexOf(order))],
        classes,
        unpaid.equals("forgo") ? 0 : wait);
  }

  private void check(Section section, String order, String unpaid, List<List<String>> classes) {
    boolean byClass = order.equals(Shortage.Order.PRIORITY.id());
    if (byClass == classes.isEmpty()) {
      problems.add(
          Problem.user(
                  "priority-classes",
                  section.location(),
                  byClass ? "an order by priority needs classes" : "only priority has classes")
              .withValue("order = " + order)
              .withAllowed("order = priority with class-1 = [<rule>, ...], class-2 = [...]"));
    }
    if (unpaid.equals("forgo") && section.has("forfeit-after")) {
      problems.add(
          Problem.user(
                  "forgone-at-once",
                  section.locationOf("forfeit-after"),
                  "a claim that is forgone does not wait")
              .withRemedy("set unpaid = defer, or remove forfeit-after"));
    }
    List<String> all = classes.stream().flatMap(List::stream).toList();
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
                        .withValue(rule)));
  }

  /** Yuan by fiscal year: {@code { "2017" = 40000000 }}. */
  private Map<Integer, BigDecimal> yuan(Section section, String key) {
    return years.read(section, key, (all, year) -> all.decimal(year, BigDecimal.ZERO, MOST_YUAN));
  }
}
