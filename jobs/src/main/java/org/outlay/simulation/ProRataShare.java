package org.outlay.simulation;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** One claim of a replicate on a cap that is divided in proportion. */
record ProRataShare(double[] amounts, int position) {
  private record Part(ProRataShare share, int order, BigInteger rest) {}

  /**
   * Divides what is left among claims in their order, to the fen: whole shares first, the fen left
   * over to the largest remainders, ties to the earlier.
   *
   * @param left fen, at least 0
   * @return fen given in all
   */
  static double divide(List<ProRataShare> shares, double left) {
    double claimed = shares.stream().mapToDouble(ProRataShare::amount).sum();
    if (claimed <= left) {
      return claimed;
    }
    BigInteger pool = BigInteger.valueOf((long) left);
    BigInteger total = BigInteger.valueOf((long) claimed);
    List<Part> parts = new java.util.ArrayList<>();
    long spare = (long) left;
    for (int i = 0; i < shares.size(); i++) {
      BigInteger[] whole =
          pool.multiply(BigInteger.valueOf((long) shares.get(i).amount()))
              .divideAndRemainder(total);
      shares.get(i).set(whole[0].doubleValue());
      spare -= whole[0].longValueExact();
      parts.add(new Part(shares.get(i), i, whole[1]));
    }
    parts.sort(
        Comparator.comparing(Part::rest, Comparator.reverseOrder()).thenComparingInt(Part::order));
    for (int i = 0; i < spare; i++) {
      ProRataShare lucky = parts.get(i).share();
      lucky.set(lucky.amount() + 1);
    }
    return left;
  }

  private double amount() {
    return amounts[position];
  }

  private void set(double fen) {
    amounts[position] = fen;
  }
}
