package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Payment;

/** Payments that come late by drawn shares: nothing is lost, and the law is the one declared. */
class LagsTest {
  private static final Lags DRAWN = Lags.drawn(11);
  private static final long FEN = 1_000_000_000_000L;

  private static Payment lag(double concentration, String... means) {
    return Payment.drawn(Arrays.stream(means).map(BigDecimal::new).toList(), concentration);
  }

  private static Instalments instalments(Payment payment, Lags lags) {
    return Instalments.of(payment, "home-rent", lags);
  }

  private static long[] parts(Instalments instalments, long fen, int year, int replicate) {
    return Instalments.parts(instalments.sums(year, replicate), fen);
  }

  @Test
  void partsAddUpToTheFen() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      int first = random.nextInt(1_000_001);
      int second = random.nextInt(1_000_001 - first);
      List<BigDecimal> means = new ArrayList<>();
      for (int share : new int[] {first, second, 1_000_000 - first - second}) {
        means.add(BigDecimal.valueOf(share, 6));
      }
      Payment payment = Payment.drawn(means, 1 + random.nextInt(200));
      long fen = random.nextLong(1L << (1 + random.nextInt(52)));
      long[] parts =
          parts(instalments(payment, DRAWN), fen, 2017 + i % 5, 1 + random.nextInt(10_000));
      assertThat(Arrays.stream(parts).sum()).isEqualTo(fen);
      assertThat(Arrays.stream(parts).min().orElseThrow()).isNotNegative();
      for (int lag = 0; lag < parts.length; lag++) {
        assertThat(means.get(lag).signum() > 0 || parts[lag] == 0).isTrue();
      }
    }
  }

  /** Of a Dirichlet share: mean m, variance m (1 - m) / (k + 1); rules and years apart. */
  @Test
  void sharesHaveTheLawDeclared() {
    int count = 40_000;
    double concentration = 30;
    double[] means = {0.7, 0.2, 0.1};
    Instalments own = instalments(lag(concentration, "0.7", "0.2", "0.1"), DRAWN);
    double[][] shares = new double[means.length][count];
    double acrossYears = 0;
    for (int r = 0; r < count; r++) {
      long[] parts = parts(own, FEN, 2017, r + 1);
      for (int lag = 0; lag < means.length; lag++) {
        shares[lag][r] = (double) parts[lag] / FEN;
      }
      double next = (double) parts(own, FEN, 2018, r + 1)[0] / FEN;
      acrossYears += (shares[0][r] - means[0]) * (next - means[0]) / count;
    }
    for (int lag = 0; lag < means.length; lag++) {
      double mean = means[lag];
      double variance = mean * (1 - mean) / (concentration + 1);
      double[] squares = Arrays.stream(shares[lag]).map(s -> (s - mean) * (s - mean)).toArray();
      double found = Arrays.stream(squares).average().orElseThrow();
      double fourth = Arrays.stream(squares).map(s -> s * s).average().orElseThrow();
      assertThat(Arrays.stream(shares[lag]).average().orElseThrow())
          .isCloseTo(mean, within(4 * Math.sqrt(variance / count)));
      assertThat(found)
          .isCloseTo(variance, within(5 * Math.sqrt((fourth - found * found) / count)));
    }
    double variance = means[0] * (1 - means[0]) / (concentration + 1);
    assertThat(acrossYears).isCloseTo(0, within(5 * variance / Math.sqrt(count)));
    Instalments other =
        Instalments.of(lag(concentration, "0.7", "0.2", "0.1"), "home-purchase", DRAWN);
    assertThat(parts(other, FEN, 2017, 1)).isNotEqualTo(parts(own, FEN, 2017, 1));
  }

  /** The means, frozen lags and certain ones are paid in the expected shares. */
  @Test
  void certainSharesAreTheExpectedOnes() {
    Payment drawn = lag(30, "0.7", "0.2", "0.1");
    Payment certain =
        Payment.certain(
            List.of(new BigDecimal("0.7"), new BigDecimal("0.2"), new BigDecimal("0.1")));
    long[] expected = {700, 200, 100};
    assertThat(parts(instalments(drawn, DRAWN), 1000, 2017, 0)).isEqualTo(expected);
    assertThat(parts(instalments(drawn, Lags.EXPECTED), 1000, 2017, 5)).isEqualTo(expected);
    assertThat(parts(instalments(certain, DRAWN), 1000, 2017, 5)).isEqualTo(expected);
    assertThat(parts(instalments(drawn, DRAWN), FEN, 2017, 5))
        .isNotEqualTo(parts(instalments(drawn, DRAWN), FEN, 2017, 6));
  }

  /** Wherever a replicate stands in its block, it falls due in the same years; nothing is lost. */
  @Test
  void aReplicateIsTheSameInEveryBlock() {
    FundPlan plan =
        OutlookTest.plan(
            Funds.yearly(Map.of(2017, BigDecimal.TEN), CarryOver.NONE),
            lag(10, "0.5", "0.3", "0.2"),
            DRAWN,
            4);
    FundPlan.Amounts amounts = (rule, kind, year, at) -> year < -2 || year > 1 ? 0 : FEN + year;
    for (int replicate = 1; replicate < 50; replicate++) {
      long[][] whole = plan.demand(0, amounts, replicate - 1, replicate);
      assertThat(plan.demand(0, amounts, 0, replicate)).isDeepEqualTo(whole);
      for (long[] year : whole) {
        assertThat(year).as("kinds of approval come equally late").containsOnly(year[0]);
      }
      FundPlan.Amounts inside = (rule, kind, year, at) -> year < 0 || year > 1 ? 0 : FEN + year;
      long sum = 0;
      for (long[] year : plan.demand(0, inside, 0, replicate)) {
        sum += Arrays.stream(year).sum();
      }
      assertThat(sum).isEqualTo(VintageKind.values().length * (2 * FEN + 1));
    }
  }
}
