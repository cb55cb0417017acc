package org.outlay.fund;

import java.io.Serializable;
import java.math.BigDecimal;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Stream;
import org.outlay.money.Share;
import org.outlay.policy.Payment;
import org.outlay.policy.Rule;

/**
 * Splits the amounts of a rule over the years in which they are paid, to the fen. Where the shares
 * are not certain a replicate draws those of a year due from a Dirichlet law around their means.
 */
public final class Instalments implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Share[] expected;

  /** Parameters of the Dirichlet law by lag; none where the shares are certain. */
  private final double[] shapes;

  private final long seed;
  private final long entity;

  private Instalments(Payment payment, Lags lags, String rule) {
    expected = new Share[payment.shares().size()];
    boolean certain = lags.law() == Lags.Law.EXPECTED || Double.isInfinite(payment.concentration());
    shapes = new double[certain ? 0 : expected.length];
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < expected.length; i++) {
      sum = sum.add(payment.shares().get(i));
      expected[i] = Share.nearest(sum);
      if (!certain) {
        shapes[i] = payment.concentration() * payment.shares().get(i).doubleValue();
      }
    }
    seed = lags.seed();
    entity = Draws.entity(rule);
  }

  static Instalments of(Rule rule, Lags lags) {
    return of(rule.payment(), rule.name(), lags);
  }

  static Instalments of(Payment payment, String rule, Lags lags) {
    return new Instalments(payment, lags, rule);
  }

  /** Years from the amount's own to the last instalment, that one included. */
  public int size() {
    return expected.length;
  }

  /** The part that is expected to be paid {@code lag} years later; they add up to the amount. */
  public long part(long fen, int lag) {
    return part(expected, fen, lag);
  }

  /**
   * Sums of the shares from lag 0 on.
   *
   * @param year fiscal year due
   * @param replicate as in the ledger; 0 has the expected shares
   */
  Share[] sums(int year, int replicate) {
    return replicate == 0 || shapes.length == 0 ? expected : drawn(year, replicate);
  }

  /** The parts of an amount by lag; they add up to it. */
  static long[] parts(Share[] sums, long fen) {
    long[] parts = new long[sums.length];
    for (int lag = 0; lag < parts.length; lag++) {
      parts[lag] = part(sums, fen, lag);
    }
    return parts;
  }

  private static long part(Share[] sums, long fen, int lag) {
    return sums[lag].halfUp(fen) - (lag == 0 ? 0 : sums[lag - 1].halfUp(fen));
  }

  private Share[] drawn(int year, int replicate) {
    double[] sums = new double[shapes.length];
    double sum = 0;
    for (int lag = 0; lag < shapes.length; lag++) {
      long key = Draws.key(seed, Stream.PAYMENT_LAG, entity, lag, year);
      sum += shapes[lag] > 0 ? Gamma.draw(shapes[lag], key, replicate) : 0;
      sums[lag] = sum;
    }
    Share[] drawn = new Share[sums.length];
    for (int lag = 0; lag < drawn.length; lag++) {
      drawn[lag] = Share.nearest(sums[lag] / sum);
    }
    return drawn;
  }
}
