package org.outlay.fund;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.outlay.money.Fen;
import org.outlay.money.Share;
import org.outlay.policy.Account;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Fund;
import org.outlay.policy.FundHistory;
import org.outlay.policy.Shortage;
import org.outlay.policy.Terms;

/** What a fund gets and may do over a horizon, all in fen. */
public final class FundTerms implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Ways ways;

  /** By year, one more than the horizon has, for an advance on it. */
  private final long[] appropriations;

  /** Years in which money is appropriated; for an envelope the first of its term. */
  private final boolean[] budgeted;

  /** Years after which everything left lapses. */
  private final boolean[] ends;

  /** What an envelope paid before the horizon, in the year that opens with the rest. */
  private final long[] spent;

  private final long[] supplements;
  private final long[] advances;

  /** What does not depend on the year. */
  private record Ways(
      String name, int from, Terms.Relief relief, CarryOver carryOver, Shortage shortage)
      implements Serializable {}

  private FundTerms(
      Ways ways, long[] appropriations, boolean[] budgeted, boolean[] ends, long[] spent) {
    this.ways = ways;
    this.spent = spent;
    this.appropriations = appropriations;
    this.budgeted = budgeted;
    this.ends = ends;
    this.supplements = new long[ends.length];
    this.advances = new long[ends.length];
    Share supplement = Share.nearest(ways.relief().supplement());
    Share advance = Share.nearest(ways.relief().advance());
    for (int year = 0; year < ends.length; year++) {
      supplements[year] = supplement.down(appropriations[year]);
      advances[year] = advance.down(appropriations[year + 1]);
    }
  }

  /** Of a fund over {@code years} fiscal years from {@code from}, as one account. */
  public static FundTerms of(Fund fund, int from, int years) {
    return of(fund.name(), fund.terms(), fund.history(), from, years);
  }

  /** Of an account over {@code years} fiscal years from {@code from}. */
  public static FundTerms of(Account account, int from, int years) {
    FundTerms whole = of(account.name(), account.terms(), account.history(), from, years);
    long[] own = new long[whole.appropriations.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = account.budget().of(whole.appropriations[i]);
    }
    return new FundTerms(whole.ways, own, whole.budgeted, whole.ends, whole.spent);
  }

  /** An envelope whose term began before opens the first year with what its history leaves. */
  private static FundTerms of(String name, Terms terms, FundHistory history, int from, int years) {
    long[] appropriations = new long[years + 1];
    boolean[] budgeted = new boolean[years + 1];
    boolean[] ends = new boolean[years];
    long[] spent = new long[years + 1];
    for (Terms.Envelope envelope : terms.envelopes()) {
      int opens = Math.max(envelope.from(), from) - from;
      if (opens <= years && envelope.to() >= from) {
        spent[opens] = Fen.of(history.paid(envelope, from));
        appropriations[opens] = Fen.of(envelope.amount()) - spent[opens];
        budgeted[opens] = true;
      }
      int last = envelope.to() - from;
      if (last >= 0 && last < years) {
        ends[last] = true;
      }
    }
    for (int i = 0; terms.envelopes().isEmpty() && i <= years; i++) {
      appropriations[i] = appropriation(terms, from + i);
      budgeted[i] = true;
    }
    CarryOver carryOver = terms.envelopes().isEmpty() ? terms.carryOver() : CarryOver.ALL;
    return new FundTerms(
        new Ways(name, from, terms.relief(), carryOver, terms.shortage()),
        appropriations,
        budgeted,
        ends,
        spent);
  }

  /** The same with one appropriation, or sum of a term, wherever there is one. */
  public FundTerms level(long fen) {
    long[] same = new long[appropriations.length];
    for (int i = 0; i < same.length; i++) {
      same[i] = budgeted[i] ? Math.max(0, fen - spent[i]) : 0;
    }
    return new FundTerms(ways, same, budgeted, ends, spent);
  }

  /** Whether there is as much in each budget year, or for each term, as in any other. */
  public boolean isLevel() {
    long most = 0;
    for (int year = 0; year < ends.length; year++) {
      most = Math.max(most, appropriations[year] + spent[year]);
    }
    return Arrays.equals(
        level(most).appropriations, 0, ends.length, appropriations, 0, ends.length);
  }

  /**
   * Fen of a year: the value of the latest key up to it, grown since then if it is the last key; 0
   * before the first.
   */
  private static long appropriation(Terms terms, int year) {
    TreeMap<Integer, BigDecimal> keys = new TreeMap<>(terms.appropriation());
    Map.Entry<Integer, BigDecimal> latest = keys.floorEntry(year);
    if (latest == null) {
      return 0;
    }
    if (latest.getKey() < Collections.max(keys.keySet()) || terms.growth().signum() == 0) {
      return Fen.of(latest.getValue());
    }
    BigDecimal growth = BigDecimal.ONE.add(terms.growth()).pow(year - latest.getKey());
    return Fen.of(latest.getValue().multiply(growth).setScale(2, RoundingMode.HALF_UP));
  }

  public String name() {
    return ways.name();
  }

  /** First fiscal year. */
  public int from() {
    return ways.from();
  }

  public int years() {
    return ends.length;
  }

  /** Fen of a year, counted from the first. */
  public long appropriation(int year) {
    return appropriations[year];
  }

  /** Most that an envelope paid before the horizon. */
  long mostSpent() {
    return Arrays.stream(spent).max().orElse(0);
  }

  /** Appropriations of the horizon together. */
  long total() {
    return Arrays.stream(appropriations, 0, ends.length).sum();
  }

  /** Years of the horizon in which money is appropriated. */
  public int budgets() {
    return budgets(ends.length - 1);
  }

  /** The same up to a year and with it. */
  int budgets(int last) {
    int count = 0;
    for (int year = 0; year <= last; year++) {
      count += budgeted[year] ? 1 : 0;
    }
    return count;
  }

  boolean ends(int year) {
    return ends[year];
  }

  long mostSupplement(int year) {
    return supplements[year];
  }

  long mostAdvance(int year) {
    return advances[year];
  }

  Terms.Relief relief() {
    return ways.relief();
  }

  CarryOver carryOver() {
    return ways.carryOver();
  }

  /** What it does when short. */
  public Shortage shortage() {
    return ways.shortage();
  }
}
