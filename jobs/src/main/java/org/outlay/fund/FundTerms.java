package org.outlay.fund;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Fund;
import org.outlay.policy.Shortage;

/**
 * What a fund gets and may do over a horizon.
 *
 * @param from first fiscal year
 * @param appropriations fen by year, one year more than the horizon has, for an advance on it
 * @param lastYear fiscal year after which everything left lapses; {@link Integer#MAX_VALUE} for a
 *     fund without a term
 */
public record FundTerms(
    String name,
    int from,
    long[] appropriations,
    CarryOver carryOver,
    BigDecimal supplement,
    BigDecimal advance,
    Shortage shortage,
    int lastYear)
    implements Serializable {

  /**
   * Of a fund over {@code years} fiscal years from {@code from}. An envelope that began before
   * opens the first year with its whole sum.
   */
  public static FundTerms of(Fund fund, int from, int years) {
    long[] appropriations = new long[years + 1];
    for (int i = 0; i <= years; i++) {
      appropriations[i] = appropriation(fund, from, from + i);
    }
    return new FundTerms(
        fund.name(),
        from,
        appropriations,
        fund.envelope().isPresent() ? CarryOver.ALL : fund.carryOver(),
        fund.relief().supplement(),
        fund.relief().advance(),
        fund.shortage(),
        fund.envelope().map(Fund.Envelope::to).orElse(Integer.MAX_VALUE));
  }

  /** The same with one appropriation for every year. */
  public FundTerms level(long fen) {
    long[] same = new long[appropriations.length];
    Arrays.fill(same, fen);
    return new FundTerms(name, from, same, carryOver, supplement, advance, shortage, lastYear);
  }

  int years() {
    return appropriations.length - 1;
  }

  /**
   * Fen of a year: the envelope's sum in its first year; else the value of the latest key up to it,
   * grown since then if it is the last key; 0 before the first.
   */
  private static long appropriation(Fund fund, int from, int year) {
    if (fund.envelope().isPresent()) {
      Fund.Envelope envelope = fund.envelope().get();
      boolean opens = Math.max(envelope.from(), from) == year && year <= envelope.to();
      return opens ? fen(envelope.amount()) : 0;
    }
    int latest = Integer.MIN_VALUE;
    int last = Integer.MIN_VALUE;
    for (int key : fund.appropriation().keySet()) {
      latest = key <= year ? Math.max(latest, key) : latest;
      last = Math.max(last, key);
    }
    if (latest == Integer.MIN_VALUE) {
      return 0;
    }
    BigDecimal base = fund.appropriation().getOrDefault(latest, BigDecimal.ZERO);
    if (latest < last || fund.growth().signum() == 0) {
      return fen(base);
    }
    BigDecimal growth = BigDecimal.ONE.add(fund.growth()).pow(year - latest);
    return fen(base.multiply(growth).setScale(2, RoundingMode.HALF_UP));
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).longValueExact();
  }
}
