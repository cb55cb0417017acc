package org.outlay.money;

import java.math.BigInteger;
import java.util.Arrays;

/** Divides fen in proportion, to the fen. */
public final class ProRata {
  /** Below this an estimate in floating point is off by so little that its rest fits a long. */
  private static final long ESTIMATED = 1L << 56;

  private ProRata() {}

  /**
   * Divides {@code available} among claims: whole shares first, the fen left over to the largest
   * remainders, ties to the earlier. Claims that fit are met in full.
   *
   * @param claims fen, none negative
   * @param available fen, at least 0
   * @return a share for each claim
   * @throws ArithmeticException if the claims add up to 2^63 or more
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

  /** {@code floor(a * b / total)} for a and b up to total. */
  private static long quotient(long a, long b, long total) {
    return total < ESTIMATED ? estimated(a, b, total) : exact(a, b, total);
  }

  private static long exact(long a, long b, long total) {
    BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    return product.divide(BigInteger.valueOf(total)).longValueExact();
  }

  /** Put right by whole totals, at most 41 of them: five roundings of 2^-53 each. */
  private static long estimated(long a, long b, long total) {
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
