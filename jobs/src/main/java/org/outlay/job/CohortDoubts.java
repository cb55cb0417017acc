package org.outlay.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.outlay.problem.Problem;
import org.outlay.projection.ProjectedCell;
import org.outlay.projection.Projection;
import org.outlay.scenario.ProjectionSettings;
import org.outlay.scenario.Scenario;
import org.outlay.simulation.Forecast;
import org.outlay.simulation.HistoryCheck;
import org.outlay.simulation.Model;
import org.outlay.simulation.ModelBuilder;
import org.outlay.simulation.Roster;

/**
 * What a projection takes at its word and may be a slip: years up to as-of in which nobody was
 * approved, and what the records say against the catalogue.
 */
final class CohortDoubts {
  /** Between a programme and its district in a scenario's keys. */
  private static final String DISTRICTS = ".districts.";

  private CohortDoubts() {}

  /** Of a cohort that was simulated, with what its records say against the catalogue. */
  static List<Problem> of(Setup setup, Forecast forecast) {
    Model model = forecast.model();
    Roster roster = model.roster();
    List<Problem> warnings =
        new ArrayList<>(of(setup.scenario(), roster.firstApproval(), roster.lastApproval()));
    warnings.addAll(HistoryCheck.of(setup.policy(), model));
    warnings.addAll(plans(setup.scenario(), forecast.projection()));
    warnings.addAll(donors(setup.scenario(), forecast.pools()));
    return warnings;
  }

  /** Programmes whose new applicants are counted and resemble nobody, so that nobody is paid. */
  static List<Problem> donors(Scenario scenario, List<ModelBuilder.PoolRow> pools) {
    return pools.stream()
        .filter(pool -> pool.donors() == 0)
        .map(pool -> pool.cell().cell().programme())
        .distinct()
        .map(
            programme ->
                Problem.warning(
                        "no-donors",
                        scenario.location("inputs.applications"),
                        "no application lends what new ones would be like: those that are expected"
                            + " are not paid")
                    .withValue(programme)
                    .withRemedy("give planned applications in inputs.applications"))
        .toList();
  }

  /**
   * Levels of programmes and districts that have no history, of whose applicants nothing is known.
   */
  static List<Problem> plans(Scenario scenario, Projection projection) {
    List<Problem> warnings = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ProjectedCell cell : projection.cells()) {
      known.add(cell.cell().programme());
      known.add(cell.cell().programme() + DISTRICTS + cell.cell().district());
    }
    new TreeMap<>(scenario.projection().programmes())
        .forEach(
            (programme, plan) -> {
              level(scenario, known, programme, plan).ifPresent(warnings::add);
              new TreeMap<>(plan.districts())
                  .forEach(
                      (district, part) ->
                          level(scenario, known, programme + DISTRICTS + district, part)
                              .ifPresent(warnings::add));
            });
    return warnings;
  }

  private static Optional<Problem> level(
      Scenario scenario, Set<String> known, String name, ProjectionSettings.Plan plan) {
    return plan.level().isEmpty() || known.contains(name)
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                    "level-without-history",
                    scenario.location("projection.programmes." + name + ".level"),
                    "nobody applied in the history, so that nothing is known of who would: nobody is"
                        + " projected")
                .withValue(name + ": " + plan.level().getAsDouble())
                .withRemedy("give planned applications in inputs.applications"));
  }

  /**
   * Warnings, if there is reason for any.
   *
   * @param firstApproval year of the first application, empty without one
   * @param lastApproval year of the last
   */
  static List<Problem> of(Scenario scenario, OptionalInt firstApproval, OptionalInt lastApproval) {
    if (lastApproval.isEmpty()) {
      return List.of(
          Problem.warning(
                  "no-applications",
                  scenario.location("inputs.applications"),
                  "no application was accepted: there is nothing to pay or to project")
              .withRemedy("check that the files are those you mean"));
    }
    int year = lastApproval.getAsInt();
    Optional<Integer> known =
        scenario
            .asOf()
            .map(asOf -> RunKind.FORECAST.timeframe(scenario).lastKnownYear().orElse(year));
    List<Problem> warnings = new ArrayList<>();
    known
        .flatMap(last -> noHistory(scenario, firstApproval.orElse(year), last))
        .ifPresent(warnings::add);
    known
        .filter(last -> year < last)
        .map(
            last ->
                Problem.warning(
                        "years-without-applications",
                        scenario.location("inputs.as-of"),
                        "nobody was approved in the last years that as-of says are known; a"
                            + " projection takes them for years without applications")
                    .withValue("last approval in %d, known to %d".formatted(year, last))
                    .withRemedy("set as-of to the day up to which the files go"))
        .ifPresent(warnings::add);
    return warnings;
  }

  /** Without a year to learn from nothing is projected. */
  private static Optional<Problem> noHistory(Scenario scenario, int firstApproval, int lastKnown) {
    int from = scenario.projection().fromYear().orElse(firstApproval);
    return Math.max(from, firstApproval) <= lastKnown
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                    "no-history",
                    scenario.location(from > lastKnown ? "projection.from-year" : "inputs.as-of"),
                    "no application lies in the years that a projection learns from: nobody new is"
                        + " projected")
                .withValue(
                    "from %d on, known to %d".formatted(Math.max(from, firstApproval), lastKnown))
                .withRemedy("set projection.from-year and inputs.as-of around the history"));
  }
}
