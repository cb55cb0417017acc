package org.outlay.policy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a fund, or one account of it, gets and may do with it.
 *
 * @param appropriation yuan a year by first fiscal year it holds for; empty with envelopes
 * @param growth of the appropriation in each year after the last of them
 * @param envelopes one sum for several years each, in order, instead of yearly appropriations
 * @param carryOver what happens to money left at the end of a year
 * @param relief money that can be had beyond the appropriation
 * @param shortage what happens when claims exceed the money
 */
public record Terms(
    Map<Integer, BigDecimal> appropriation,
    BigDecimal growth,
    List<Envelope> envelopes,
    CarryOver carryOver,
    Relief relief,
    Shortage shortage) {
  /** No money, nothing kept, everything paid. */
  static final Terms NONE =
      new Terms(
          Map.of(), BigDecimal.ZERO, List.of(), CarryOver.NONE, Relief.NONE, Shortage.OVERRUN);

  public Terms {
    appropriation = Map.copyOf(appropriation);
    envelopes = List.copyOf(envelopes);
  }

  /**
   * One sum over a term; what is left after its last year lapses.
   *
   * @param amount yuan
   */
  public record Envelope(BigDecimal amount, int from, int to) {
    /** Whether the term holds a fiscal year. */
    public boolean holds(int year) {
      return from <= year && year <= to;
    }
  }

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

  Terms withBudgetOf(Terms other) {
    return new Terms(other.appropriation, growth, other.envelopes, carryOver, relief, shortage);
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
        : envelopes.stream().anyMatch(envelope -> envelope.holds(year));
  }
}
