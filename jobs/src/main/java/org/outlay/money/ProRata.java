package org.outlay.money;

import java.util.Arrays;

/** Divides fen in proportion, to the fen. */
public final class ProRata {
  private ProRata() {}

  /**
   * Divides {@code available} among claims: whole shares first, the fen left over to the largest
   * remainders, ties to the earlier. Claims that fit are met in full.
   *
   * @param claims fen, none negative; their sum below 2^62
   * @param available fen, at least 0
   * @return a share for each claim
   */
  public static long[] divide(long[] claims, long available) {
    long total = 0;
    for (long claim : claims) {
      total = Math.addExact(total, claim);
    }
    if (total <= available) {
      return claims.clone();
    }
    long[] shares = new long[claims.length];
    long[] remainders = new long[claims.length];
    long spare = available;
    for (int i = 0; i < claims.length; i++) {
      shares[i] = quotient(claims[i], available, total);
      // Exact although the products overflow: the difference is below the total.
      remainders[i] = claims[i] * available - shares[i] * total;
      spare -= shares[i];
    }
    giveSpare(shares, remainders, Math.toIntExact(spare));
    return shares;
  }

  /** A fen more for each of the {@code spare} largest remainders. */
  private static void giveSpare(long[] shares, long[] remainders, int spare) {
    if (spare == 0) {
      return;
    }
    long[] sorted = remainders.clone();
    Arrays.sort(sorted);
    long least = sorted[sorted.length - spare];
    int left = spare;
    for (int i = 0; i < shares.length; i++) {
      if (remainders[i] > least) {
        shares[i]++;
        left--;
      }
    }
    for (int i = 0; i < shares.length && left > 0; i++) {
      if (remainders[i] == least) {
        shares[i]++;
        left--;
      }
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
}
