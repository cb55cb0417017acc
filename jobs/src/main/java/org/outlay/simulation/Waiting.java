package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.outlay.policy.Limit;

/**
 * Claims on limits that are served by fiscal year, held until all applicants of the limit's unit
 * have claimed, then served: first come in the order of year, approval and id; or in proportion.
 */
final class Waiting {
  private final Model model;
  private final LimitBook book;
  private final BlockTotals totals;
  private final List<Claim> claims = new ArrayList<>();

  private record Claim(
      RuleProgram rule,
      RuleProgram.LimitProgram limit,
      double cap,
      int unit,
      int district,
      int year,
      Lane lane,
      double[] amount) {}

  Waiting(Model model, LimitBook book, BlockTotals totals) {
    this.model = model;
    this.book = book;
    this.totals = totals;
  }

  void hold(
      RuleProgram rule,
      RuleProgram.LimitProgram limit,
      double cap,
      int unit,
      int district,
      int year,
      Lane lane,
      double[] amount) {
    claims.add(
        new Claim(
            rule,
            limit,
            cap,
            unit,
            district,
            year,
            lane.copy(),
            Arrays.copyOf(amount, lane.width)));
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
      proportion(one);
      shared.removeAll(one);
    }
    year.forEach(this::total);
  }

  private void total(Claim claim) {
    if (claim.year() >= model.from() && !model.units().isCompanion(claim.unit())) {
      totals.add(
          claim.rule().index(),
          model.units().vintage()[claim.unit()],
          claim.district(),
          model.entry(claim.unit()),
          claim.year() - model.from(),
          claim.lane(),
          claim.amount());
    }
  }

  /** Each account by itself: whole shares, then a fen each to the largest remainders. */
  private void proportion(List<Claim> claims) {
    RuleProgram.LimitProgram limit = claims.get(0).limit();
    int year = claims.get(0).year();
    double cap = claims.get(0).cap();
    double[] left = book.left(limit, cap, year);
    double claimed = 0;
    double got = 0;
    for (int account = 0; account < left.length; account++) {
      List<ProRataShare> shares = new ArrayList<>();
      for (Claim claim : claims) {
        int position = claim.lane().position(account);
        if (position >= 0 && claim.amount()[position] > 0) {
          shares.add(new ProRataShare(claim.amount(), position));
          claimed += claim.amount()[position];
        }
      }
      double given = ProRataShare.divide(shares, left[account]);
      book.give(limit, year, account, given);
      got += given;
    }
    book.claims().note(limit.number(), year - Model.EARLIEST, cap, claimed, got);
  }
}
