package org.outlay.money;

/** Divides fen in proportion, to the fen. */
public final class ProRata {
  private ProRata() {}

  /**
   * Divides {@code available} among claims: whole shares first, the fen left over to the largest
   * remainders, ties to the earlier. Claims that fit are met in full.
   *
   * @param claims fen, none negative; their sum below 2^62
   * @param available fen, at least 0
   * @param shares receives a share for each claim
   */
  public static void divide(long[] claims, long available, long[] shares) {
    long total = 0;
    for (long claim : claims) {
      total = Math.addExact(total, claim);
    }
    if (total <= available) {
      System.arraycopy(claims, 0, shares, 0, claims.length);
      return;
    }
    long[] remainders = new long[claims.length];
    long spare = available;
    for (int i = 0; i < claims.length; i++) {
      shares[i] = quotient(claims[i], available, total);
      // Exact although the products overflow: the difference is below the total.
      remainders[i] = claims[i] * available - shares[i] * total;
      spare -= shares[i];
    }
    for (; spare > 0; spare--) {
      int luckiest = 0;
      for (int i = 1; i < remainders.length; i++) {
        luckiest = remainders[i] > remainders[luckiest] ? i : luckiest;
      }
      shares[luckiest]++;
      remainders[luckiest] = -1;
    }
  }

  /** {@code floor(a * b / total)} for a and b up to total: estimated, then put right. */
  private static long quotient(long a, long b, long total) {
    long quotient = (long) ((double) a * b / total);
    long rest = a * b - quotient * total;
    while (rest < 0) {
      quotient--;
      rest += total;
    }
    while (rest >= total) {
      quotient++;
      rest -= total;
    }
    return quotient;
  }

  /** {@code floor(amount * share)} for a share with up to six places. */
  public static long part(long amount, java.math.BigDecimal share) {
    return java.math.BigDecimal.valueOf(amount)
        .multiply(share)
        .setScale(0, java.math.RoundingMode.FLOOR)
        .longValueExact();
  }
}
