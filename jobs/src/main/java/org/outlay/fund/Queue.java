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
final class Queue implements Settlement {
  private static final int SENIORITIES = 3;

  private final Shortage shortage;
  private final List<Claim> claims;

  /** Fen, by year and claim: one array, a year's claims together. */
  private final long[] waiting;

  private final long[] paid;
  private final long[] forgone;
  private final int[] ranks;

  /** Entries by rank. */
  private final int[] order;

  private final int[] group;
  private long total;

  /** Entries before this are paid or forgone; those from {@link #end} on are yet to come. */
  private int begin;

  private int end;

  Queue(Shortage shortage, List<Claim> claims, int years) {
    this.shortage = shortage;
    this.claims = claims;
    this.waiting = new long[years * claims.size()];
    this.paid = new long[waiting.length];
    this.forgone = new long[waiting.length];
    this.ranks = IntStream.range(0, waiting.length).map(entry -> rank(entry, years)).toArray();
    this.order =
        IntStream.range(0, waiting.length)
            .boxed()
            .sorted(Comparator.comparingInt(entry -> ranks[entry]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.group = new int[waiting.length];
  }

  private int rank(int entry, int years) {
    Claim claim = claims.get(entry % claims.size());
    int age = entry / claims.size() * SENIORITIES + claim.seniority();
    int rank = shortage.order().byClass() ? shortage.rank(claim.rule()) : 0;
    return shortage.order().byAge() ? rank * years * SENIORITIES + age : rank;
  }

  void reset() {
    Arrays.fill(waiting, 0);
    Arrays.fill(paid, 0);
    Arrays.fill(forgone, 0);
    total = 0;
    begin = 0;
    end = 0;
  }

  long total() {
    return total;
  }

  /** Adds what falls due in a year. */
  void add(int year, long[] due) {
    Arrays.fill(paid, begin, end, 0);
    Arrays.fill(forgone, begin, end, 0);
    begin = total == 0 ? end : begin;
    end = (year + 1) * claims.size();
    for (int claim = 0; claim < due.length; claim++) {
      waiting[year * claims.size() + claim] = due[claim];
      total = Math.addExact(total, due[claim]);
    }
  }

  /** Pays up to {@code available}; fen paid. */
  long pay(long available) {
    if (total <= available) {
      System.arraycopy(waiting, begin, paid, begin, end - begin);
    } else {
      serve(available);
    }
    long sum = 0;
    for (int i = begin; i < end; i++) {
      waiting[i] -= paid[i];
      sum += paid[i];
    }
    total -= sum;
    return sum;
  }

  private void serve(long available) {
    long left = available;
    int next = 0;
    while (next < order.length && left > 0) {
      int size = 0;
      int rank = ranks[order[next]];
      for (; next < order.length && ranks[order[next]] == rank; next++) {
        int entry = order[next];
        if (entry >= begin && entry < end && waiting[entry] > 0) {
          group[size++] = entry;
        }
      }
      left -= share(size, left);
    }
  }

  /** Shares {@code available} among the first entries of the group; fen given. */
  private long share(int size, long available) {
    long[] due = new long[size];
    for (int i = 0; i < size; i++) {
      due[i] = waiting[group[i]];
    }
    long[] shares = ProRata.divide(due, available);
    long given = 0;
    for (int i = 0; i < size; i++) {
      paid[group[i]] = shares[i];
      given += shares[i];
    }
    return given;
  }

  /** Forgoes what has waited too long at the end of a year; fen. */
  long forgo(int year) {
    long sum = 0;
    for (int i = begin; i < end && total > 0; i++) {
      if (waiting[i] > 0 && year - i / claims.size() >= shortage.patience()) {
        forgone[i] = waiting[i];
        sum += waiting[i];
        waiting[i] = 0;
      }
    }
    total -= sum;
    return sum;
  }

  @Override
  public long paid(int dueYear, int claim) {
    return paid[dueYear * claims.size() + claim];
  }

  @Override
  public long forgone(int dueYear, int claim) {
    return forgone[dueYear * claims.size() + claim];
  }

  @Override
  public long waiting(int dueYear, int claim) {
    return waiting[dueYear * claims.size() + claim];
  }

  @Override
  public double waited() {
    double sum = 0;
    for (int i = begin; i < end && total > 0; i++) {
      sum += (double) waiting[i] * ((end - 1) / claims.size() - i / claims.size() + 1);
    }
    return sum;
  }
}
