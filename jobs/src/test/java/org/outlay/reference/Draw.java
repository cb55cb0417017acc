package org.outlay.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Draws that prefer the places where a rule turns over. */
final class Draw {
  private static final BigDecimal FEN = new BigDecimal("0.01");

  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A threshold, one fen beside it, or some other amount of its size; never negative. */
  BigDecimal amountAround(List<BigDecimal> thresholds) {
    BigDecimal threshold = oneOf(thresholds);
    BigDecimal amount =
        switch (below(10)) {
          case 0, 1, 2, 3, 4 -> threshold.add(FEN.multiply(BigDecimal.valueOf(below(3) - 1)));
          case 5 -> FEN.multiply(BigDecimal.valueOf(below(25)));
          case 6 -> threshold.divideToIntegralValue(BigDecimal.valueOf(2L + below(3)));
          default -> someUpTo(threshold.multiply(BigDecimal.TEN).max(BigDecimal.TEN));
        };
    return amount.max(BigDecimal.ZERO).setScale(2);
  }

  private BigDecimal someUpTo(BigDecimal bound) {
    long fen = bound.movePointRight(2).longValueExact();
    return BigDecimal.valueOf(random.nextLong(fen / 5), 2);
  }
}
