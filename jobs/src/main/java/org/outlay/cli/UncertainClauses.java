package org.outlay.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outlay.control.ControlRow.Scope;
import org.outlay.job.ClauseDistribution;
import org.outlay.job.Setup;
import org.outlay.job.Simulated;
import org.outlay.scenario.Horizon;
import org.outlay.simulation.Distribution;

/** The clauses whose amounts are spread widest over the replicates, all rules of one together. */
final class UncertainClauses {
  private static final int MOST = 5;

  private final Words words;
  private final Simulated simulated;
  private final Horizon horizon;
  private final ClauseNames names;

  UncertainClauses(Words words, Setup setup, Simulated simulated) {
    this.words = words;
    this.simulated = simulated;
    this.horizon = setup.scenario().horizon();
    this.names =
        new ClauseNames(
            words,
            setup.policy(),
            rule -> simulated.of(Scope.RULE, rule.name(), OptionalInt.empty()).mean());
  }

  /** A line each: name, P90 less P10 by year, and over the horizon. */
  List<List<String>> lines() {
    return simulated.clauses().stream()
        .filter(row -> row.fiscalYear().isEmpty())
        .filter(row -> row.distribution().sd().orElse(0) > 0)
        .sorted(Comparator.comparingLong((ClauseDistribution row) -> -width(row.distribution())))
        .limit(MOST)
        .map(row -> line(row.clause()))
        .toList();
  }

  private List<String> line(String clause) {
    List<String> cells = new ArrayList<>(List.of("  " + names.of(clause)));
    Stream.concat(
            IntStream.rangeClosed(horizon.from(), horizon.to()).mapToObj(OptionalInt::of),
            Stream.of(OptionalInt.empty()))
        .forEach(year -> cells.add(words.wan(width(simulated.of(clause, year)))));
    return cells;
  }

  private static long width(Distribution distribution) {
    return distribution.quantile(90) - distribution.quantile(10);
  }
}
