package org.outlay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.Limit;

/**
 * Fen by rule, kind of vintage, fiscal year and replicate, put together from the blocks of a run,
 * with what the fiscal year alone drives.
 */
public final class ReplicateTotals {
  private final int replicates;
  private final int years;
  private final long[][][][] amounts;
  private final SummedTotals summed;
  private final CappedClaims claims;
  private final List<CappedRule> capped = new ArrayList<>();
  private final int[][][] heads;

  private ReplicateTotals(
      int rules, int districts, int years, int entries, int counts, int replicates) {
    int kinds = VintageKind.values().length;
    this.replicates = replicates;
    this.years = years;
    amounts = new long[rules][kinds][][];
    summed = new SummedTotals(rules, districts, years, entries);
    claims = new CappedClaims(years);
    heads = new int[counts][years][replicates];
  }

  /**
   * A rule's cap that applications share.
   *
   * @param rule position in the policy
   */
  public record CappedRule(int rule, Limit.Kind kind, CappedMean mean) {}

  /**
   * Reads all blocks.
   *
   * @throws IllegalStateException if one is missing
   */
  public static ReplicateTotals read(Model model, int replicates, BlockFiles files) {
    ReplicateTotals totals =
        new ReplicateTotals(
            model.rules(),
            model.districts(),
            model.years(),
            model.entries(),
            model.heads().size(),
            replicates);
    files.forEach(Blocks.count(replicates), (block, number) -> totals.add(number, block));
    for (Model.SharedCap cap : model.sharedCaps()) {
      totals.capped.add(
          new CappedRule(
              cap.rule(), cap.kind(), totals.claims.mean(cap.number(), period(cap), replicates)));
    }
    return totals;
  }

  private static CappedMean.Period period(Model.SharedCap cap) {
    return cap.kind() == Limit.Kind.GROUP_YEAR
        ? CappedMean.Period.YEAR
        : CappedMean.Period.LIFETIME;
  }

  /** Caps that applications share, in the order of the rules. */
  public List<CappedRule> capped() {
    return List.copyOf(capped);
  }

  private void add(int block, BlockTotals totals) {
    if (totals.replicates() != Blocks.size(block, replicates)) {
      throw new IllegalStateException(
          "block %d has %d replicates".formatted(block, totals.replicates()));
    }
    claims.merge(totals.capped());
    summed.merge(totals.summed);
    for (int count = 0; count < heads.length; count++) {
      for (int year = 0; year < years; year++) {
        for (int r = 0; r < totals.replicates(); r++) {
          heads[count][year][block * Blocks.width() + r] = totals.heads(count, year, r);
        }
      }
    }
    for (int rule = 0; rule < amounts.length; rule++) {
      for (VintageKind kind : VintageKind.values()) {
        if (totals.has(rule, kind)) {
          add(block, totals, rule, kind);
        }
      }
    }
  }

  private void add(int block, BlockTotals totals, int rule, VintageKind kind) {
    long[][] mine = writable(rule, kind);
    for (int year = 0; year < years; year++) {
      for (int r = 0; r < totals.replicates(); r++) {
        mine[year][block * Blocks.width() + r] = totals.fen(rule, kind, year, r);
      }
    }
  }

  private long[][] writable(int rule, VintageKind kind) {
    if (amounts[rule][kind.ordinal()] == null) {
      amounts[rule][kind.ordinal()] = new long[years][replicates];
    }
    return amounts[rule][kind.ordinal()];
  }

  /** Adds an amount to each replicate. */
  public void addDrawn(int rule, VintageKind kind, int year, long[] fen) {
    long[] row = writable(rule, kind)[year];
    for (int r = 0; r < replicates; r++) {
      row[r] += fen[r];
    }
  }

  public int replicates() {
    return replicates;
  }

  public int years() {
    return years;
  }

  /** Whether a rule pays anything in any replicate. */
  public boolean has(int rule, VintageKind kind) {
    return amounts[rule][kind.ordinal()] != null;
  }

  /** Fen of one replicate. */
  public long fen(int rule, VintageKind kind, int year, int replicate) {
    return amounts[rule][kind.ordinal()][year][replicate];
  }

  /** Fen over all replicates. */
  public long districtFen(int rule, VintageKind kind, int district, int year) {
    return summed.fen(rule, kind, district, year);
  }

  /** Fen of projected applications by entry year, over all replicates. */
  public long entryFen(int rule, int entry, int year) {
    long sum = 0;
    for (int district = 0; district < summed.districts(); district++) {
      sum = Math.addExact(sum, entryFen(rule, entry, district, year));
    }
    return sum;
  }

  /** The part of it that belongs to a district. */
  public long entryFen(int rule, int entry, int district, int year) {
    return summed.entryFen(rule, entry, district, year);
  }

  /** Applicants of a head count that are approved in a year, by replicate. */
  public int[] heads(int count, int year) {
    return heads[count][year].clone();
  }

  /** Years in which projected applications enter. */
  public int entries() {
    return summed.entries();
  }

  /** Applications paid over all replicates. */
  public long applications(int rule, VintageKind kind, int district, int year) {
    return summed.applications(rule, kind, district, year);
  }

  /** Fen by replicate over the whole horizon, of some rules and all kinds of vintage. */
  public long[] sum(IntPredicate rules) {
    long[] sum = new long[replicates];
    for (int year = 0; year < years; year++) {
      add(rules, year, sum);
    }
    return sum;
  }

  /** The same of one year, counted from the horizon's first. */
  public long[] sum(IntPredicate rules, int year) {
    long[] sum = new long[replicates];
    add(rules, year, sum);
    return sum;
  }

  private void add(IntPredicate rules, int year, long[] sum) {
    for (int rule = 0; rule < amounts.length; rule++) {
      for (long[][] of : rules.test(rule) ? amounts[rule] : new long[0][][]) {
        for (int r = 0; of != null && r < replicates; r++) {
          sum[r] = Math.addExact(sum[r], of[year][r]);
        }
      }
    }
  }
}
