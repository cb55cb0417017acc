package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.money.Fen;
import org.outlay.policy.FundHistory;
import org.outlay.policy.InvestmentPlan;

class InvestmentFundTest {
  /** A fifth of a call is the government's; 90.00 yuan are planned for every year. */
  private static final InvestmentFund.Capital CAPITAL =
      new InvestmentFund.Capital() {
        @Override
        public long planned(int fiscalYear) {
          return fiscalYear < 2020 ? 9000 : 0;
        }

        @Override
        public long government(int fiscalYear, long call) {
          return call / 5;
        }
      };

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private static InvestmentPlan plan(
      InvestmentPlan.Calls calls, InvestmentPlan.Deals deals, String fee, String recycled) {
    return new InvestmentPlan(
        calls,
        List.of(of("100"), of("200")),
        new InvestmentPlan.Trigger(of("0.5"), List.of()),
        2017,
        3,
        5,
        List.of("p"),
        deals,
        of(fee),
        of(recycled),
        new InvestmentPlan.Waterfall(of("0"), of("0.2")));
  }

  /** Every deal is made, doubles, and is sold after two years. */
  private static InvestmentPlan.Deals certain() {
    return new InvestmentPlan.Deals(of("1"), of("30"), 2, 2, of("0"), of("2"), of("0"));
  }

  /** Undrawn: four of ten projects over the years, held evenly long, at the mean multiple. */
  @Test
  void undrawnDealsAreThoseThatCanBeExpected() {
    InvestmentPlan.Deals deals =
        new InvestmentPlan.Deals(of("0.4"), of("30"), 1, 2, of("0.25"), of("2"), of("0.5"));
    InvestmentPlan plan = plan(InvestmentPlan.Calls.ON_DEMAND, deals, "0", "0");
    List<InvestmentRow> rows =
        new InvestmentFund("f", plan, FundHistory.NONE, CAPITAL, 2017, 6, OptionalLong.empty())
            .run(1, new int[] {5, 3, 2, 0, 0, 0});
    assertThat(rows).extracting(InvestmentRow::deals).containsExactly(2, 1, 1, 0, 0, 0);
    long sold = Math.round(Fen.of(of("30")) * 0.75 * 2 * Math.exp(0.125));
    // After a year, two, one and two.
    assertThat(rows)
        .extracting(InvestmentRow::proceeds)
        .containsExactly(0L, sold, 2 * sold, 0L, sold, 0L);
  }

  @Test
  void workedExample() {
    InvestmentPlan plan = plan(InvestmentPlan.Calls.ON_DEMAND, certain(), "0.02", "0");
    List<InvestmentRow> rows =
        new InvestmentFund("f", plan, FundHistory.NONE, CAPITAL, 2017, 6, OptionalLong.of(1))
            .run(1, new int[] {2, 2, 2, 9, 9, 9});
    assertThat(rows)
        .containsExactly(
            row(2017, 10000, 1, 6200, 2, 200, 0, 0, 0, 0, 6000, 0, 967741),
            // 60 of 100 are invested: the second tranche opens
            row(2018, 30000, 2, 6600, 2, 600, 0, 0, 0, 0, 12000, 0, 937500),
            row(2019, 30000, 2, 6600, 2, 600, 12000, 12000, 2400, 0, 12000, 618556, 1237113),
            // 74 are still owed to the investors; a fifth of the rest is the manager's
            row(2020, 30000, 2, 0, 0, 120, 12000, 10984, 2196, 896, 6000, 1184742, 1494020),
            row(2021, 30000, 2, 0, 0, 0, 12000, 9600, 1920, 2400, 0, 1679587, 1679587),
            row(2022, 30000, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1679587, 1679587));
  }

  private static InvestmentRow row(
      int year,
      long committed,
      int tranches,
      long called,
      int deals,
      long fee,
      long proceeds,
      long distributed,
      long government,
      long carry,
      long holdings,
      long dpi,
      long tvpi) {
    return new InvestmentRow(
        1,
        "f",
        year,
        committed,
        tranches,
        called,
        called / 5,
        deals,
        deals * 3000L,
        fee,
        proceeds,
        distributed,
        government,
        carry,
        0,
        holdings,
        dpi,
        tvpi);
  }

  /** 270 are called as planned; what is not invested stays until the last investment. */
  @Test
  void plannedCallsComeInvestedOrNot() {
    InvestmentPlan plan = plan(InvestmentPlan.Calls.PLANNED, certain(), "0", "0");
    List<InvestmentRow> rows =
        new InvestmentFund("f", plan, FundHistory.NONE, CAPITAL, 2017, 5, OptionalLong.of(1))
            .run(1, new int[] {1, 0, 9, 0, 0});
    assertThat(rows).extracting(InvestmentRow::called).containsExactly(9000L, 9000L, 9000L, 0L, 0L);
    assertThat(rows).extracting(InvestmentRow::tranches).containsExactly(1, 2, 2, 2, 2);
    assertThat(rows).extracting(InvestmentRow::deals).containsExactly(1, 0, 8, 0, 0);
    assertThat(rows).extracting(InvestmentRow::cash).containsExactly(6000L, 15000L, 0L, 0L, 0L);
  }

  static List<Long> seeds() {
    return LongStream.range(0, 60).boxed().toList();
  }

  /** A fund that opens with its history goes on as if the horizon had begun with it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aHistoryIsTakenOver(long seed) {
    Random random = new Random(seed);
    InvestmentPlan.Calls calls =
        random.nextBoolean() ? InvestmentPlan.Calls.ON_DEMAND : InvestmentPlan.Calls.PLANNED;
    int held = 1 + random.nextInt(4);
    InvestmentPlan.Deals deals =
        new InvestmentPlan.Deals(of("0.7"), of("15"), held, held, of("0"), of("2"), of("0"));
    InvestmentPlan plan = plan(calls, deals, "0.0" + random.nextInt(10), "0." + random.nextInt(10));
    int[] projects = random.ints(6, 0, 9).toArray();
    List<InvestmentRow> whole =
        new InvestmentFund("f", plan, FundHistory.NONE, CAPITAL, 2017, 6, OptionalLong.of(seed))
            .run(4, projects);
    int before = 1 + random.nextInt(4);
    Map<Integer, FundHistory.Past> years = new TreeMap<>();
    for (InvestmentRow row : whole.subList(0, before)) {
      boolean sold = row.fiscalYear() + held < 2017 + before;
      years.put(
          row.fiscalYear(),
          new FundHistory.Past(
              Fen.yuan(row.called()),
              Fen.yuan(row.invested()),
              Fen.yuan(sold ? 0 : row.invested()),
              Fen.yuan(row.fee()),
              Fen.yuan(row.proceeds()),
              Fen.yuan(row.distributed()),
              Fen.yuan(row.carry())));
    }
    assertThat(
            new InvestmentFund(
                    "f",
                    plan,
                    new FundHistory(Map.of(), years, Map.of()),
                    CAPITAL,
                    2017 + before,
                    6 - before,
                    OptionalLong.of(seed))
                .run(4, Arrays.copyOfRange(projects, before, 6)))
        .isEqualTo(whole.subList(before, 6));
  }

  /** Any plan: cash neither appears nor disappears, capital and projects bound what is done. */
  @ParameterizedTest
  @MethodSource("seeds")
  void cashIsConserved(long seed) {
    Random random = new Random(seed);
    InvestmentPlan.Calls calls =
        random.nextBoolean() ? InvestmentPlan.Calls.ON_DEMAND : InvestmentPlan.Calls.PLANNED;
    InvestmentPlan.Deals deals =
        new InvestmentPlan.Deals(
            of("0.6"),
            of("" + (5 + random.nextInt(40))),
            1,
            1 + random.nextInt(4),
            of("0.3"),
            of("1.5"),
            of("1"));
    InvestmentPlan plan = plan(calls, deals, "0.0" + random.nextInt(10), "0." + random.nextInt(10));
    int[] projects = random.ints(8, 0, 9).toArray();
    List<List<InvestmentRow>> replicates = new ArrayList<>();
    InvestmentFund used =
        new InvestmentFund("f", plan, FundHistory.NONE, CAPITAL, 2016, 8, OptionalLong.of(seed));
    for (int replicate = 1; replicate <= 20; replicate++) {
      List<InvestmentRow> rows = used.run(replicate, projects);
      check(rows, plan, projects);
      replicates.add(rows);
    }
    assertThat(
            new InvestmentFund("f", plan, FundHistory.NONE, CAPITAL, 2016, 8, OptionalLong.of(seed))
                .run(13, projects))
        .isEqualTo(replicates.get(12));
  }

  private static void check(List<InvestmentRow> rows, InvestmentPlan plan, int[] projects) {
    long cash = 0;
    long called = 0;
    long distributed = 0;
    for (InvestmentRow row : rows) {
      cash +=
          row.called()
              + row.proceeds()
              - row.invested()
              - row.fee()
              - row.distributed()
              - row.carry();
      called += row.called();
      distributed += row.distributed();
      assertThat(row.cash()).isEqualTo(cash).isNotNegative();
      assertThat(called).isLessThanOrEqualTo(row.committed());
      assertThat(row.committed()).isLessThanOrEqualTo(30000);
      assertThat(row.deals()).isBetween(0, projects[row.fiscalYear() - 2016]);
      assertThat(row.invested())
          .isEqualTo(row.deals() * plan.deals().ticket().movePointRight(2).longValueExact());
      assertThat(row.governmentDistributed()).isLessThanOrEqualTo(row.distributed() / 5 + 1);
      assertThat(row.carry() == 0 || distributed >= called).isTrue();
    }
    assertThat(rows.get(rows.size() - 1).nav()).isZero();
  }
}
