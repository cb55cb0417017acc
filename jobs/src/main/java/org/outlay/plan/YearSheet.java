package org.outlay.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The plan of one fiscal year. Made in two passes over the replicates: the funds' totals say which
 * replicates lie around each quantile, then {@link #add} sums the cells over those. So the cells of
 * all replicates are never held at once.
 */
public final class YearSheet {
  private static final String LOCKED_IN = "0";
  private static final String OTHERS = "1";

  private final int fiscalYear;
  private final List<PlanCell> cells;
  private final int replicates;
  private final List<Scope> funds = new ArrayList<>();
  private final Scope total;

  /** Amounts of a block of replicates. */
  public interface Amounts {
    /** Fen of a cell in a replicate of the block, both from 0. */
    long fen(int cell, int replicate);
  }

  /**
   * Of some cells, each named once.
   *
   * @param funds at least one
   * @param totals fen by replicate of a fund, at least one replicate
   */
  public YearSheet(
      int fiscalYear,
      List<PlanCell> cells,
      Collection<String> funds,
      Function<String, long[]> totals) {
    this.fiscalYear = fiscalYear;
    this.cells = List.copyOf(cells);
    long[] all = {};
    for (String fund : funds) {
      long[] fen = totals.apply(fund);
      this.funds.add(new Scope(members(fund), fen));
      all = all.length == 0 ? new long[fen.length] : all;
      for (int r = 0; r < fen.length; r++) {
        all[r] = Math.addExact(all[r], fen[r]);
      }
    }
    this.replicates = all.length;
    this.total = new Scope(IntStream.range(0, cells.size()).toArray(), all);
  }

  private int[] members(String fund) {
    return IntStream.range(0, cells.size())
        .filter(cell -> cells.get(cell).fund().equals(fund))
        .toArray();
  }

  /** Adds a block of replicates, the first of which is {@code first}; each replicate once. */
  public void add(int first, int count, Amounts amounts) {
    total.add(first, count, amounts);
    funds.forEach(fund -> fund.add(first, count, amounts));
  }

  /**
   * The cells' amounts, in their order.
   *
   * @param sums fen by cell, over all replicates
   * @param lockedIn of these, what is locked in
   */
  public List<PlanLine> lines(long[] sums, long[] lockedIn) {
    long[][] means = means(sums, lockedIn);
    PlanAmounts.Quantiles[] ofTotal = total.quantiles();
    PlanAmounts.Quantiles[] ofFund = new PlanAmounts.Quantiles[cells.size()];
    for (Scope fund : funds) {
      PlanAmounts.Quantiles[] own = fund.quantiles();
      for (int i = 0; i < own.length; i++) {
        ofFund[fund.members[i]] = own[i];
      }
    }
    List<PlanLine> lines = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      lines.add(
          new PlanLine(
              cells.get(cell),
              fiscalYear,
              new PlanAmounts(
                  means[0][cell] + means[1][cell], means[0][cell], ofFund[cell], ofTotal[cell])));
    }
    return lines;
  }

  /** Means of what is locked in, and of the rest, the latter two a level of their own. */
  private long[][] means(long[] sums, long[] lockedIn) {
    List<List<String>> paths = new ArrayList<>();
    List<BigInteger> parts = new ArrayList<>();
    for (String part : List.of(LOCKED_IN, OTHERS)) {
      for (int cell = 0; cell < cells.size(); cell++) {
        List<String> path = new ArrayList<>(cells.get(cell).path());
        path.add(1, part);
        paths.add(path);
        long fen = part.equals(LOCKED_IN) ? lockedIn[cell] : sums[cell] - lockedIn[cell];
        parts.add(BigInteger.valueOf(fen));
      }
    }
    BigInteger per = BigInteger.valueOf(replicates);
    BigInteger sum = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    long mean =
        new BigDecimal(sum).divide(new BigDecimal(per), 0, RoundingMode.HALF_UP).longValueExact();
    long[] rounded = Levels.round(mean, paths, parts, per);
    int count = cells.size();
    return new long[][] {
      Arrays.copyOf(rounded, count), Arrays.copyOfRange(rounded, count, 2 * count)
    };
  }

  /** Cells whose quantiles are divided together. */
  private final class Scope {
    private final int[] members;
    private final Around p50;
    private final Around p90;

    Scope(int[] members, long[] totals) {
      this.members = members;
      this.p50 = new Around(Window.of(totals, 50), members);
      this.p90 = new Around(Window.of(totals, 90), members);
    }

    void add(int first, int count, Amounts amounts) {
      p50.add(first, count, amounts);
      p90.add(first, count, amounts);
    }

    PlanAmounts.Quantiles[] quantiles() {
      long[] middle = p50.shares(cells);
      long[] cautious = p90.shares(cells);
      return IntStream.range(0, members.length)
          .mapToObj(i -> new PlanAmounts.Quantiles(middle[i], cautious[i]))
          .toArray(PlanAmounts.Quantiles[]::new);
    }
  }

  /** Sums of cells over the replicates around a quantile. */
  private static final class Around {
    private final Window window;
    private final int[] members;
    private final long[] below;
    private final long[] above;

    Around(Window window, int[] members) {
      this.window = window;
      this.members = members;
      this.below = new long[members.length];
      this.above = new long[members.length];
    }

    void add(int first, int count, Amounts amounts) {
      add(window.below(), below, first, count, amounts);
      add(window.above(), above, first, count, amounts);
    }

    private void add(int[] replicates, long[] sums, int first, int count, Amounts amounts) {
      for (int r : replicates) {
        for (int i = 0; r >= first && r < first + count && i < members.length; i++) {
          sums[i] = Math.addExact(sums[i], amounts.fen(members[i], r - first));
        }
      }
    }

    long[] shares(List<PlanCell> cells) {
      List<List<String>> paths = Arrays.stream(members).mapToObj(c -> cells.get(c).path()).toList();
      List<BigInteger> parts =
          IntStream.range(0, members.length)
              .mapToObj(i -> window.share(below[i], above[i]))
              .toList();
      return Levels.round(window.quantile(), paths, parts, window.per());
    }
  }
}
