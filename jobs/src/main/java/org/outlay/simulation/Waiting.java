package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Claims on a rule's last limit, where it is served by fiscal year, held until all applicants of
 * the limit's unit have claimed, then served: first come in the order of year, approval and id; or
 * in proportion.
 */
final class Waiting {
  private final LimitBook book;
  private final Payouts payouts;
  private final List<Claim> claims = new ArrayList<>();

  private record Claim(RuleProgram rule, HeldClaim held) {
    int limit() {
      return held.limit().number();
    }
  }

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
    double[] fen = Arrays.copyOf(amount, lane.width);
    claims.add(new Claim(rule, new HeldClaim(limit, cap, unit, year, lane.copy(), fen)));
  }

  /** Serves what is held; units stand in the order of approval. */
  void settle() {
    claims.sort(
        Comparator.comparingInt(Claim::limit).thenComparingInt(claim -> claim.held().year()));
    for (List<Claim> ofLimit : HeldClaim.runs(claims, Claim::limit)) {
      HeldClaim.serve(book, ofLimit.stream().map(Claim::held).toList());
    }
    for (Claim claim : claims) {
      HeldClaim held = claim.held();
      payouts.add(claim.rule(), held.unit(), held.year(), held.lane(), held.amount());
    }
    claims.clear();
  }
}
