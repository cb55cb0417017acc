package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.money.Share;
import org.outlay.policy.CarryOver;
import org.outlay.policy.Fund;
import org.outlay.policy.FundHistory;
import org.outlay.policy.Payment;
import org.outlay.policy.Shortage;
import org.outlay.policy.Terms;

class FundAccountTest {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** 100.00 yuan a year from 2017, 50.00 from 2019; due 30, 120, 20, 90. Amounts in fen. */
  @ParameterizedTest
  @CsvSource({
    // what is left lapses; the overrun of 2018 eats into 2019
    "NONE, 2016, 0, 0, 3000, 3000, 0, -3000",
    "NONE, 2017, -3000, 10000, 12000, 5000, 0, -5000",
    "NONE, 2018, -5000, 10000, 2000, 0, 3000, 0",
    "NONE, 2019, 0, 5000, 9000, 4000, 0, -4000",
    // what is left is carried
    "ALL, 2016, 0, 0, 3000, 3000, 0, -3000",
    "ALL, 2017, -3000, 10000, 12000, 5000, 0, -5000",
    "ALL, 2018, -5000, 10000, 2000, 0, 0, 3000",
    "ALL, 2019, 3000, 5000, 9000, 1000, 0, -1000"
  })
  void anOverrunIsPaidAndReported(
      String carryOver,
      int year,
      long opening,
      long appropriation,
      long due,
      long shortfall,
      long lapsed,
      long closing) {
    Fund fund =
        Funds.yearly(
            Map.of(2017, new BigDecimal("100.00"), 2019, new BigDecimal("50")),
            carryOver.equals("ALL") ? CarryOver.ALL : CarryOver.NONE);
    assertThat(rows(FundTerms.of(fund, 2016, 4), 3000, 12000, 2000, 9000))
        .contains(
            new LedgerRow(
                0,
                "f",
                year,
                opening,
                appropriation,
                0,
                0,
                due,
                due,
                0,
                0,
                shortfall,
                lapsed,
                closing));
  }

  /**
   * Columns: opening, appropriation, receipts, arrears, demand, paid, deferred, forgone, lapsed.
   */
  @Test
  void reliefAndQueueInATightFund() {
    Fund fund =
        Funds.fund(
            Map.of(2017, new BigDecimal("100")),
            List.of(),
            new CarryOver(HALF, 1),
            new Terms.Relief(new BigDecimal("0.1"), new BigDecimal("0.2")),
            new Shortage(Shortage.Pay.WHAT_THERE_IS, Shortage.Order.PRO_RATA, List.of(), 1));
    List<LedgerRow> rows = rows(FundTerms.of(fund, 2017, 4), 15000, 20000, 1000, 0);
    assertThat(rows)
        .extracting(row -> Arrays.toString(row.fen()))
        .containsExactly(
            // 10% supplement and 20% of the next year's in advance
            "[0, 10000, 3000, 0, 15000, 13000, 2000, 0, 2000, 0, 0]",
            // the advance is repaid out of the new supplement and advance; 22,000 owed, 11,000
            // there;
            // half of what is owed of 2017 is paid, the other half forgone after a year of waiting
            "[0, 10000, 1000, 2000, 20000, 11000, 10000, 1000, 11000, 0, 0]",
            // 11,000 owed and 8,000 left after repayment: supplement 1,000 and advance 2,000
            "[0, 10000, 1000, 10000, 1000, 11000, 0, 0, 0, 0, 0]",
            // nothing owed: 8,000 left, of which half is kept
            "[0, 10000, -2000, 0, 0, 0, 0, 0, 0, 4000, 4000]");
  }

  @Test
  void anEnvelopeLastsForItsTerm() {
    Fund fund =
        Funds.fund(
            Map.of(),
            List.of(
                new Terms.Envelope(new BigDecimal("300"), 2015, 2018),
                new Terms.Envelope(new BigDecimal("90"), 2019, 2021)),
            CarryOver.NONE,
            Terms.Relief.NONE,
            Shortage.OVERRUN);
    assertThat(rows(FundTerms.of(fund, 2017, 4), 10000, 15000, 4000, 4000))
        .extracting(row -> Arrays.toString(row.fen()))
        .containsExactly(
            "[0, 30000, 0, 0, 10000, 10000, 0, 0, 0, 0, 20000]",
            "[20000, 0, 0, 0, 15000, 15000, 0, 0, 0, 5000, 0]",
            "[0, 9000, 0, 0, 4000, 4000, 0, 0, 0, 0, 5000]",
            "[5000, 0, 0, 0, 4000, 4000, 0, 0, 0, 0, 1000]");
  }

  /** Of 300 the term has paid 220 when the horizon begins; a level is a level of whole terms. */
  @Test
  void aTermOpensWithWhatItsHistoryLeaves() {
    Fund unspent =
        Funds.fund(
            Map.of(),
            List.of(
                new Terms.Envelope(new BigDecimal("300"), 2015, 2018),
                new Terms.Envelope(new BigDecimal("90"), 2019, 2021)),
            CarryOver.NONE,
            Terms.Relief.NONE,
            Shortage.OVERRUN);
    FundTerms terms =
        FundTerms.of(
            Funds.with(
                unspent,
                new FundHistory(
                    Map.of(2015, new BigDecimal("120"), 2016, new BigDecimal("100")),
                    Map.of(),
                    Map.of())),
            2017,
            4);
    assertThat(rows(terms, 5000, 4000, 4000, 4000))
        .extracting(row -> Arrays.toString(row.fen()))
        .containsExactly(
            "[0, 8000, 0, 0, 5000, 5000, 0, 0, 0, 0, 3000]",
            "[3000, 0, 0, 0, 4000, 4000, 0, 0, 1000, 0, -1000]",
            "[-1000, 9000, 0, 0, 4000, 4000, 0, 0, 0, 0, 4000]",
            "[4000, 0, 0, 0, 4000, 4000, 0, 0, 0, 0, 0]");
    long[] level = new LevelSearch(terms).levels(new long[][] {{5000}, {4000}, {4000}, {4000}});
    assertThat(level).containsExactly(22000 + 9000);
    assertThat(terms.level(level[0]).total()).isEqualTo(9000 + 31000);
  }

  @Test
  void theLastBudgetGrows() {
    Fund fund =
        Funds.of(
            new Terms(
                Map.of(2017, new BigDecimal("100"), 2018, new BigDecimal("50")),
                new BigDecimal("0.1"),
                List.of(),
                CarryOver.NONE,
                Terms.Relief.NONE,
                Shortage.OVERRUN),
            FundHistory.NONE);
    FundTerms terms = FundTerms.of(fund, 2016, 6);
    assertThat(java.util.stream.IntStream.range(0, 6).mapToLong(terms::appropriation))
        .containsExactly(0L, 10000L, 5000L, 5500L, 6050L, 6655L);
  }

  static List<Long> seeds() {
    return java.util.stream.LongStream.range(0, 400).boxed().toList();
  }

  /** Any fund, any claims: both identities, no fen made or lost, and the fund's terms kept. */
  @ParameterizedTest
  @MethodSource("seeds")
  void moneyIsConservedAndTermsAreKept(long seed) {
    Random random = new Random(seed);
    int years = 1 + random.nextInt(8);
    Fund fund = Funds.random(random, years);
    FundTerms terms = FundTerms.of(fund, Funds.FROM, years);
    FundAccount used = new FundAccount(terms, Funds.claims());
    used.run(1, Funds.demand(random, years, 12), row -> {});
    long[][] demand = Funds.demand(random, years, 12);
    List<LedgerRow> again = new ArrayList<>();
    used.run(2, demand, row -> again.add(row));
    AccountBook book = new AccountBook(fund, terms, demand);
    new FundAccount(terms, Funds.claims()).run(2, demand, book::check);
    book.end();
    assertThat(again).isEqualTo(book.rows());
  }

  @Test
  void instalmentsAddUp() {
    Random random = new Random(9);
    Instalments thirds =
        Instalments.of(
            Payment.certain(
                List.of(new BigDecimal("0.4"), new BigDecimal("0.3"), new BigDecimal("0.3"))),
            "r",
            Lags.EXPECTED);
    assertThat(List.of(thirds.part(100, 0), thirds.part(100, 1), thirds.part(100, 2)))
        .containsExactly(40L, 30L, 30L);
    for (int i = 0; i < 1000; i++) {
      long fen = random.nextLong(1L << 50);
      long sum = thirds.part(fen, 0) + thirds.part(fen, 1) + thirds.part(fen, 2);
      assertThat(sum).isEqualTo(fen);
      assertThat(thirds.part(fen, 1))
          .isCloseTo(
              Share.nearest(new BigDecimal("0.3")).down(fen),
              org.assertj.core.data.Offset.offset(1L));
    }
  }

  @Test
  void valuesAreYuanInTheOrderOfTheTable() {
    LedgerRow row = new LedgerRow(0, "f", 2017, 5, 100, 0, 0, 12345, 12345, 0, 0, 12240, 0, -12240);
    assertThat(row.values())
        .map(Object::toString)
        .containsExactly(
            "0", "f", "2017", "0.05", "1.00", "0.00", "0.00", "123.45", "123.45", "0.00", "0.00",
            "122.40", "0.00", "-122.40");
  }

  @Test
  void refusesWhatWouldLoseMoney() {
    Fund fund = Funds.yearly(Map.of(2017, new BigDecimal("1.005")), CarryOver.ALL);
    assertThatThrownBy(() -> FundTerms.of(fund, 2017, 1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new LedgerRow(0, "f", 2017, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .hasMessage("fund f does not add up: money");
    assertThatThrownBy(() -> new LedgerRow(0, "f", 2017, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0))
        .hasMessage("fund f does not add up: claims");
  }

  private static List<LedgerRow> rows(FundTerms terms, long... due) {
    long[][] demand = Arrays.stream(due).mapToObj(fen -> new long[] {fen}).toArray(long[][]::new);
    List<LedgerRow> rows = new ArrayList<>();
    new FundAccount(terms, List.of(new Claim("r", 0))).run(0, demand, row -> rows.add(row));
    return rows;
  }
}
