package org.outlay.fund;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.Fund;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * Which fund owes what when, given what is due for each fiscal year.
 *
 * @param terms of the funds, in the policy's order
 * @param sources of the claims of each fund
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
  }

  /**
   * Where a claim comes from.
   *
   * @param rule position in the policy
   * @param instalments in which it is paid
   */
  public record Source(int rule, String name, VintageKind kind, Instalments instalments)
      implements Serializable {
    Claim claim() {
      return new Claim(name, kind.ordinal());
    }
  }

  /** Of a policy over {@code years} fiscal years from {@code from}. */
  public static FundPlan of(Policy policy, int from, int years) {
    List<FundTerms> terms = new ArrayList<>();
    List<List<Source>> sources = new ArrayList<>();
    for (Fund fund : policy.funds().values()) {
      terms.add(FundTerms.of(fund, from, years));
      List<Source> mine = new ArrayList<>();
      for (int index = 0; index < policy.rules().size(); index++) {
        Rule rule = policy.rules().get(index);
        if (rule.fund().filter(fund.name()::equals).isPresent()) {
          for (VintageKind kind : KINDS) {
            mine.add(new Source(index, rule.name(), kind, new Instalments(rule.payment())));
          }
        }
      }
      sources.add(mine);
    }
    return new FundPlan(from, years, terms, sources);
  }

  /** Years before the horizon whose amounts are paid inside it. */
  public static int longestLag(Policy policy) {
    return policy.rules().stream().mapToInt(rule -> rule.payment().longestLag()).max().orElse(0);
  }

  /** A new account of a fund, with claims in the order of {@link #sources}. */
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

  /** Fen that falls due, by year and claim. */
  public long[][] demand(int fund, Amounts amounts, int replicate) {
    List<Source> mine = sources.get(fund);
    long[][] demand = new long[years][mine.size()];
    for (int claim = 0; claim < mine.size(); claim++) {
      Source source = mine.get(claim);
      for (int lag = 0; lag < source.instalments().size(); lag++) {
        for (int year = 0; year < years; year++) {
          long fen = amounts.fen(source.rule(), source.kind(), year - lag, replicate);
          demand[year][claim] += fen == 0 ? 0 : source.instalments().part(fen, lag);
        }
      }
    }
    return demand;
  }
}
