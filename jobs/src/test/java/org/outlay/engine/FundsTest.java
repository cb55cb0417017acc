package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.results.Manifest;
import org.outlay.results.Remark;
import org.outlay.results.RunReader;
import org.outlay.results.Setting;

/**
 * Funds through a whole run: rent is paid in 4:3:3, what is timed for the next year is paid then,
 * and a fund too small by far serves its rules by priority and lets claims go after two years.
 * Money neither appears nor disappears between the tables, in any replicate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundsTest {
  private static final int REPLICATES = 5;
  private static final int FROM = 2017;
  private static final int TO = 2021;

  private RunResult run;

  @BeforeAll
  void forecast(@TempDir Path folder) throws IOException {
    Path earlier = Files.writeString(folder.resolve("earlier.csv"), twoYears());
    run =
        TestEngine.run(
            RunKind.FORECAST,
            Path.of("data/scenarios/small.conf"),
            folder,
            List.of(
                "simulation.replicates=" + REPLICATES,
                "horizon.to=" + TO,
                "projection.programmes.home.level=300",
                "inputs.actuals=[\"data/actuals/small-2017.csv\", \"%s\"]".formatted(earlier),
                "payments.talent-ambassador.lag=history",
                "control.concentration=20",
                "payments.all=by-timing",
                "parameters.overseas-engineer.rate=0.4",
                "funds.guidance.investment.calls=on-demand",
                "payments.home-rent.instalments=[0.4, 0.3, 0.3]",
                "payments.venture-project.lag=[0.5, 0.3, 0.2]",
                "payments.venture-project.concentration=20",
                "funds.talent-special.appropriation.2017=20000000",
                "funds.talent-special.carry-over.share=0.5",
                "funds.talent-special.supplement=0.1",
                "funds.talent-special.when-short.order=priority-pro-rata",
                "funds.talent-special.when-short.class-1=[home-rent, innovation-project]",
                "funds.talent-special.when-short.forfeit-after=2"));
  }

  /** Of what was due in 2015 three fifths were paid in that year and the rest in the next. */
  private static String twoYears() {
    StringBuilder rows = new StringBuilder("rule,month,amount,due_year\n");
    for (int month = 1; month <= 12; month++) {
      rows.append("talent-ambassador,2015-%02d,60000,2015\n".formatted(month));
      rows.append("talent-ambassador,2016-%02d,40000,2015\n".formatted(month));
    }
    return rows.toString();
  }

  /** Shares of the past are those of the future. */
  @Test
  void lagsAreThoseOfHistory() {
    assertThat(run.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning.describe())
                    .contains("estimated-lags", "talent-ambassador: 0.6, 0.4"));
    BigDecimal late =
        sum(
            table("commitments").stream()
                .filter(row -> row.getAs("rule").equals("talent-ambassador"))
                .filter(row -> row.<Integer>getAs("due_year") == TO + 1)
                .toList(),
            "due");
    BigDecimal last =
        sum(
            table("outlays").stream()
                .filter(row -> row.getAs("rule").equals("talent-ambassador"))
                .filter(row -> row.<Integer>getAs("fiscal_year") == TO)
                .toList(),
            "amount");
    assertThat(last).isPositive();
    assertThat(late)
        .isCloseTo(last.multiply(new BigDecimal("0.4")), within(new BigDecimal("0.05")));
  }

  /** Who looks at the run later sees what was told, and with which settings that nobody wrote. */
  @Test
  void theRecordHasWarningsAndDefaults() {
    Manifest manifest =
        RunReader.open(TestEngine.spark().sparkContext().hadoopConfiguration(), run.path())
            .manifest();
    assertThat(manifest.warnings())
        .extracting(Remark::code)
        .contains("estimated-lags")
        .hasSize(run.warnings().size() + run.setup().warnings().size());
    assertThat(manifest.scenario())
        .contains(
            new Setting("simulation.donor-vintages", "5", Setting.USUAL, 0),
            new Setting("projection.given", "replace", Setting.USUAL, 0))
        .anySatisfy(
            setting -> {
              assertThat(setting.path()).isEqualTo("simulation.replicates");
              assertThat(setting.file()).startsWith("--set");
            });
  }

  private List<Row> table(String name) {
    return TestEngine.table(run, name).collectAsList();
  }

  private static BigDecimal amount(Row row, String column) {
    return row.getAs(column);
  }

  private static Map<String, BigDecimal> sums(
      List<Row> rows, Function<Row, String> key, String column) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    rows.forEach(row -> sums.merge(key.apply(row), amount(row, column), BigDecimal::add));
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static String fundYear(Row row) {
    return row.getAs("fund") + " " + row.getAs("fiscal_year");
  }

  @Test
  void bothIdentitiesHoldInEveryReplicate() {
    List<Row> ledger = table("fund_ledger");
    assertThat(ledger).hasSize((REPLICATES + 1) * 4 * (TO - FROM + 1));
    Map<String, Row> last = new TreeMap<>();
    for (Row row :
        TestEngine.table(run, "fund_ledger")
            .orderBy("replicate", "fund", "fiscal_year")
            .collectAsList()) {
      assertThat(
              amount(row, "opening")
                  .add(amount(row, "appropriation"))
                  .add(amount(row, "receipts"))
                  .subtract(amount(row, "paid"))
                  .subtract(amount(row, "lapsed")))
          .isEqualTo(amount(row, "closing"));
      assertThat(amount(row, "arrears").add(amount(row, "demand")))
          .isEqualTo(amount(row, "paid").add(amount(row, "deferred")).add(amount(row, "forgone")));
      Row before = last.put(row.getAs("replicate") + " " + row.getAs("fund"), row);
      if (before != null) {
        assertThat(amount(row, "opening")).isEqualTo(amount(before, "closing"));
        assertThat(amount(row, "arrears")).isEqualTo(amount(before, "deferred"));
      }
    }
    assertThat(sums(ledger, Row::toString, "forgone")).isNotEmpty();
    assertThat(sums(ledger, Row::toString, "receipts")).isNotEmpty();
  }

  /** Every vintage's claims, added up, are the ledger of the means. */
  @Test
  void commitmentsAddUpToTheLedger() {
    List<Row> commitments = table("commitments");
    List<Row> inside =
        commitments.stream().filter(row -> row.<Integer>getAs("due_year") <= TO).toList();
    List<Row> means =
        table("fund_ledger").stream().filter(row -> row.<Integer>getAs("replicate") == 0).toList();
    assertThat(sums(inside, row -> row.getAs("fund") + " " + row.getAs("due_year"), "due"))
        .isEqualTo(sums(means, FundsTest::fundYear, "demand"));
    Function<Row, String> fund = row -> row.getAs("fund");
    assertThat(sums(inside, fund, "paid")).isEqualTo(sums(means, fund, "paid"));
    assertThat(sums(inside, fund, "forgone")).isEqualTo(sums(means, fund, "forgone"));
    List<Row> lastYear =
        means.stream().filter(row -> row.<Integer>getAs("fiscal_year") == TO).toList();
    assertThat(sums(inside, fund, "outstanding")).isEqualTo(sums(lastYear, fund, "deferred"));
    for (Row row : commitments) {
      assertThat(amount(row, "due"))
          .isEqualTo(
              amount(row, "paid").add(amount(row, "forgone")).add(amount(row, "outstanding")));
      assertThat(row.<Integer>getAs("vintage")).isLessThanOrEqualTo(row.<Integer>getAs("due_year"));
      assertThat(amount(row, "outstanding")).isNotNegative();
    }
    assertThat(commitments).anyMatch(row -> row.<Integer>getAs("due_year") > TO);
    assertThat(commitments).anyMatch(row -> row.getAs("vintage_kind").equals("projected"));
  }

  /** What is due for a year falls due once: inside the horizon, after it, or from before it. */
  @Test
  void whatIsDueFallsDueOnce() {
    Map<String, BigDecimal> outlays =
        sums(
            table("outlays").stream().filter(row -> row.getAs("fund") != null).toList(),
            row -> row.getAs("rule") + " " + row.getAs("fiscal_year"),
            "amount");
    Map<String, BigDecimal> due =
        sums(table("commitments"), row -> row.getAs("rule") + " " + row.getAs("due_year"), "due");
    for (int year = FROM; year < TO; year++) {
      assertThat(due.get("innovation-project " + (year + 1)))
          .isEqualTo(outlays.get("innovation-project " + year));
      assertThat(due.get("home-purchase " + year)).isEqualTo(outlays.get("home-purchase " + year));
    }
    assertThat(due.get("innovation-project " + FROM)).isNotNull();
    BigDecimal rent = outlays.get("home-rent " + TO);
    assertThat(due.get("home-rent " + (TO + 2)))
        .isEqualByComparingTo(rent.multiply(new BigDecimal("0.3")));
  }

  /** Lags move what is due between years; over all of them it is what is due. */
  @Test
  void lagsKeepTheTotal() {
    Function<List<Row>, List<Row>> projected =
        rows ->
            rows.stream()
                .filter(row -> row.getAs("rule").equals("venture-project"))
                .filter(row -> row.getAs("vintage_kind").equals("projected"))
                .toList();
    List<Row> commitments = projected.apply(table("commitments"));
    assertThat(sums(commitments, row -> row.getAs("rule"), "due"))
        .isNotEmpty()
        .isEqualTo(sums(projected.apply(table("outlays")), row -> row.getAs("rule"), "amount"));
    assertThat(commitments).anyMatch(row -> row.<Integer>getAs("due_year") == TO + 2);
  }

  /** Demand of a replicate is what it simulated, moved by the terms of payment. */
  @Test
  void demandOfAReplicateIsWhatItSimulated() {
    List<Row> simulated =
        table("simulated_outlays").stream()
            .filter(row -> row.getAs("fund") != null && !row.getAs("fund").equals("talent-special"))
            .toList();
    List<Row> ledger =
        table("fund_ledger").stream()
            .filter(row -> row.<Integer>getAs("replicate") > 0)
            .filter(row -> !row.getAs("fund").equals("talent-special"))
            .toList();
    Function<Row, String> key = row -> row.getAs("replicate") + " " + fundYear(row);
    assertThat(sums(ledger, key, "demand")).isEqualTo(sums(simulated, key, "amount"));
  }

  /** What an investment fund calls from the government is what its rule costs, in any replicate. */
  @Test
  void callsOnDemandAreOutlays() {
    List<Row> course = table("investment_fund");
    assertThat(course).hasSize(REPLICATES * (TO - FROM + 1));
    Function<Row, String> key = row -> row.getAs("replicate") + " " + row.getAs("fiscal_year");
    Map<String, BigDecimal> calls = sums(course, key, "government_called");
    assertThat(calls).isNotEmpty();
    assertThat(calls)
        .isEqualTo(
            sums(
                table("simulated_outlays").stream()
                    .filter(row -> row.getAs("rule").equals("guidance-fund-call"))
                    .toList(),
                key,
                "amount"));
    Map<String, BigDecimal> outlays =
        sums(
            table("outlays").stream()
                .filter(row -> row.getAs("rule").equals("guidance-fund-call"))
                .toList(),
            row -> "" + row.getAs("fiscal_year"),
            "amount");
    BigDecimal all =
        calls.entrySet().stream()
            .filter(call -> call.getKey().endsWith(" " + FROM))
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(outlays.get("" + FROM))
        .isEqualTo(all.divide(new BigDecimal(REPLICATES), 2, java.math.RoundingMode.HALF_UP));
    assertThat(table("investment_outlook")).hasSize(TO - FROM + 1);
  }

  /** Payments up to June are what was given; the rest of the year adds up and holds the prior. */
  @Test
  void theFirstYearIsUnderControl() {
    List<Row> control = table("control");
    int funded = 41;
    assertThat(control).hasSize((funded + 4 + 1) * 12);
    Function<Row, String> month = row -> row.getAs("scope") + " " + row.getAs("month");
    for (String column : List.of("cumulative", "planned", "mean")) {
      Map<String, BigDecimal> sums =
          sums(control.stream().filter(r -> r.getAs(column) != null).toList(), month, column);
      for (int m = 1; m <= 12; m++) {
        assertThat(sums.get("rule " + m)).as(column).isEqualTo(sums.get("total " + m));
        assertThat(sums.get("fund " + m)).as(column).isEqualTo(sums.get("total " + m));
      }
    }
    Row june = row(control, "home-rent", 6);
    assertThat(june.<String>getAs("basis")).isEqualTo("recorded");
    assertThat(amount(june, "cumulative")).isEqualByComparingTo("30000");
    assertThat(amount(june, "p90")).isEqualByComparingTo("30000");
    Row team = row(control, "municipal-team", 6);
    assertThat(amount(team, "cumulative")).isEqualByComparingTo("10000000");
    Row call = row(control, "university-cooperation", 12);
    assertThat(amount(call, "p10")).isEqualByComparingTo("10000000");
    assertThat(amount(call, "p90")).isEqualByComparingTo("10000000");
    assertThat(row(control, "home-purchase", 3).<String>getAs("profile_source"))
        .isEqualTo("approvals");
    Map<String, BigDecimal> mean =
        sums(
            table("outlay_distribution").stream()
                .filter(row -> row.getAs("scope").equals("rule"))
                .filter(row -> Integer.valueOf(FROM).equals(row.getAs("fiscal_year")))
                .toList(),
            row -> row.getAs("rule"),
            "mean");
    assertThat(amount(row(control, "provincial-team-match", 12), "planned"))
        .isEqualTo(mean.get("provincial-team-match"));
    assertThat(run.inputs()).anyMatch(input -> input.table().equals("actuals"));
  }

  private static Row row(List<Row> control, String rule, int month) {
    return control.stream()
        .filter(row -> rule.equals(row.getAs("rule")) && row.<Integer>getAs("month") == month)
        .findFirst()
        .orElseThrow();
  }

  /** The plan divides what the same replicates come to; every level adds up. */
  @Test
  void planAddsUpToTheDistribution() {
    List<Row> plan = side("policy");
    Map<String, BigDecimal> means = sums(plan, FundsTest::fundYear, "mean");
    for (Row row : table("outlay_distribution")) {
      Integer year = row.getAs("fiscal_year");
      if (year == null || year > FROM + 2 || row.getAs("scope").equals("rule")) {
        continue;
      }
      boolean total = row.getAs("scope").equals("total");
      List<Row> mine =
          plan.stream()
              .filter(other -> other.getAs("fiscal_year").equals(year))
              .filter(other -> total || other.getAs("fund").equals(row.getAs("fund")))
              .toList();
      String of = total ? "_total" : "_fund";
      for (String level : List.of("p50", "p90")) {
        assertThat(sum(mine, level + of)).isEqualByComparingTo(amount(row, level));
      }
      assertThat(sum(mine, "mean").subtract(amount(row, "mean")).abs())
          .isLessThanOrEqualTo(total ? BigDecimal.ZERO : new BigDecimal("0.01"));
    }
    assertThat(means).hasSizeGreaterThan(9);
    assertThat(plan).noneMatch(row -> row.getAs("function_code") == null);
  }

  /**
   * Current policy has the replicates of the scenario, but for the rules that the scenario changes.
   */
  @Test
  void theBaselineIsTheCatalogue() {
    Function<Row, String> key = row -> row.getAs("rule") + " " + row.getAs("fiscal_year");
    Map<String, BigDecimal> before = sums(side("baseline"), key, "mean");
    Map<String, BigDecimal> after = sums(side("policy"), key, "mean");
    assertThat(before.get("guidance-fund-call " + FROM)).isEqualTo("8000000.00");
    assertThat(after.get("guidance-fund-call " + FROM)).isNotEqualTo("8000000.00");
    assertThat(before.get("overseas-engineer " + FROM))
        .isLessThan(after.get("overseas-engineer " + FROM));
    for (Map<String, BigDecimal> of : List.of(before, after)) {
      of.keySet()
          .removeIf(k -> k.startsWith("guidance-fund-call ") || k.startsWith("overseas-engineer "));
    }
    assertThat(before.keySet()).isEqualTo(after.keySet()).hasSizeGreaterThan(90);
    before.forEach(
        (rule, mean) ->
            assertThat(mean.subtract(after.get(rule)).abs())
                .as(rule)
                .isLessThan(new BigDecimal("0.05")));
  }

  private List<Row> side(String name) {
    return table("rolling_plan").stream().filter(row -> row.getAs("case").equals(name)).toList();
  }

  private static BigDecimal sum(List<Row> rows, String column) {
    return rows.stream().map(row -> amount(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The outlook counts what the ledgers say. */
  @Test
  void outlookIsThatOfTheLedgers() {
    List<Row> ledger =
        table("fund_ledger").stream().filter(row -> row.<Integer>getAs("replicate") > 0).toList();
    for (Row row : table("fund_outlook")) {
      List<Row> mine = new ArrayList<>(ledger);
      mine.removeIf(other -> !other.getAs("fund").equals(row.getAs("fund")));
      Integer year = row.getAs("fiscal_year");
      mine.removeIf(other -> year != null && !other.getAs("fiscal_year").equals(year));
      long breached =
          mine.stream()
              .filter(other -> amount(other, "shortfall").signum() > 0)
              .map(other -> other.<Integer>getAs("replicate"))
              .distinct()
              .count();
      assertThat(amount(row, "breach"))
          .isEqualByComparingTo(new BigDecimal(breached).divide(new BigDecimal(REPLICATES)));
    }
    assertThat(run.outlooks()).hasSize(4);
    assertThat(run.outlooks().get(0).breach().value()).isEqualTo(1.0);
    double firsts =
        run.outlooks().get(0).years().stream().mapToDouble(year -> year.first().value()).sum();
    assertThat(firsts).isEqualTo(1.0);
  }

  /** Homes are built with what the ledger pays, and go to those who apply in the same replicate. */
  @Test
  void homesAreBuiltWithWhatTheLedgerPays() {
    List<Row> homes = table("apartments");
    assertThat(homes).hasSize((REPLICATES + 1) * (TO - FROM + 1));
    Function<Row, String> key = row -> row.getAs("replicate") + " " + fundYear(row);
    List<Row> ledger =
        table("fund_ledger").stream()
            .filter(row -> row.getAs("fund").equals("apartments"))
            .toList();
    assertThat(sums(homes, key, "paid")).isEqualTo(sums(ledger, key, "paid")).isNotEmpty();
    Map<Integer, Long> demand = new TreeMap<>();
    homes.forEach(
        row ->
            demand.merge(
                row.<Integer>getAs("replicate"), row.<Long>getAs("demand"), Math::addExact));
    assertThat(new java.util.HashSet<>(demand.values())).hasSizeGreaterThan(1);
    assertThat(table("apartment_outlook")).hasSize(TO - FROM + 1);
    assertThat(run.homes()).hasSize(1);
  }
}
