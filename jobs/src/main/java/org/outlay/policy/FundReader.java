package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;
import org.outlay.schema.TableSchema;

/**
 * Reads {@code funds.conf} and what a scenario changes in it. A scenario's years are put beside the
 * catalogue's; of everything else what the scenario says replaces what the catalogue says.
 */
final class FundReader {
  static final BigDecimal MOST_YUAN = new BigDecimal("1e13");
  private static final BigDecimal MOST_GROWTH = BigDecimal.ONE;
  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final List<String> CARRY_OVERS = List.of("none", "all");

  private final YearKeys years;
  private final EnvelopeReader terms;
  private final ShortageReader shortages;
  private final InvestmentReader investments;
  private final ConstructionReader constructions;
  private final HistoryReader histories;
  private final Problems problems;

  /** Reads funds of a policy with rules and programmes of these names. */
  FundReader(
      Set<String> rules, Set<String> programmes, TableSchema applications, Problems problems) {
    this.shortages = new ShortageReader(rules, problems);
    this.investments = new InvestmentReader(programmes, problems);
    this.constructions = new ConstructionReader(programmes, applications, problems);
    this.histories = new HistoryReader(problems);
    this.years = new YearKeys(problems);
    this.terms = new EnvelopeReader(problems);
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
    List<Fund.Envelope> all = latest(section, change, terms::read).orElse(List.of());
    boolean yearly = all.isEmpty() || change.filter(c -> c.has("appropriation")).isPresent();
    checkOneBudget(section, change);
    List<Fund.Envelope> envelopes = yearly ? List.of() : all;
    Optional<InvestmentPlan> investment = investment(section, change);
    Fund fund =
        new Fund(
            name,
            PolicyText.labels(section, "label"),
            yearly ? appropriation : Map.of(),
            latest(section, change, s -> s.findDecimal("growth", LEAST_GROWTH, MOST_GROWTH))
                .orElse(BigDecimal.ZERO),
            envelopes,
            latest(section, change, this::carryOver).orElse(CarryOver.NONE),
            new Fund.Relief(
                share(section, change, "supplement"), share(section, change, "advance")),
            latest(section, change, s -> s.find("when-short").map(shortages::read))
                .orElse(Shortage.OVERRUN),
            latest(section, change, this::calls).orElse(Map.of()),
            investment,
            constructions.read(section, change),
            latest(section, change, s -> histories.read(s, envelopes, investment))
                .orElse(FundHistory.NONE),
            assumption(section),
            section.location());
    section.done();
    change.ifPresent(Section::done);
    return fund;
  }

  /** Each file says one kind of budget; a scenario's kind replaces the catalogue's. */
  private void checkOneBudget(Section section, Optional<Section> change) {
    for (Section one : change.map(c -> List.of(section, c)).orElse(List.of(section))) {
      if (one.has("appropriation") && one.has(EnvelopeReader.KEY)) {
        problems.add(
            Problem.user(
                    "two-budgets",
                    one.locationOf(EnvelopeReader.KEY),
                    "a fund has yearly appropriations or envelopes")
                .withRemedy("remove appropriation or envelopes"));
      }
    }
  }

  private static Optional<Labels> assumption(Section section) {
    return section.has("assumption")
        ? Optional.of(PolicyText.labels(section, "assumption"))
        : Optional.empty();
  }

  /** What the scenario says, else what the catalogue says; both are read, so both are checked. */
  private static <T> Optional<T> latest(
      Section section, Optional<Section> change, Function<Section, Optional<T>> read) {
    Optional<T> old = read.apply(section);
    return change.flatMap(read).or(() -> old);
  }

  /** A scenario may change how capital is called, or the whole plan. */
  private Optional<InvestmentPlan> investment(Section section, Optional<Section> change) {
    Optional<InvestmentPlan> own = section.find("investment").map(investments::read);
    Optional<Section> changed = change.flatMap(c -> c.find("investment"));
    if (own.isPresent() && changed.filter(c -> !c.has("size")).isPresent()) {
      return Optional.of(investments.called(own.get(), changed.get()));
    }
    return changed.map(investments::read).or(() -> own);
  }

  private static BigDecimal share(Section section, Optional<Section> change, String key) {
    return latest(section, change, s -> s.findDecimal(key, BigDecimal.ZERO, BigDecimal.ONE))
        .orElse(BigDecimal.ZERO);
  }

  private Optional<Map<Integer, BigDecimal>> calls(Section section) {
    return section.has("calls") ? Optional.of(yuan(section, "calls")) : Optional.empty();
  }

  private Optional<CarryOver> carryOver(Section section) {
    if (!section.isSection("carry-over")) {
      return section
          .findOneOf("carry-over", CARRY_OVERS)
          .map(word -> word.equals("all") ? CarryOver.ALL : CarryOver.NONE);
    }
    return section.find("carry-over").map(FundReader::someCarriedOver);
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
  private Map<Integer, BigDecimal> yuan(Section section, String key) {
    return years.read(section, key, (all, year) -> all.decimal(year, BigDecimal.ZERO, MOST_YUAN));
  }
}
