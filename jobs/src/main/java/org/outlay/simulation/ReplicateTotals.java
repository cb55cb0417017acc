package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.Limit;

/**
 * Fen by rule, kind of vintage, fiscal year and replicate, put together from the blocks of a run,
 * with what the fiscal year alone drives.
 */
public final class ReplicateTotals {
  private static final VintageKind[] KINDS = VintageKind.values();

  private final int replicates;
  private final int years;

  /** Whether anything is paid, by rule and kind. */
  private final boolean[][] paid;

  /** By rule, kind and year. */
  private final Columns amounts;

  private final SummedTotals summed;
  private final CappedClaims claims;
  private final List<CappedRule> capped = new ArrayList<>();

  /** By head count and year. */
  private final Columns heads;

  private ReplicateTotals(int rules, int districts, int years, int entries, int replicates) {
    this.replicates = replicates;
    this.years = years;
    paid = new boolean[rules][KINDS.length];
    amounts = new Columns(replicates);
    summed = new SummedTotals(rules, districts, years, entries);
    claims = new CappedClaims(years);
    heads = new Columns(replicates);
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
            model.rules(), model.districts(), model.years(), model.entries(), replicates);
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
    int first = block * Blocks.width();
    for (int year = 0; year < years; year++) {
      for (int count = 0; count < totals.heads.length; count++) {
        int[] own = totals.heads[count][year];
        heads.put(count * years + year, first, Arrays.stream(own).asLongStream().toArray());
      }
      for (int rule = 0; rule < paid.length; rule++) {
        add(first, totals, rule, year);
      }
    }
  }

  private void add(int first, BlockTotals totals, int rule, int year) {
    for (VintageKind kind : KINDS) {
      if (totals.has(rule, kind)) {
        paid[rule][kind.ordinal()] = true;
        long[] fen = new long[totals.replicates()];
        Arrays.setAll(fen, r -> totals.fen(rule, kind, year, r));
        amounts.put(column(rule, kind, year), first, fen);
      }
    }
  }

  private int column(int rule, VintageKind kind, int year) {
    return (rule * KINDS.length + kind.ordinal()) * years + year;
  }

  /** Adds an amount to each replicate. */
  public void addDrawn(int rule, VintageKind kind, int year, long[] fen) {
    long[] sum = amounts.get(column(rule, kind, year));
    Arrays.setAll(sum, r -> sum[r] + fen[r]);
    amounts.put(column(rule, kind, year), 0, sum);
    paid[rule][kind.ordinal()] = true;
  }

  public int replicates() {
    return replicates;
  }

  public int years() {
    return years;
  }

  /** Whether a rule pays anything in any replicate. */
  public boolean has(int rule, VintageKind kind) {
    return paid[rule][kind.ordinal()];
  }

  /** Fen of the replicates from {@code first} on. */
  public long[] fen(int rule, VintageKind kind, int year, int first, int count) {
    return amounts.get(column(rule, kind, year), first, count);
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

  /** Applicants of a head count that are approved in a year, in replicates from a first one on. */
  public long[] heads(int count, int year, int first, int replicates) {
    return heads.get(count * years + year, first, replicates);
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
    for (int rule = 0; rule < paid.length; rule++) {
      for (VintageKind kind : KINDS) {
        if (rules.test(rule) && has(rule, kind)) {
          long[] fen = amounts.get(column(rule, kind, year));
          Arrays.setAll(sum, r -> Math.addExact(sum[r], fen[r]));
        }
      }
    }
  }
}
