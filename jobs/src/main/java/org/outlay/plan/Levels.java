package org.outlay.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.outlay.money.Apportionment;

/**
 * Rounds parts to the fen level by level, from the whole down: at no level does a sum stray by a
 * whole fen from the exact one. Headings are taken by name, so that their order changes nothing.
 */
final class Levels {
  private final List<List<String>> paths;
  private final List<BigInteger> parts;
  private final BigInteger per;
  private final long[] rounded;

  private Levels(List<List<String>> paths, List<BigInteger> parts, BigInteger per) {
    this.paths = paths;
    this.parts = parts;
    this.per = per;
    this.rounded = new long[paths.size()];
  }

  /**
   * Fen of each part.
   *
   * @param whole fen, the sum of the parts rounded
   * @param paths headings of each part, from the widest to the narrowest, as many for each
   * @param parts numerators, none negative
   * @param per their common denominator
   */
  static long[] round(
      long whole, List<List<String>> paths, List<BigInteger> parts, BigInteger per) {
    Levels levels = new Levels(paths, parts, per);
    levels.divide(whole, IntStream.range(0, paths.size()).boxed().toList(), 0);
    return levels.rounded;
  }

  private void divide(long whole, List<Integer> members, int level) {
    if (members.isEmpty()) {
      return;
    }
    if (level == paths.get(members.get(0)).size()) {
      rounded[members.get(0)] = whole;
      return;
    }
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int part : members) {
      groups.computeIfAbsent(paths.get(part).get(level), name -> new ArrayList<>()).add(part);
    }
    List<BigInteger> sums = groups.values().stream().map(this::sum).toList();
    long[] fen = Apportionment.round(whole, sums, per);
    int i = 0;
    for (List<Integer> group : groups.values()) {
      divide(fen[i++], group, level + 1);
    }
  }

  private BigInteger sum(List<Integer> members) {
    return members.stream().map(parts::get).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
