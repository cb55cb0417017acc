package org.outlay.fund;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Fund;
import org.outlay.policy.FundHistory;
import org.outlay.policy.Shortage;
import org.outlay.policy.Terms;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/** Funds for tests. */
final class Funds {
  static final int FROM = 2017;

  private Funds() {}

  /** Yuan by first fiscal year; all else as usual. */
  static Fund yearly(Map<Integer, BigDecimal> appropriation, CarryOver carryOver) {
    return fund(appropriation, List.of(), carryOver, Terms.Relief.NONE, Shortage.OVERRUN);
  }

  static Fund fund(
      Map<Integer, BigDecimal> appropriation,
      List<Terms.Envelope> envelopes,
      CarryOver carryOver,
      Terms.Relief relief,
      Shortage shortage) {
    return of(
        new Terms(appropriation, BigDecimal.ZERO, envelopes, carryOver, relief, shortage),
        FundHistory.NONE);
  }

  /** The same fund with a history. */
  static Fund with(Fund fund, FundHistory history) {
    return of(fund.terms(), history);
  }

  static Fund of(Terms terms, FundHistory history) {
    return new Fund(
        "f",
        Labels.of("f", "f"),
        terms,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        history,
        Optional.empty(),
        Location.of("funds.conf", 1));
  }

  /** Any fund over years from {@link #FROM}. */
  static Fund random(Random random, int years) {
    Map<Integer, BigDecimal> appropriation = new TreeMap<>();
    List<Terms.Envelope> envelopes = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        appropriation.put(FROM - 1 + random.nextInt(years), yuan(random));
      }
    } else {
      for (int first = FROM;
          first < FROM + years;
          first = envelopes.get(envelopes.size() - 1).to() + 1) {
        envelopes.add(new Terms.Envelope(yuan(random), first, first + random.nextInt(3)));
      }
    }
    CarryOver carryOver =
        switch (random.nextInt(3)) {
          case 0 -> CarryOver.NONE;
          case 1 -> CarryOver.ALL;
          default -> new CarryOver(share(random), 1 + random.nextInt(3));
        };
    Terms.Relief relief =
        random.nextBoolean() ? Terms.Relief.NONE : new Terms.Relief(share(random), share(random));
    return fund(appropriation, envelopes, carryOver, relief, shortage(random));
  }

  private static Shortage shortage(Random random) {
    if (random.nextInt(4) == 0) {
      return Shortage.OVERRUN;
    }
    Shortage.Order[] orders = Shortage.Order.values();
    Shortage.Order order = orders[random.nextInt(orders.length)];
    List<List<String>> classes =
        order.byClass() ? List.of(List.of("rule-1"), List.of("rule-0", "rule-3")) : List.of();
    int patience = random.nextBoolean() ? CarryOver.FOREVER : random.nextInt(3);
    return new Shortage(Shortage.Pay.WHAT_THERE_IS, order, classes, patience);
  }

  /** Any claims of four rules. */
  static List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (int rule = 0; rule < 4; rule++) {
      for (int seniority = 0; seniority < 3; seniority++) {
        claims.add(new Claim("rule-" + rule, seniority));
      }
    }
    return claims;
  }

  /** Fen due, by year and claim, some of them 0. */
  static long[][] demand(Random random, int years, int claims) {
    long[][] demand = new long[years][claims];
    for (long[] year : demand) {
      for (int claim = 0; claim < claims; claim++) {
        year[claim] = random.nextInt(3) == 0 ? 0 : random.nextLong(300_000_000L);
      }
    }
    return demand;
  }

  private static BigDecimal yuan(Random random) {
    return BigDecimal.valueOf(random.nextInt(2_000_000_000), 2);
  }

  private static BigDecimal share(Random random) {
    return BigDecimal.valueOf(random.nextInt(1_000_001), 6);
  }
}
