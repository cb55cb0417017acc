package org.outlay.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rounds exact fractions of a fen to whole fen that add up (Hamilton's largest remainders). */
public final class Apportionment {
  private Apportionment() {}

  /**
   * Whole fen for each part: rounded down, then one fen more for the largest remainders, ties to
   * the earlier. No part strays by a whole fen.
   *
   * @param whole the sum of the parts, rounded down or up to a fen
   * @param parts numerators, none negative
   * @param per their common denominator, above 0
   */
  public static long[] round(long whole, List<BigInteger> parts, BigInteger per) {
    BigInteger[][] divided =
        parts.stream().map(part -> part.divideAndRemainder(per)).toArray(BigInteger[][]::new);
    long[] fen = Arrays.stream(divided).mapToLong(both -> both[0].longValueExact()).toArray();
    int spare = Math.toIntExact(whole - Arrays.stream(fen).sum());
    if (spare < 0 || spare > fen.length) {
      throw new IllegalArgumentException(whole + " fen is not what the parts add up to");
    }
    IntStream.range(0, fen.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> divided[i][1]).reversed())
        .limit(spare)
        .forEach(i -> fen[i]++);
    return fen;
  }
}
