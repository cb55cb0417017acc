package org.outlay.fund;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.outlay.entitlement.VintageKind;
import org.outlay.money.Share;
import org.outlay.policy.Account;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * Which account owes what when, given what is due for each fiscal year. A fund is one account, or
 * the several ones of a {@link CostSplit}.
 *
 * @param terms of the accounts, in the policy's order
 * @param sources of the claims on each account
 */
public record FundPlan(int from, int years, List<FundTerms> terms, List<List<Source>> sources)
    implements Serializable {
  private static final VintageKind[] KINDS = VintageKind.values();

  public FundPlan {
    terms = List.copyOf(terms);
    sources = sources.stream().map(List::copyOf).toList();
  }

  /** Amounts due for fiscal years, in fen. */
  public interface Amounts {
    /**
     * What is due.
     *
     * @param year number of the fiscal year, 0 for the horizon's first, negative before it
     */
    long fen(int rule, VintageKind kind, int year, int replicate);

    /**
     * The part of it that belongs to a district.
     *
     * @param district position in the policy, or {@link Portion#WHOLE_CITY}
     */
    default long fen(int rule, VintageKind kind, int district, int year, int replicate) {
      throw new UnsupportedOperationException("amounts by district are not kept");
    }
  }

  /**
   * Where a claim comes from.
   *
   * @param rule position in the policy
   * @param instalments in which it is paid
   * @param portion of the rule's amounts that the account owes
   */
  public record Source(
      int rule, String name, VintageKind kind, Instalments instalments, Portion portion)
      implements Serializable {
    Claim claim() {
      return new Claim(name, kind.ordinal());
    }
  }

  /**
   * Of a policy over {@code years} fiscal years from {@code from}.
   *
   * @param lags how late what is due is paid in a replicate
   */
  public static FundPlan of(Policy policy, int from, int years, Lags lags) {
    List<FundTerms> terms = new ArrayList<>();
    List<List<Source>> sources = new ArrayList<>();
    for (Fund fund : policy.funds().values()) {
      for (Account account : fund.accounts()) {
        terms.add(FundTerms.of(account, from, years));
        sources.add(sources(policy, fund, account, lags));
      }
    }
    return new FundPlan(from, years, terms, sources);
  }

  /** The same with each fund as one account, whoever bears its costs. */
  public static FundPlan unsplit(Policy policy, int from, int years, Lags lags) {
    List<FundTerms> terms = new ArrayList<>();
    List<List<Source>> sources = new ArrayList<>();
    for (Fund fund : policy.funds().values()) {
      terms.add(FundTerms.of(fund, from, years));
      sources.add(sources(policy, fund, rule -> Portion.ALL, lags));
    }
    return new FundPlan(from, years, terms, sources);
  }

  private static List<Source> sources(Policy policy, Fund fund, Account account, Lags lags) {
    return sources(
        policy,
        fund,
        rule ->
            fund.split()
                .map(split -> Portion.of(policy, split, rule, account.district()))
                .orElse(Portion.ALL),
        lags);
  }

  private static List<Source> sources(
      Policy policy, Fund fund, Function<Rule, Portion> portions, Lags lags) {
    List<Source> sources = new ArrayList<>();
    for (int index = 0; index < policy.rules().size(); index++) {
      Rule rule = policy.rules().get(index);
      if (rule.fund().filter(fund.name()::equals).isPresent()) {
        Portion portion = portions.apply(rule);
        Instalments instalments = Instalments.of(rule, lags);
        for (VintageKind kind : KINDS) {
          sources.add(new Source(index, rule.name(), kind, instalments, portion));
        }
      }
    }
    return sources;
  }

  /** Years before the horizon whose amounts are paid inside it. */
  public static int longestLag(Policy policy) {
    return policy.rules().stream().mapToInt(rule -> rule.payment().longestLag()).max().orElse(0);
  }

  /** A new account, with claims in the order of {@link #sources}. */
  public FundAccount account(int fund) {
    return new FundAccount(terms.get(fund), sources.get(fund).stream().map(Source::claim).toList());
  }

  /** Fen of a year's claims that applications approved by the data end have. */
  long lockedIn(int fund, long[] due) {
    long sum = 0;
    for (int claim = 0; claim < due.length; claim++) {
      sum += sources.get(fund).get(claim).kind() == VintageKind.LEGACY ? due[claim] : 0;
    }
    return sum;
  }

  /**
   * Fen that falls due, by year and claim. A rule's shares of a year are drawn once, for approvals
   * of all kinds.
   *
   * @param position of the replicate among the amounts
   * @param replicate as in the ledger, 0 for the means
   */
  public long[][] demand(int fund, Amounts amounts, int position, int replicate) {
    List<Source> mine = sources.get(fund);
    long[][] demand = new long[years][mine.size()];
    Share[][] shares = {};
    for (int claim = 0; claim < mine.size(); claim++) {
      Source source = mine.get(claim);
      int first = 1 - source.instalments().size();
      if (claim == 0 || source.rule() != mine.get(claim - 1).rule()) {
        shares = new Share[years - first][0];
      }
      for (int due = first; due < years; due++) {
        long fen = source.portion().of(amounts, source.rule(), source.kind(), due, position);
        if (fen != 0 && first == 0) {
          demand[due][claim] = fen;
        } else if (fen != 0) {
          if (shares[due - first].length == 0) {
            shares[due - first] = source.instalments().sums(from + due, replicate);
          }
          add(Instalments.parts(shares[due - first], fen), due, claim, demand);
        }
      }
    }
    return demand;
  }

  private static void add(long[] parts, int due, int claim, long[][] demand) {
    for (int lag = Math.max(0, -due); lag < parts.length && due + lag < demand.length; lag++) {
      demand[due + lag][claim] += parts[lag];
    }
  }
}
