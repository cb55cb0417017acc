package org.outlay.policy;

import java.io.Serializable;
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
 * @param appropriation yuan a year by first fiscal year it holds for; empty with envelopes
 * @param growth of the appropriation in each year after the last of them
 * @param envelopes one sum for several years each, in order, instead of yearly appropriations
 * @param carryOver what happens to money left at the end of a year
 * @param relief money that can be had beyond the appropriation
 * @param shortage what happens when claims exceed the money
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
    Map<Integer, BigDecimal> appropriation,
    BigDecimal growth,
    List<Envelope> envelopes,
    CarryOver carryOver,
    Relief relief,
    Shortage shortage,
    Optional<CostSplit> split,
    Map<Integer, BigDecimal> calls,
    Optional<InvestmentPlan> investment,
    Optional<ConstructionPlan> construction,
    FundHistory history,
    Optional<Labels> assumption,
    Location location) {

  public Fund {
    appropriation = Map.copyOf(appropriation);
    envelopes = List.copyOf(envelopes);
    calls = Map.copyOf(calls);
  }

  /**
   * One sum over a term; what is left after its last year lapses.
   *
   * @param amount yuan
   */
  public record Envelope(BigDecimal amount, int from, int to) {}

  /**
   * What a year that is short gets beyond its appropriation, the supplement first.
   *
   * @param supplement most of a supplementary budget, as a share of the year's appropriation
   * @param advance most of an advance, as a share of the next year's appropriation, which it
   *     lessens
   */
  public record Relief(BigDecimal supplement, BigDecimal advance) implements Serializable {
    public static final Relief NONE = new Relief(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Whether what it does is done by the fund as a whole, whoever bears the costs. */
  boolean standsWhole() {
    return construction.isPresent() || investment.isPresent() || !history.equals(FundHistory.NONE);
  }

  /** Where its claims are booked: on itself, or on the accounts of those who split them. */
  public List<Account> accounts() {
    return split
        .map(CostSplit::accounts)
        .orElse(List.of(new Account(this, Slice.ALL, Optional.empty())));
  }

  /** The same, its claims split. */
  Fund splitBy(CostSplit how) {
    return new Fund(
        name,
        labels,
        appropriation,
        growth,
        envelopes,
        carryOver,
        relief,
        shortage,
        Optional.of(how),
        calls,
        investment,
        construction,
        history,
        assumption,
        location);
  }

  /** A part of it under a name of its own, with terms of its own, that pays no capital calls. */
  Fund part(String payer, Labels payerLabels, TermsReader.Terms terms, Location where) {
    return new Fund(
        name + ":" + payer,
        Labels.of(
            labels.en() + ", " + payerLabels.en(), labels.zh() + "（" + payerLabels.zh() + "）"),
        terms.appropriation(),
        terms.growth(),
        terms.envelopes(),
        terms.carryOver(),
        terms.relief(),
        terms.shortage(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        FundHistory.NONE,
        assumption,
        where);
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
            envelopes.stream()
                .filter(e -> e.from() <= year && year <= e.to())
                .mapToInt(Envelope::from),
            investment.stream().filter(plan -> plan.to() >= year).mapToInt(InvestmentPlan::from))
        .filter(first -> first <= year)
        .min()
        .orElse(year);
  }

  /** First fiscal year with a budget; the largest number if there is none. */
  public int firstBudget() {
    return IntStream.concat(
            appropriation.keySet().stream().mapToInt(Integer::intValue),
            envelopes.stream().mapToInt(Envelope::from))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Whether a fiscal year has a budget, be it 0. */
  public boolean budgets(int year) {
    return envelopes.isEmpty()
        ? appropriation.keySet().stream().anyMatch(first -> first <= year)
        : envelopes.stream().anyMatch(e -> e.from() <= year && year <= e.to());
  }
}
