package org.outlay.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outlay.money.Slice;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * Money that pays rules.
 *
 * @param terms its budget and what it may do with it
 * @param split how districts share in what it owes, and from which accounts; empty if they do not
 * @param calls planned capital calls of an investment fund, yuan by fiscal year, the whole fund's
 * @param investment how an investment fund works
 * @param construction homes that it builds
 * @param history what happened to an envelope or an investment fund before the horizon
 * @param assumption why the figures are an assumption, empty when the text or a budget states them
 */
public record Fund(
    String name,
    Labels labels,
    Terms terms,
    Optional<CostSplit> split,
    Map<Integer, BigDecimal> calls,
    Optional<InvestmentPlan> investment,
    Optional<ConstructionPlan> construction,
    FundHistory history,
    Optional<Labels> assumption,
    Location location) {

  public Fund {
    calls = Map.copyOf(calls);
  }

  /** Whether what it does is done by the fund as a whole, whoever bears the costs. */
  boolean standsWhole() {
    return construction.isPresent() || investment.isPresent() || !history.equals(FundHistory.NONE);
  }

  /** Where its claims are booked: on itself, or on the accounts of those who split them. */
  public List<Account> accounts() {
    return split
        .map(CostSplit::accounts)
        .orElse(
            List.of(
                new Account(name, labels, terms, Slice.ALL, history, Optional.empty(), location)));
  }

  /** Applicants whose number decides what the fund does. */
  Stream<HeadCount> headCounts() {
    return Stream.concat(
        investment.stream().flatMap(plan -> plan.projects().stream()).map(HeadCount::everybody),
        construction.stream().flatMap(plan -> plan.demand().stream()));
  }

  /**
   * First fiscal year of what still goes on in a year: of its term, or of the investment fund; that
   * year itself for another fund.
   */
  public int began(int year) {
    return IntStream.concat(
            terms.envelopes().stream()
                .filter(envelope -> envelope.holds(year))
                .mapToInt(Terms.Envelope::from),
            investment.stream().filter(plan -> plan.to() >= year).mapToInt(InvestmentPlan::from))
        .filter(first -> first <= year)
        .min()
        .orElse(year);
  }
}
