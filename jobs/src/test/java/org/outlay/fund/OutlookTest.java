package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.entitlement.VintageKind;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Fund;
import org.outlay.policy.FundHistory;
import org.outlay.policy.Payment;
import org.outlay.policy.Shortage;
import org.outlay.policy.Terms;

/** Probabilities and what would be needed, against counting. */
class OutlookTest {
  private static final int REPLICATES = 4;

  /** One rule, 100.00 a year, nothing kept; due of 2017 and 2018 by replicate, fen. */
  @Test
  void sharesAndMeansOfFourReplicates() {
    long[][] due = {{9000, 12000, 16000, 8000}, {11000, 1000, 9000, 10000}};
    Fund fund = Funds.yearly(Map.of(2017, new BigDecimal("100")), CarryOver.NONE);
    Outlook outlook =
        outlook(fund, (rule, kind, year, r) -> kind == VintageKind.LEGACY ? due[year][r] : 0, 2);

    Outlook.Year first = outlook.years().get(0);
    assertThat(first.breach().value()).isEqualTo(0.5);
    assertThat(first.breach().error()).isEqualTo(0.25);
    assertThat(first.first().value()).isEqualTo(0.5);
    assertThat(first.shortfall().mean()).isEqualTo(2000);
    assertThat(first.demand()).isEqualTo(new Outlook.Demand(11250, 11250));
    // one of four may exceed it
    assertThat(first.needed().fen()).isEqualTo(12000);

    // replicate 1 breaches by its own; replicates 2 and 3 have 8,000 and 4,000 left of the overrun
    Outlook.Year second = outlook.years().get(1);
    assertThat(second.breach().value()).isEqualTo(0.5);
    assertThat(second.first().value()).isEqualTo(0.25);
    assertThat(outlook.breach().value()).isEqualTo(0.75);
    // levels that would do: 11,000, 12,000, 16,000, 10,000; two years
    assertThat(outlook.needed().fen()).isEqualTo(24000);
    assertThat(outlook.budget()).isEqualTo(20000);
  }

  /** One budget in each year, or one sum for each term, whatever of it was paid before. */
  @Test
  void aFundIsLevelOrNot() {
    BigDecimal some = new BigDecimal("100");
    assertThat(isLevel(Funds.yearly(Map.of(2016, some), CarryOver.NONE))).isTrue();
    assertThat(isLevel(Funds.yearly(Map.of(2016, some, 2018, BigDecimal.ONE), CarryOver.ALL)))
        .isFalse();
    assertThat(isLevel(Funds.yearly(Map.of(2018, some), CarryOver.NONE))).isFalse();
    assertThat(isLevel(terms(some, some))).isTrue();
    assertThat(isLevel(terms(some, BigDecimal.TEN))).isFalse();
    FundHistory paid = new FundHistory(Map.of(2016, BigDecimal.TEN), Map.of(), Map.of());
    assertThat(isLevel(Funds.with(terms(some, some), paid))).isTrue();
  }

  /** The first began a year before the horizon. */
  private static Fund terms(BigDecimal first, BigDecimal second) {
    return Funds.fund(
        Map.of(),
        List.of(new Terms.Envelope(first, 2016, 2018), new Terms.Envelope(second, 2019, 2021)),
        CarryOver.ALL,
        Terms.Relief.NONE,
        Shortage.OVERRUN);
  }

  private static boolean isLevel(Fund fund) {
    return FundTerms.of(fund, Funds.FROM, 4).isLevel();
  }

  /** The level that is found suffices, and a fen less does not. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theLevelIsTheLeast(long seed) {
    Random random = new Random(seed);
    FundTerms terms = FundTerms.of(Funds.random(random, 5), Funds.FROM, 5);
    long[][] demand = Funds.demand(random, 5, REPLICATES);
    long[] levels = new LevelSearch(terms).levels(demand);
    for (int r = 0; r < REPLICATES; r++) {
      assertThat(shortfalls(terms.level(levels[r]), demand, r)).isZero();
      assertThat(shortfalls(terms.level(levels[r] - 1), demand, r)).isPositive();
    }
  }

  private static long shortfalls(FundTerms terms, long[][] demand, int replicate) {
    long[][] own = new long[demand.length][];
    for (int year = 0; year < own.length; year++) {
      own[year] = new long[] {demand[year][replicate]};
    }
    long[] sum = new long[1];
    new FundAccount(terms, List.of(new Claim("", 0))).run(0, own, row -> sum[0] += row.shortfall());
    return sum[0];
  }

  /** An amount of 2016 paid in thirds reaches into 2018; each instalment is due once. */
  @Test
  void amountsBeforeTheHorizonArePaidInsideIt() {
    Payment thirds =
        Payment.certain(
            List.of(new BigDecimal("0.3"), new BigDecimal("0.3"), new BigDecimal("0.4")));
    FundPlan plan =
        plan(Funds.yearly(Map.of(2017, BigDecimal.TEN), CarryOver.NONE), thirds, Lags.drawn(1), 3);
    long[][] demand =
        plan.demand(
            0,
            (rule, kind, year, r) ->
                kind == VintageKind.GIVEN ? (year == -1 ? 100 : year == 1 ? 1000 : 0) : 0,
            0,
            1);
    List<Long> given = new ArrayList<>();
    for (long[] year : demand) {
      given.add(year[VintageKind.GIVEN.ordinal()]);
    }
    assertThat(given).containsExactly(30L, 40L + 300L, 300L);
  }

  private static Outlook outlook(Fund fund, FundPlan.Amounts amounts, int years) {
    FundPlan plan = plan(fund, Payment.SAME_YEAR, Lags.EXPECTED, years);
    OutlookBuilder accounts = new OutlookBuilder(plan, chunk -> amounts, REPLICATES, 0.25);
    for (int chunk = 0; chunk < accounts.chunks(); chunk++) {
      accounts.run(chunk, (row, account) -> {});
    }
    return accounts.all().get(0);
  }

  static FundPlan plan(Fund fund, Payment payment, Lags lags, int years) {
    List<FundPlan.Source> sources = new ArrayList<>();
    Instalments instalments = Instalments.of(payment, "r", lags);
    for (VintageKind kind : VintageKind.values()) {
      sources.add(new FundPlan.Source(0, "r", kind, instalments, Portion.ALL));
    }
    return new FundPlan(
        Funds.FROM, years, List.of(FundTerms.of(fund, Funds.FROM, years)), List.of(sources));
  }
}
