package org.outlay.fund;

import java.io.Serializable;
import java.math.BigDecimal;
import org.outlay.money.Share;
import org.outlay.policy.Payment;

/** Splits an amount over the years in which it is paid, to the fen. */
public final class Instalments implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Share[] sums;

  Instalments(Payment payment) {
    sums = new Share[payment.shares().size()];
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < sums.length; i++) {
      sum = sum.add(payment.shares().get(i));
      sums[i] = Share.nearest(sum);
    }
  }

  /** Years from the amount's own to the last instalment, that one included. */
  public int size() {
    return sums.length;
  }

  /** The part that is paid {@code lag} years later; the parts add up to the amount. */
  public long part(long fen, int lag) {
    return sums[lag].halfUp(fen) - (lag == 0 ? 0 : sums[lag - 1].halfUp(fen));
  }
}
