package org.outlay.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.outlay.control.ControlRow.Scope;
import org.outlay.fund.LedgerRow;
import org.outlay.fund.Outlook;
import org.outlay.job.CappedRow;
import org.outlay.job.ClauseDistribution;
import org.outlay.job.DistributionRow;
import org.outlay.job.OutlayRow;
import org.outlay.job.PlanRow;
import org.outlay.job.RollingPlan;
import org.outlay.job.RunResult;
import org.outlay.job.Setup;
import org.outlay.job.Simulated;
import org.outlay.plan.PlanAmounts;
import org.outlay.plan.PlanCell;
import org.outlay.plan.PlanLine;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;
import org.outlay.schema.Labels;
import org.outlay.simulation.Distribution;
import org.outlay.simulation.Verdict;

/** What a forecast prints, from results made up for a test. */
final class ForecastScreen {
  /** Fen of 10,000 yuan, the unit of the screen. */
  static final long WAN = 1_000_000;

  private final Setup setup;
  private final Horizon horizon;

  ForecastScreen(Setup setup) {
    this.setup = setup;
    this.horizon = setup.scenario().horizon();
  }

  /** What a replicate is due under a rule in a year, 10,000 yuan. */
  interface Due {
    long wan(String rule, int year, int replicate);
  }

  /** Lines printed. */
  List<String> lines(
      String language,
      List<OutlayRow> outlays,
      List<LedgerRow> ledger,
      List<Outlook> outlooks,
      Optional<Simulated> simulated) {
    RunResult result =
        new RunResult(
            setup,
            "file:/runs/one",
            List.of(),
            outlays,
            ledger,
            outlooks,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            4,
            simulated,
            Optional.empty());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    new RunReport(Words.in(language), out).print(result);
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** What so many replicates say. */
  Simulated simulated(Due due, int replicates, List<CappedRow> capped, String tolerance) {
    List<DistributionRow> rows = new ArrayList<>();
    List<ClauseDistribution> clauses = new ArrayList<>();
    Predicate<Rule> isDue = rule -> rule.kind() != Rule.Kind.MEMO;
    List<OptionalInt> years =
        new ArrayList<>(
            IntStream.rangeClosed(horizon.from(), horizon.to()).mapToObj(OptionalInt::of).toList());
    years.add(OptionalInt.empty());
    for (OptionalInt year : years) {
      for (Rule rule : setup.policy().rules()) {
        Distribution of = sum(due, rule::equals, year, replicates);
        rows.add(new DistributionRow(Scope.RULE, rule.name(), rule.fund(), year, of));
      }
      for (String fund : setup.policy().funds().keySet()) {
        Optional<String> payer = Optional.of(fund);
        Distribution of = sum(due, rule -> rule.fund().equals(payer), year, replicates);
        rows.add(new DistributionRow(Scope.FUND, fund, payer, year, of));
      }
      rows.add(
          new DistributionRow(
              Scope.TOTAL, "", Optional.empty(), year, sum(due, isDue, year, replicates)));
      setup.policy().rules().stream()
          .filter(isDue)
          .map(Rule::clause)
          .distinct()
          .forEach(
              clause ->
                  clauses.add(
                      new ClauseDistribution(
                          clause,
                          year,
                          sum(
                              due,
                              isDue.and(rule -> rule.clause().equals(clause)),
                              year,
                              replicates))));
    }
    Distribution total = sum(due, isDue, OptionalInt.empty(), replicates);
    return new Simulated(
        replicates,
        rows,
        clauses,
        capped,
        Verdict.of(total, replicates, new java.math.BigDecimal(tolerance)),
        plan());
  }

  private Distribution sum(Due due, Predicate<Rule> rules, OptionalInt fiscalYear, int replicates) {
    long[] fen = new long[replicates];
    for (int year = horizon.from(); year <= horizon.to(); year++) {
      if (fiscalYear.orElse(year) == year) {
        for (Rule rule : setup.policy().rules().stream().filter(rules).toList()) {
          int of = year;
          Arrays.setAll(fen, r -> fen[r] + due.wan(rule.name(), of, r) * WAN);
        }
      }
    }
    return Distribution.of(fen);
  }

  private RollingPlan plan() {
    Labels none = Labels.of("", "");
    PlanCell cell = new PlanCell("talent-special", "01-01", "top-talent-award", "nanhu");
    return new RollingPlan(
        List.of(
            new PlanRow(
                PlanRow.Side.POLICY,
                new PlanLine(cell, horizon.from(), PlanAmounts.NONE),
                Optional.empty(),
                Optional.empty(),
                new PlanRow.Names(none, none, none, none, none))));
  }

  /** Cells of the last line that begins so, two blanks or more between them. */
  static List<String> cells(List<String> lines, String beginning) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(beginning))
        .map(line -> List.of(line.split(" {2,}")))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no line begins with " + beginning));
  }

  /** The lines from the first that begins so. */
  static List<String> from(List<String> lines, String beginning) {
    return lines.stream().dropWhile(line -> !line.startsWith(beginning)).toList();
  }
}
