package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.policy.CarryOver;
import org.outlay.policy.ConstructionPlan;

class ConstructionAccountTest {
  private static final int FROM = Funds.FROM;

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private static FundTerms terms(CarryOver carryOver, int years) {
    return FundTerms.of(Funds.yearly(Map.of(FROM, of("1")), carryOver), FROM, years);
  }

  /**
   * A home costs 100.00 yuan and takes a year, tenants stay for two, applicants wait for one. Half
   * of 15 square metres a year from 2018 on are others' homes of ten: one in 2019, one in 2020.
   */
  @Test
  void workedExample() {
    ConstructionPlan plan =
        new ConstructionPlan(
            FROM,
            new ConstructionPlan.Building(of("10"), of("10"), of("0"), 1),
            new ConstructionPlan.Rent(of("1"), of("0"), ConstructionPlan.RentUse.TREASURY),
            new ConstructionPlan.Stay(2, 2, 1),
            List.of(),
            new ConstructionPlan.Opening(FROM, 1, 1, 1, Map.of(FROM, 1)),
            List.of(new ConstructionPlan.Supply("s", of("0.5"), Map.of(2018, of("15")))));
    List<ConstructionRow> rows =
        new ConstructionAccount(plan, terms(CarryOver.ALL, 4), OptionalLong.of(1))
            .run(3, new long[] {25000, 5000, 5000, 0}, new int[] {5, 1, 0, 4});
    assertThat(rows)
        .containsExactly(
            row(
                2017,
                new ConstructionRow.Budget(10000, 0, 25000, 0, 20000, 0, 5000, 2400),
                new ConstructionRow.Homes(2, 1, 0, 2, 2, 2),
                new ConstructionRow.People(1, 5, 1, 0, 5, 0),
                new ConstructionRow.Waits(1, 1, 0)),
            // the first tenant leaves, three of 2017 move in, two of them no longer wait
            row(
                2018,
                new ConstructionRow.Budget(10000, 5000, 5000, 0, 10000, 0, 0, 4800),
                new ConstructionRow.Homes(1, 2, 0, 1, 4, 4),
                new ConstructionRow.People(5, 1, 3, 2, 1, 1),
                new ConstructionRow.Waits(3, 1, 0)),
            row(
                2019,
                new ConstructionRow.Budget(10000, 0, 5000, 0, 0, 0, 5000, 4800),
                new ConstructionRow.Homes(0, 1, 1, 0, 6, 4),
                new ConstructionRow.People(1, 0, 1, 0, 0, 1),
                new ConstructionRow.Waits(1, 1, 0)),
            row(
                2020,
                new ConstructionRow.Budget(10000, 5000, 0, 0, 0, 0, 5000, 6000),
                new ConstructionRow.Homes(0, 0, 1, 0, 7, 5),
                new ConstructionRow.People(0, 4, 4, 0, 0, 3),
                new ConstructionRow.Waits(0, 0, 0)));
    assertThat(rows).extracting(ConstructionRow::asked).containsExactly(50000L, 10000L, 0L, 40000L);
    assertThat(rows).extracting(ConstructionRow::unmet).containsExactly(50000L, 10000L, 0L, 0L);
    assertThat(rows.get(1).meanWait()).hasValue(1_000_000);
    assertThat(rows.get(2).occupancy()).isEqualTo(666_667);
  }

  private static ConstructionRow row(
      int year,
      ConstructionRow.Budget budget,
      ConstructionRow.Homes homes,
      ConstructionRow.People people,
      ConstructionRow.Waits waits) {
    return new ConstructionRow(3, "f", year, budget, homes, people, waits);
  }

  /** A year's rent builds in the next one; what is left lapses where nothing is carried over. */
  @Test
  void rentBuilds() {
    ConstructionPlan plan =
        new ConstructionPlan(
            2016,
            new ConstructionPlan.Building(of("10"), of("10"), of("0.1"), 0),
            new ConstructionPlan.Rent(of("5"), of("0.1"), ConstructionPlan.RentUse.CONSTRUCTION),
            new ConstructionPlan.Stay(9, 9, CarryOver.FOREVER),
            List.of(),
            new ConstructionPlan.Opening(FROM, 0, 0, 3, Map.of()),
            List.of());
    List<ConstructionRow> rows =
        new ConstructionAccount(plan, terms(CarryOver.NONE, 2), OptionalLong.of(1))
            .run(1, new long[] {23000, 6000}, new int[2]);
    assertThat(rows)
        .extracting(ConstructionRow::budget)
        .containsExactly(
            new ConstructionRow.Budget(11000, 0, 23000, 0, 22000, 1000, 0, 13200),
            new ConstructionRow.Budget(12100, 0, 6000, 13200, 12100, 7100, 0, 21780));
  }

  static List<Long> seeds() {
    return LongStream.range(0, 200).boxed().toList();
  }

  private static ConstructionPlan plan(Random random, ConstructionPlan.Stay stay) {
    int stock = random.nextInt(30);
    return new ConstructionPlan(
        FROM - random.nextInt(3),
        new ConstructionPlan.Building(
            of("" + (20 + random.nextInt(60))),
            of("" + (1 + random.nextInt(40))),
            of("0.0" + random.nextInt(10)),
            random.nextInt(4)),
        new ConstructionPlan.Rent(
            of("" + random.nextInt(20)), of("0.02"), ConstructionPlan.RentUse.TREASURY),
        stay,
        List.of(),
        new ConstructionPlan.Opening(
            FROM, stock, random.nextInt(stock + 1), random.nextInt(20), Map.of(FROM + 1, 4)),
        List.of(
            new ConstructionPlan.Supply(
                "s", of("0.05"), Map.of(FROM + 1, of("" + random.nextInt(3000))))));
  }

  private static long[] paid(Random random, int years) {
    return random.longs(years, 0, 3_000_000).toArray();
  }

  private static int[] demand(Random random, int years) {
    return random.ints(years, 0, 40).toArray();
  }

  /** Any plan: money, homes and people go from year to year without a gap, whole homes at most. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingAppearsOrDisappears(long seed) {
    Random random = new Random(seed);
    int years = 1 + random.nextInt(10);
    int shortest = 1 + random.nextInt(4);
    ConstructionPlan plan =
        plan(
            random,
            new ConstructionPlan.Stay(
                shortest, shortest + random.nextInt(4), 1 + random.nextInt(4)));
    FundTerms terms = terms(new CarryOver(of("0.5"), 2), years);
    long[] paid = paid(random, years);
    int[] demand = demand(random, years);
    ConstructionAccount used = new ConstructionAccount(plan, terms, OptionalLong.of(seed));
    used.run(7, paid(random, years), demand(random, years));
    List<ConstructionRow> rows = used.run(8, paid, demand);
    assertThat(new ConstructionAccount(plan, terms, OptionalLong.of(seed)).run(8, paid, demand))
        .isEqualTo(rows);
    long cash = 0;
    int stock = plan.opening().stock();
    int underWay = plan.opening().started();
    int occupied = plan.opening().tenants();
    int waiting = plan.opening().waiting();
    for (int year = 0; year < years; year++) {
      ConstructionRow row = rows.get(year);
      assertThat(row.budget().opening()).isEqualTo(cash);
      assertThat(row.budget().paid()).isEqualTo(paid[year]);
      assertThat(row.budget().built()).isEqualTo(row.homes().started() * row.budget().price());
      assertThat(cash + paid[year] - row.budget().built()).isBetween(0L, row.budget().price() - 1);
      cash = row.budget().closing();
      stock += row.homes().completed() + row.homes().supplied();
      underWay += row.homes().started() - row.homes().completed();
      occupied += row.people().housed() - row.people().movedOut();
      assertThat(row.homes().stock()).isEqualTo(stock);
      assertThat(row.homes().underWay()).isEqualTo(underWay);
      assertThat(row.homes().occupied()).isEqualTo(occupied).isBetween(0, stock);
      assertThat(row.people().opening()).isEqualTo(waiting);
      assertThat(row.people().demand()).isEqualTo(demand[year]);
      waiting = row.people().waiting();
      assertThat(waiting == 0 || occupied == stock).as("no home is empty while one waits").isTrue();
      assertThat(row.waits().longest()).isLessThanOrEqualTo(plan.stay().patience());
      assertThat(row.waits().oldest()).isLessThan(plan.stay().patience());
      assertThat(row.budget().rent() % (12 * Math.max(1, occupied))).isZero();
    }
  }

  /** With stays of one length the queue is that of persons followed one by one. */
  @ParameterizedTest
  @MethodSource("seeds")
  void queueIsThatOfPersons(long seed) {
    Random random = new Random(seed);
    int years = 1 + random.nextInt(10);
    int stay = 1 + random.nextInt(4);
    ConstructionPlan plan =
        plan(random, new ConstructionPlan.Stay(stay, stay, 1 + random.nextInt(4)));
    int[] demand = demand(random, years);
    List<ConstructionRow> rows =
        new ConstructionAccount(plan, terms(CarryOver.ALL, years), OptionalLong.of(seed))
            .run(1, paid(random, years), demand);
    List<Integer> queue = new ArrayList<>();
    List<Integer> tenants = new ArrayList<>();
    IntStream.range(0, plan.opening().waiting()).forEach(i -> queue.add(-1));
    IntStream.range(0, plan.opening().tenants()).forEach(i -> tenants.add(-1));
    for (ConstructionRow row : rows) {
      int year = row.fiscalYear() - FROM;
      tenants.removeIf(since -> since + stay == year);
      IntStream.range(0, demand[year]).forEach(i -> queue.add(year));
      long waited = 0;
      while (!queue.isEmpty() && tenants.size() < row.homes().stock()) {
        waited += year - queue.remove(0);
        tenants.add(year);
      }
      queue.removeIf(since -> since + plan.stay().patience() <= year);
      assertThat(row.people().waiting()).isEqualTo(queue.size());
      assertThat(row.homes().occupied()).isEqualTo(tenants.size());
      assertThat(row.waits().sum()).isEqualTo(waited);
      assertThat(row.waits().oldest()).isEqualTo(queue.isEmpty() ? 0 : year - queue.get(0));
    }
  }

  /** Who waits for ever waits no longer with more money, and no shorter behind more applicants. */
  @ParameterizedTest
  @MethodSource("seeds")
  void moreMoneyNeverLengthensTheQueue(long seed) {
    Random random = new Random(seed);
    int years = 1 + random.nextInt(10);
    ConstructionPlan plan =
        plan(random, new ConstructionPlan.Stay(1, 1 + random.nextInt(8), CarryOver.FOREVER));
    FundTerms terms = terms(random.nextBoolean() ? CarryOver.ALL : CarryOver.NONE, years);
    long[] paid = paid(random, years);
    int[] demand = demand(random, years);
    long[] more = paid.clone();
    int[] fewer = demand.clone();
    for (int year = 0; year < years; year++) {
      more[year] += random.nextBoolean() ? random.nextInt(500_000) : 0;
      fewer[year] -= random.nextInt(fewer[year] + 1);
    }
    ConstructionAccount account = new ConstructionAccount(plan, terms, OptionalLong.of(seed));
    List<ConstructionRow> base = account.run(5, paid, demand);
    List<ConstructionRow> rich = account.run(5, more, demand);
    List<ConstructionRow> calm = account.run(5, paid, fewer);
    for (int year = 0; year < years; year++) {
      int waiting = base.get(year).people().waiting();
      assertThat(rich.get(year).people().waiting()).isLessThanOrEqualTo(waiting);
      assertThat(rich.get(year).homes().stock())
          .isGreaterThanOrEqualTo(base.get(year).homes().stock());
      assertThat(calm.get(year).people().waiting()).isLessThanOrEqualTo(waiting);
    }
  }

  /** Demand is met from the year on after the last one that ends with a queue. */
  @ParameterizedTest
  @MethodSource("seeds")
  void outlookCountsReplicates(long seed) {
    Random random = new Random(seed);
    int years = 1 + random.nextInt(6);
    ConstructionPlan plan = plan(random, new ConstructionPlan.Stay(1, 3, 2));
    ConstructionAccount account =
        new ConstructionAccount(plan, terms(CarryOver.ALL, years), OptionalLong.of(seed));
    List<ConstructionRow> rows = new ArrayList<>();
    int[] met = new int[years + 1];
    int[] unmet = new int[years];
    for (int replicate = 1; replicate <= 20; replicate++) {
      List<ConstructionRow> own =
          account.run(replicate, paid(random, years), demand(random, years));
      int last = -1;
      for (int year = 0; year < years; year++) {
        boolean waits = own.get(year).people().waiting() > 0;
        last = waits ? year : last;
        unmet[year] += waits ? 1 : 0;
      }
      met[last + 1]++;
      rows.addAll(own);
    }
    Figures<ConstructionRow, ConstructionFigure> figures =
        new Figures<>(ConstructionFigure.values(), years, 20);
    figures.put(0, rows);
    ConstructionOutlook outlook = ConstructionOutlook.of("f", FROM, figures);
    for (int year = 0; year < years; year++) {
      assertThat(outlook.years().get(year).unmet()).isEqualTo(unmet[year] / 20.0);
      assertThat(outlook.years().get(year).metFrom()).isEqualTo(met[year] / 20.0);
    }
    assertThat(outlook.unmet()).isEqualTo(met[years] / 20.0);
  }
}
