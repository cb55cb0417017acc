package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Policy;
import org.outlay.projection.Backtest;
import org.outlay.projection.Projection;
import org.outlay.projection.Projector;
import org.outlay.scenario.ProjectionSettings;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;

/**
 * A cohort, what is projected from it, and the model that simulates both.
 *
 * @param pools where the donors of each projected cell come from
 */
public record Forecast(Projection projection, Model model, List<ModelBuilder.PoolRow> pools) {
  public Forecast {
    pools = List.copyOf(pools);
  }

  /** Of a cohort under a policy, for a timeframe that continues. */
  public static Forecast of(
      Policy policy,
      Timeframe time,
      Cohort cohort,
      SimulationSettings simulation,
      ProjectionSettings settings,
      Incentives incentives) {
    return of(policy, time, RosterReader.read(policy, cohort), simulation, settings, incentives);
  }

  /** Of a cohort's roster. */
  public static Forecast of(
      Policy policy,
      Timeframe time,
      Roster roster,
      SimulationSettings simulation,
      ProjectionSettings settings,
      Incentives incentives) {
    Projection projection = projection(policy, time, roster, simulation, settings, incentives);
    ModelBuilder.Built built = new ModelBuilder(policy, time, simulation).build(roster, projection);
    return new Forecast(projection, built.model(), built.pools());
  }

  /** The model with other sources frozen. */
  public Model withFrozen(
      Policy policy, Timeframe time, SimulationSettings settings, Set<UncertaintySource> frozen) {
    return new ModelBuilder(policy, time, settings.withFrozen(frozen))
        .build(model.roster(), projection)
        .model();
  }

  /** What is projected from a roster. */
  public static Projection projection(
      Policy policy,
      Timeframe time,
      Roster roster,
      SimulationSettings simulation,
      ProjectionSettings settings,
      Incentives incentives) {
    return Responses.to(
        project(policy, time, roster, settings), policy, time, roster, simulation, incentives);
  }

  /** How projections from the roster's earlier years would have done. */
  public static Backtest.Outcome backtest(
      Policy policy, Timeframe time, Roster roster, ProjectionSettings settings) {
    RosterCells cells = new RosterCells(policy, roster);
    int from = firstYear(cells, settings);
    int lastKnown = time.lastKnownYear().orElseThrow();
    return from > lastKnown
        ? new Backtest.Outcome(List.of(), List.of())
        : Backtest.of(RosterHistory.of(cells, from, lastKnown), settings);
  }

  private static int firstYear(RosterCells cells, ProjectionSettings settings) {
    int earliest = Arrays.stream(cells.years()).min().orElse(Integer.MAX_VALUE);
    return Math.max(settings.fromYear().orElse(earliest), earliest);
  }

  private static Projection project(
      Policy policy, Timeframe time, Roster roster, ProjectionSettings settings) {
    int lastKnown = time.lastKnownYear().orElseThrow();
    RosterCells cells = new RosterCells(policy, roster);
    int from = firstYear(cells, settings);
    if (from > lastKnown) {
      return Projection.none(lastKnown + 1);
    }
    LocalDate asOf = time.asOf().orElseThrow();
    return new Projector(RosterHistory.of(cells, from, lastKnown), settings)
        .project(time.to(), RosterHistory.given(cells, asOf))
        .withFirstYear(RosterHistory.seen(cells, from, lastKnown, asOf), settings, asOf)
        .withPlaces(settings, RosterHistory.taken(cells, lastKnown));
  }
}
