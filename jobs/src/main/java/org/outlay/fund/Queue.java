package org.outlay.fund;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.outlay.money.ProRata;
import org.outlay.policy.Shortage;

/**
 * Claims on one fund that are not paid yet, by the year they fell due in. Served in ranks: those of
 * one rank share in proportion.
 */
final class Queue {
  private final Shortage shortage;
  private final List<Claim> claims;

  /** Fen, by year and claim: one array, a year's claims together. */
  private final long[] waiting;

  private final long[] taken;
  private final int[] ranks;
  private long total;

  /** Entries before this are paid or forgone; those from {@link #end} on are yet to come. */
  private int begin;

  private int end;

  Queue(Shortage shortage, List<Claim> claims, int years) {
    this.shortage = shortage;
    this.claims = claims;
    this.waiting = new long[years * claims.size()];
    this.taken = new long[waiting.length];
    this.ranks = IntStream.range(0, waiting.length).map(this::rank).toArray();
  }

  private int rank(int entry) {
    Claim claim = claims.get(entry % claims.size());
    return switch (shortage.order()) {
      case PRO_RATA -> 0;
      case FIRST_COME -> entry / claims.size() * 3 + claim.seniority();
      case PRIORITY -> shortage.rank(claim.rule());
    };
  }

  void reset() {
    Arrays.fill(waiting, 0);
    Arrays.fill(taken, 0);
    total = 0;
    begin = 0;
    end = 0;
  }

  long total() {
    return total;
  }

  /** Adds what falls due in a year. */
  void add(int year, long[] due) {
    Arrays.fill(taken, begin, end, 0);
    begin = total == 0 ? end : begin;
    end = (year + 1) * claims.size();
    for (int claim = 0; claim < due.length; claim++) {
      waiting[year * claims.size() + claim] = due[claim];
      total = Math.addExact(total, due[claim]);
    }
  }

  /** Pays up to {@code available}; what each entry is paid is in {@link #taken()}. */
  long pay(long available) {
    if (total <= available) {
      System.arraycopy(waiting, begin, taken, begin, end - begin);
    } else {
      serve(available);
    }
    long paid = 0;
    for (int i = begin; i < end; i++) {
      waiting[i] -= taken[i];
      paid += taken[i];
    }
    total -= paid;
    return paid;
  }

  private void serve(long available) {
    long left = available;
    int[] order =
        IntStream.range(begin, end)
            .filter(i -> waiting[i] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(i -> ranks[i]))
            .mapToInt(i -> i)
            .toArray();
    int next = 0;
    while (next < order.length && left > 0) {
      int end = next;
      while (end < order.length && ranks[order[end]] == ranks[order[next]]) {
        end++;
      }
      left -= share(Arrays.copyOfRange(order, next, end), left);
      next = end;
    }
  }

  private long share(int[] entries, long available) {
    long[] due = Arrays.stream(entries).mapToLong(i -> waiting[i]).toArray();
    long[] shares = new long[due.length];
    ProRata.divide(due, available, shares);
    long paid = 0;
    for (int i = 0; i < entries.length; i++) {
      taken[entries[i]] = shares[i];
      paid += shares[i];
    }
    return paid;
  }

  /** What the last {@link #pay} gave, by year of falling due and claim. */
  long[] taken() {
    return taken;
  }

  /** Forgoes what has waited too long at the end of a year; fen. */
  long forgo(int year) {
    long forgone = 0;
    for (int i = begin; i < end && total > 0; i++) {
      if (waiting[i] > 0 && year - i / claims.size() >= shortage.wait()) {
        forgone += waiting[i];
        waiting[i] = 0;
      }
    }
    total -= forgone;
    return forgone;
  }
}
