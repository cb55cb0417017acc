package org.outlay.simulation;

import java.util.ArrayList;
import java.util.List;

/** Divides what a shared cap has left in a year among all who claim it. */
final class Proportions {
  private Proportions() {}

  /** A claim of each applicant of a lane, cut in place. */
  record Share(Lane lane, double[] amount) {}

  /**
   * Each account by itself: whole shares, then a fen each to the largest remainders.
   *
   * @param cap fen
   * @param claims of one year, in the order of approval
   */
  static void divide(
      LimitBook book, RuleProgram.LimitProgram limit, double cap, int year, List<Share> claims) {
    double[] left = book.left(limit, cap, year);
    double claimed = 0;
    double got = 0;
    for (int account = 0; account < left.length; account++) {
      List<ProRataShare> shares = new ArrayList<>();
      for (Share claim : claims) {
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
