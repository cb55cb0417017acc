package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.outlay.policy.Limit;

/**
 * Claims on a rule's last limit, where it is served by fiscal year, held until all applicants of
 * the limit's unit have claimed, then served: first come in the order of year, approval and id; or
 * in proportion.
 */
final class Waiting {
  private final LimitBook book;
  private final Payouts payouts;
  private final List<Claim> claims = new ArrayList<>();

  private record Claim(
      RuleProgram rule,
      RuleProgram.LimitProgram limit,
      double cap,
      int unit,
      int year,
      Lane lane,
      double[] amount) {}

  Waiting(LimitBook book, Payouts payouts) {
    this.book = book;
    this.payouts = payouts;
  }

  void hold(
      RuleProgram rule,
      RuleProgram.LimitProgram limit,
      double cap,
      int unit,
      int year,
      Lane lane,
      double[] amount) {
    claims.add(
        new Claim(rule, limit, cap, unit, year, lane.copy(), Arrays.copyOf(amount, lane.width)));
  }

  /** Serves what is held; units stand in the order of approval. */
  void settle() {
    if (claims.isEmpty()) {
      return;
    }
    claims.sort(Comparator.comparingInt(Claim::year));
    int next = 0;
    while (next < claims.size()) {
      int end = next;
      while (end < claims.size() && claims.get(end).year() == claims.get(next).year()) {
        end++;
      }
      serve(claims.subList(next, end));
      next = end;
    }
    claims.clear();
  }

  private void serve(List<Claim> year) {
    List<Claim> shared = new ArrayList<>();
    for (Claim claim : year) {
      if (claim.limit().allocation() == Limit.Allocation.PRO_RATA) {
        shared.add(claim);
      } else {
        book.apply(
            claim.limit().kind(),
            claim.limit().number(),
            claim.cap(),
            claim.unit(),
            claim.year() - Model.EARLIEST,
            claim.lane(),
            claim.amount());
      }
    }
    while (!shared.isEmpty()) {
      int limit = shared.get(0).limit().number();
      List<Claim> one = shared.stream().filter(c -> c.limit().number() == limit).toList();
      Claim first = one.get(0);
      Proportions.divide(
          book,
          first.limit(),
          first.cap(),
          first.year(),
          one.stream().map(c -> new Proportions.Share(c.lane(), c.amount())).toList());
      shared.removeAll(one);
    }
    year.forEach(c -> payouts.add(c.rule(), c.unit(), c.year(), c.lane(), c.amount()));
  }
}
