package org.outlay.fund;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.outlay.policy.Payment;

/** Splits an amount over the years in which it is paid, to the fen. */
final class Instalments {
  private final BigDecimal[] sums;

  Instalments(Payment payment) {
    sums = new BigDecimal[payment.shares().size()];
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < sums.length; i++) {
      sum = sum.add(payment.shares().get(i));
      sums[i] = sum;
    }
  }

  int size() {
    return sums.length;
  }

  /** The part that is paid {@code lag} years later; the parts add up to the amount. */
  long part(long fen, int lag) {
    if (sums.length == 1) {
      return fen;
    }
    return upTo(fen, lag) - (lag == 0 ? 0 : upTo(fen, lag - 1));
  }

  private long upTo(long fen, int lag) {
    return BigDecimal.valueOf(fen)
        .multiply(sums[lag])
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
