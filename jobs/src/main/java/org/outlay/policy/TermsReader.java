package org.outlay.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads what a fund, or one account of it, gets and may do with it. */
final class TermsReader {
  static final String APPROPRIATION = "appropriation";
  private static final BigDecimal MOST_GROWTH = BigDecimal.ONE;
  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final List<String> CARRY_OVERS = List.of("none", "all");

  private final YearKeys years;
  private final EnvelopeReader envelopes;
  private final ShortageReader shortages;
  private final Problems problems;

  TermsReader(Names rules, Problems problems) {
    this.years = new YearKeys(problems);
    this.envelopes = new EnvelopeReader(problems);
    this.shortages = new ShortageReader(rules, problems);
    this.problems = problems;
  }

  /** What is not said is as usual; a budget that is said replaces the usual one. */
  Terms read(Layered section, Terms usual) {
    Map<Integer, BigDecimal> appropriation = new TreeMap<>(yuan(section.base(), APPROPRIATION));
    section.change().ifPresent(c -> change(appropriation, c));
    Optional<List<Terms.Envelope>> terms = section.latest(envelopes::read);
    boolean yearly =
        terms.isEmpty() || section.change().filter(c -> c.has(APPROPRIATION)).isPresent();
    boolean asUsual = appropriation.isEmpty() && terms.isEmpty();
    checkOneBudget(section);
    return new Terms(
        asUsual ? usual.appropriation() : yearly ? appropriation : Map.of(),
        section
            .latest(s -> s.findDecimal("growth", LEAST_GROWTH, MOST_GROWTH))
            .orElse(usual.growth()),
        asUsual ? usual.envelopes() : yearly ? List.of() : terms.orElseThrow(),
        section.latest(this::carryOver).orElse(usual.carryOver()),
        new Terms.Relief(
            share(section, "supplement").orElse(usual.relief().supplement()),
            share(section, "advance").orElse(usual.relief().advance())),
        section.latest(s -> s.find("when-short").map(shortages::read)).orElse(usual.shortage()));
  }

  private void change(Map<Integer, BigDecimal> appropriation, Section scenario) {
    Map<Integer, BigDecimal> changed = yuan(scenario, APPROPRIATION);
    changed.forEach(
        (year, yuan) ->
            Optional.ofNullable(appropriation.get(year))
                .or(() -> appropriation.values().stream().findFirst())
                .ifPresent(
                    known -> {
                      Location at = scenario.section(APPROPRIATION).locationOf(year.toString());
                      WanSlip.check(known, yuan, at, problems);
                    }));
    appropriation.putAll(changed);
  }

  /** Each file says one kind of budget; a scenario's kind replaces the catalogue's. */
  private void checkOneBudget(Layered section) {
    for (Section one : section.both()) {
      if (one.has(APPROPRIATION) && one.has(EnvelopeReader.KEY)) {
        problems.add(
            Problem.user(
                    "two-budgets",
                    one.locationOf(EnvelopeReader.KEY),
                    "a fund has yearly appropriations or envelopes")
                .withRemedy("remove appropriation or envelopes"));
      }
    }
  }

  private static Optional<BigDecimal> share(Layered section, String key) {
    return section.latest(s -> s.findDecimal(key, BigDecimal.ZERO, BigDecimal.ONE));
  }

  private Optional<CarryOver> carryOver(Section section) {
    if (!section.isSection("carry-over")) {
      return section
          .findOneOf("carry-over", CARRY_OVERS)
          .map(word -> word.equals("all") ? CarryOver.ALL : CarryOver.NONE);
    }
    return section.find("carry-over").map(TermsReader::someCarriedOver);
  }

  private static CarryOver someCarriedOver(Section some) {
    CarryOver carryOver =
        new CarryOver(
            some.findDecimal("share", BigDecimal.ZERO, BigDecimal.ONE).orElse(BigDecimal.ONE),
            some.findInteger("years", 1, CarryOver.FOREVER).orElse(CarryOver.FOREVER));
    some.done();
    return carryOver;
  }

  /** Yuan by fiscal year: {@code { "2017" = 40000000 }}. */
  Map<Integer, BigDecimal> yuan(Section section, String key) {
    return years.read(
        section, key, (all, year) -> all.decimal(year, BigDecimal.ZERO, FundReader.MOST_YUAN));
  }
}
