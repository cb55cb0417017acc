package org.outlay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.outlay.policy.Limit;

/**
 * What an application claims from a limit in a year, held until others have claimed, too.
 *
 * @param cap fen, fiscal years or places
 * @param amount fen by position in the lane; cut in place
 */
record HeldClaim(
    RuleProgram.LimitProgram limit, double cap, int unit, int year, Lane lane, double[] amount) {

  /**
   * Serves claims on one limit of one unit, in their order.
   *
   * @param claims those of a fiscal year side by side, where the limit is divided in proportion
   */
  static void serve(LimitBook book, List<HeldClaim> claims) {
    if (claims.get(0).limit().allocation() == Limit.Allocation.FIRST_COME) {
      claims.forEach(claim -> claim.serve(book));
      return;
    }
    for (List<HeldClaim> year : runs(claims, HeldClaim::year)) {
      divide(book, year);
    }
  }

  /** Successive items with the same key. */
  static <T> List<List<T>> runs(List<T> items, Function<T, ?> key) {
    List<List<T>> runs = new ArrayList<>();
    int begin = 0;
    for (int end = 1; end <= items.size(); end++) {
      if (end == items.size() || !key.apply(items.get(end)).equals(key.apply(items.get(begin)))) {
        runs.add(items.subList(begin, end));
        begin = end;
      }
    }
    return runs;
  }

  private void serve(LimitBook book) {
    book.apply(limit.kind(), limit.number(), cap, unit, year - Model.EARLIEST, lane, amount);
  }

  /** Each account by itself: whole shares, then a fen each to the largest remainders. */
  private static void divide(LimitBook book, List<HeldClaim> claims) {
    HeldClaim any = claims.get(0);
    double[] left = book.left(any.limit(), any.cap(), any.year());
    double claimed = 0;
    double got = 0;
    for (int account = 0; account < left.length; account++) {
      List<ProRataShare> shares = new ArrayList<>();
      for (HeldClaim claim : claims) {
        int position = claim.lane().position(account);
        if (position >= 0 && claim.amount()[position] > 0) {
          shares.add(new ProRataShare(claim.amount(), position));
          claimed += claim.amount()[position];
        }
      }
      double given = ProRataShare.divide(shares, left[account]);
      book.give(any.limit(), any.year(), account, given);
      got += given;
    }
    int year = any.year() - Model.EARLIEST;
    book.claims().note(any.limit().number(), year, any.cap(), claimed, got);
  }
}
