package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.policy.Fund;
import org.outlay.policy.Fund.CarryOver;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

class LedgerBuilderTest {

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
  void workedExample(
      CarryOver carryOver,
      int year,
      long opening,
      long appropriation,
      long due,
      long shortfall,
      long lapsed,
      long closing) {
    Fund fund =
        fund("f", Map.of(2017, new BigDecimal("100.00"), 2019, new BigDecimal("50")), carryOver);
    Map<Integer, Long> demand = Map.of(2016, 3000L, 2017, 12000L, 2018, 2000L, 2019, 9000L);

    List<LedgerRow> rows = LedgerBuilder.over(2016, 2019).rows(List.of(fund), Map.of("f", demand));

    assertThat(rows)
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

  /** Over any funds: a row per fund and year, both identities, and no fen made or lost. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void moneyIsConserved(long seed) {
    Random random = new Random(seed);
    int from = 2000 + random.nextInt(30);
    int to = from + random.nextInt(25);
    List<Fund> funds = new ArrayList<>();
    Map<String, Map<Integer, Long>> demand = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      funds.add(randomFund(random, "fund-" + i, from));
      demand.put("fund-" + i, randomDemand(random, from, to));
    }

    List<LedgerRow> rows = LedgerBuilder.over(from, to).rows(funds, demand);

    assertThat(rows).hasSize(funds.size() * (to - from + 1));
    for (Fund fund : funds) {
      List<LedgerRow> own = rows.stream().filter(r -> r.fund().equals(fund.name())).toList();
      assertLedger(fund, own, demand.get(fund.name()));
    }
  }

  private static void assertLedger(Fund fund, List<LedgerRow> rows, Map<Integer, Long> demand) {
    long before = 0;
    long conserved = 0;
    long due = 0;
    for (LedgerRow row : rows) {
      assertThat(row.opening()).isEqualTo(before);
      assertThat(row.opening() + row.appropriation() + row.receipts() - row.paid() - row.lapsed())
          .isEqualTo(row.closing());
      assertThat(row.arrears() + row.demand())
          .isEqualTo(row.paid() + row.deferred() + row.forgone());
      assertThat(row.shortfall())
          .isEqualTo(
              Math.max(
                  0,
                  row.arrears()
                      + row.demand()
                      - row.opening()
                      - row.appropriation()
                      - row.receipts()));
      assertThat(Math.max(0, -row.closing())).isEqualTo(row.shortfall());
      assertThat(row.lapsed()).isNotNegative();
      if (fund.carryOver() == CarryOver.NONE) {
        assertThat(row.closing()).isNotPositive();
      } else {
        assertThat(row.lapsed()).isZero();
      }
      before = row.closing();
      conserved += row.appropriation() + row.receipts() - row.paid() - row.lapsed();
      due += row.demand();
    }
    assertThat(conserved).isEqualTo(before);
    assertThat(due).isEqualTo(demand.values().stream().mapToLong(Long::longValue).sum());
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
    List<Fund> funds = List.of(fund("f", Map.of(2017, new BigDecimal("1.005")), CarryOver.ALL));
    LedgerBuilder builder = LedgerBuilder.over(2016, 2017);

    assertThatThrownBy(() -> builder.rows(funds, Map.of("g", Map.of(2016, 1L))))
        .hasMessage("demand on fund g, which is none of [f]");
    assertThatThrownBy(() -> builder.rows(funds, Map.of("f", Map.of(2018, 1L))))
        .hasMessage("demand on fund f in 2018, outside 2016 to 2017");
    assertThatThrownBy(() -> builder.rows(funds, Map.of())).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LedgerBuilder.over(2018, 2017))
        .hasMessage("no fiscal year from 2018 to 2017");
    assertThatThrownBy(() -> new LedgerRow(0, "f", 2017, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .hasMessage("fund f does not add up: money");
    assertThatThrownBy(() -> new LedgerRow(0, "f", 2017, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0))
        .hasMessage("fund f does not add up: claims");
  }

  private static Fund randomFund(Random random, String name, int from) {
    Map<Integer, BigDecimal> appropriation = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      appropriation.put(
          from - 3 + random.nextInt(12), BigDecimal.valueOf(random.nextInt(2_000_000_000), 2));
    }
    return fund(name, appropriation, random.nextInt(2) == 0 ? CarryOver.NONE : CarryOver.ALL);
  }

  private static Map<Integer, Long> randomDemand(Random random, int from, int to) {
    Map<Integer, Long> demand = new HashMap<>();
    for (int year = from; year <= to; year++) {
      if (random.nextInt(4) > 0) {
        demand.put(year, random.nextLong(3_000_000_000L));
      }
    }
    return demand;
  }

  private static Fund fund(
      String name, Map<Integer, BigDecimal> appropriation, CarryOver carryOver) {
    return new Fund(
        name,
        Labels.of(name, name),
        appropriation,
        carryOver,
        Map.of(),
        Optional.empty(),
        Location.of("funds.conf", 1));
  }
}
