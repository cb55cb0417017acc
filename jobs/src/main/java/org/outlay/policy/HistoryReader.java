package org.outlay.policy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Reads {@code history}: of an envelope {@code { "2016" = 1200000000 }}, of an investment fund
 * {@code { "2016" { called = 40000000, invested = 30000000 } }}.
 */
final class HistoryReader {
  private static final String KEY = "history";

  private final Problems problems;

  HistoryReader(Problems problems) {
    this.problems = problems;
  }

  /** What a section says about the past of a fund of these kinds; empty without the key. */
  Optional<FundHistory> read(
      Section section, List<Terms.Envelope> envelopes, Optional<InvestmentPlan> investment) {
    if (!section.has(KEY)) {
      return Optional.empty();
    }
    if (envelopes.isEmpty() && investment.isEmpty()) {
      problems.add(
          Problem.user(
                  "no-history",
                  section.locationOf(KEY),
                  "a fund with a budget of its own each year has no history")
              .withRemedy("remove history, or declare envelopes or investment"));
      return Optional.empty();
    }
    return section
        .find(KEY)
        .map(
            years ->
                investment.isPresent() ? past(years, investment.get()) : paid(years, envelopes));
  }

  private Map<Integer, Location> locations(Section years) {
    Map<Integer, Location> locations = new TreeMap<>();
    for (String year : years.keys()) {
      if (YearKeys.isYear(year)) {
        locations.put(Integer.valueOf(year), years.locationOf(year));
      } else {
        problems.add(YearKeys.bad(year, years.locationOf(year)));
      }
    }
    return locations;
  }

  private FundHistory paid(Section years, List<Terms.Envelope> envelopes) {
    Map<Integer, Location> locations = locations(years);
    Map<Integer, BigDecimal> paid = new HashMap<>();
    for (int year : locations.keySet()) {
      paid.put(year, years.decimal(Integer.toString(year), BigDecimal.ZERO, FundReader.MOST_YUAN));
    }
    FundHistory history = new FundHistory(paid, Map.of(), locations);
    locations.forEach(
        (year, location) -> {
          Optional<Terms.Envelope> term =
              envelopes.stream().filter(e -> e.from() <= year && year <= e.to()).findFirst();
          if (term.isEmpty()) {
            problems.add(unborn(year, location, "no term holds that year"));
          } else if (history.paid(term.get(), year + 1).compareTo(term.get().amount()) > 0) {
            problems.add(
                Problem.user("overspent-history", location, "more was paid than the term has")
                    .withValue(history.paid(term.get(), year + 1).toPlainString())
                    .withAllowed("up to " + term.get().amount().toPlainString()));
          }
        });
    return history;
  }

  private FundHistory past(Section years, InvestmentPlan plan) {
    Map<Integer, Location> locations = locations(years);
    SortedMap<Integer, FundHistory.Past> past = new TreeMap<>();
    BigDecimal cash = BigDecimal.ZERO;
    for (Map.Entry<Integer, Location> year : locations.entrySet()) {
      Section of = years.section(Integer.toString(year.getKey()));
      FundHistory.Past one = past(of);
      of.done();
      past.put(year.getKey(), one);
      cash = cash.add(one.cash());
      check(year.getKey(), year.getValue(), plan, cash);
    }
    FundHistory history = new FundHistory(Map.of(), past, locations);
    if (history.called().compareTo(plan.size()) > 0) {
      problems.add(
          Problem.user("overspent-history", years.location(), "more was called than there is")
              .withValue(history.called().toPlainString())
              .withAllowed("up to " + plan.size().toPlainString()));
    }
    return history;
  }

  private static FundHistory.Past past(Section year) {
    BigDecimal invested = yuan(year, "invested");
    return new FundHistory.Past(
        yuan(year, "called"),
        invested,
        year.findDecimal("held", BigDecimal.ZERO, invested).orElse(invested),
        yuan(year, "fee"),
        yuan(year, "proceeds"),
        yuan(year, "distributed"),
        yuan(year, "carry"));
  }

  private static BigDecimal yuan(Section year, String key) {
    return year.findDecimal(key, BigDecimal.ZERO, FundReader.MOST_YUAN).orElse(BigDecimal.ZERO);
  }

  private void check(int year, Location location, InvestmentPlan plan, BigDecimal cash) {
    if (year < plan.from()) {
      problems.add(unborn(year, location, "the fund began later"));
    }
    if (cash.signum() < 0) {
      problems.add(
          Problem.user("overspent-history", location, "more went out than had come in")
              .withValue(cash.negate().toPlainString() + " yuan more"));
    }
  }

  private static Problem unborn(int year, Location location, String reason) {
    return Problem.user("bad-history", location, reason).withValue(Integer.toString(year));
  }
}
