package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.outlay.config.Section;
import org.outlay.problem.Faults;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;
import org.outlay.schema.TableSchema;

/**
 * Reads {@code funds.conf} and what a scenario changes in it. A scenario's years are put beside the
 * catalogue's; of everything else what the scenario says replaces what the catalogue says.
 */
final class FundReader {
  /** The section of the file with the funds by name. */
  static final String FUNDS = "funds";

  private static final String CALLS = "calls";

  /** No name of a fund. */
  private static final String ALL = "";

  static final BigDecimal MOST_YUAN = new BigDecimal("1e13");

  private final TermsReader terms;
  private final SplitReader splits;
  private final InvestmentReader investments;
  private final ConstructionReader constructions;
  private final HistoryReader histories;
  private final Problems problems;
  private final Faults faults;

  /** Reads funds of a policy with rules, programmes and districts of these names. */
  FundReader(
      Names rules,
      Set<String> programmes,
      Map<String, Labels> districts,
      TableSchema applications,
      Problems problems) {
    this.terms = new TermsReader(rules, problems);
    this.splits = new SplitReader(rules, districts, terms, problems);
    this.investments = new InvestmentReader(programmes, problems);
    this.constructions = new ConstructionReader(programmes, applications, problems);
    this.histories = new HistoryReader(problems);
    this.problems = problems;
    this.faults = new Faults(problems);
  }

  Map<String, Fund> read(Section file, Optional<Section> changes) {
    Map<String, Fund> funds = new LinkedHashMap<>();
    faults
        .watch(ALL, () -> file.section(FUNDS).children())
        .forEach(
            (name, section) ->
                funds.put(
                    name,
                    faults.watch(
                        name,
                        () ->
                            fund(name, new Layered(section, changes.flatMap(c -> c.find(name)))))));
    faults.watch(
        ALL,
        () -> {
          file.done();
          changes.ifPresent(Names.in(file, FUNDS)::expectIn);
          changes.ifPresent(Section::done);
        });
    return funds;
  }

  /** Whether a fund is as it is meant; what is said of an unknown fund may be meant for any. */
  boolean isSound(String fund) {
    return !faults.in(fund) && !faults.in(ALL);
  }

  private Fund fund(String name, Layered section) {
    Terms own = terms.read(section, Terms.NONE);
    Labels labels = PolicyText.labels(section.base(), "label");
    Location location = section.base().location();
    Optional<InvestmentPlan> investment = investment(section);
    Fund fund =
        new Fund(
            name,
            labels,
            own,
            section.find("split").map(one -> splits.read(name, labels, own, location, one)),
            calls(section),
            investment,
            section.find("construction").map(constructions::read),
            section
                .latest(s -> histories.read(s, own.envelopes(), investment))
                .orElse(FundHistory.NONE),
            assumption(section.base()),
            location);
    if (fund.split().isPresent() && fund.standsWhole()) {
      problems.add(
          Problem.user(
                  "split-of-a-whole",
                  section.locationOf("split"),
                  "a fund that builds, invests or has a history is not split")
              .withValue(name)
              .withRemedy("remove split, or construction, investment and history"));
    }
    section.done();
    return fund;
  }

  private static Optional<Labels> assumption(Section section) {
    return section.has("assumption")
        ? Optional.of(PolicyText.labels(section, "assumption"))
        : Optional.empty();
  }

  /** A scenario may change how capital is called, or the whole plan. */
  private Optional<InvestmentPlan> investment(Layered section) {
    Optional<InvestmentPlan> own = section.base().find("investment").map(investments::read);
    Optional<Section> changed = section.change().flatMap(c -> c.find("investment"));
    if (own.isPresent() && changed.filter(c -> !c.has("size")).isPresent()) {
      return Optional.of(investments.called(own.get(), changed.get()));
    }
    return changed.map(investments::read).or(() -> own);
  }

  /**
   * A scenario's plan of calls takes the place of the catalogue's; years that it drops are told.
   */
  private Map<Integer, BigDecimal> calls(Layered section) {
    Map<Integer, BigDecimal> own = calls(section.base());
    Optional<Section> change = section.change().filter(c -> c.has(CALLS));
    if (change.isEmpty()) {
      return own;
    }
    Map<Integer, BigDecimal> changed = calls(change.get());
    Set<Integer> dropped = new TreeSet<>(own.keySet());
    dropped.removeAll(changed.keySet());
    if (!dropped.isEmpty()) {
      problems.add(
          Problem.warning(
                  "calls-replaced",
                  change.get().locationOf(CALLS),
                  "the plan takes the place of the catalogue's, whose calls of "
                      + dropped.stream().map(String::valueOf).collect(Collectors.joining(", "))
                      + " are not made")
              .withRemedy("say 0 for these years, or their yuan if they are to be made"));
    }
    return changed;
  }

  private Map<Integer, BigDecimal> calls(Section section) {
    return section.has(CALLS) ? terms.yuan(section, CALLS) : Map.of();
  }
}
