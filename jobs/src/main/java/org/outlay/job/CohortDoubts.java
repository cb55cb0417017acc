package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.outlay.problem.Problem;
import org.outlay.scenario.Scenario;
import org.outlay.simulation.HistoryCheck;
import org.outlay.simulation.Model;

/**
 * What a projection takes at its word and may be a slip: years up to as-of in which nobody was
 * approved, and what the records say against the catalogue.
 */
final class CohortDoubts {
  private CohortDoubts() {}

  /** Of a cohort that was simulated, with what its records say against the catalogue. */
  static List<Problem> of(Setup setup, Model model) {
    List<Problem> warnings = new ArrayList<>(of(setup.scenario(), model.roster().lastApproval()));
    warnings.addAll(HistoryCheck.of(setup.policy(), model));
    return warnings;
  }

  /**
   * Warnings, if there is reason for any.
   *
   * @param lastApproval year of the last application, empty without one
   */
  static List<Problem> of(Scenario scenario, OptionalInt lastApproval) {
    if (lastApproval.isEmpty()) {
      return List.of(
          Problem.warning(
                  "no-applications",
                  scenario.location("inputs.applications"),
                  "no application was accepted: there is nothing to pay or to project")
              .withRemedy("check that the files are those you mean"));
    }
    int year = lastApproval.getAsInt();
    return scenario
        .asOf()
        .map(asOf -> RunKind.FORECAST.timeframe(scenario).lastKnownYear().orElse(year))
        .filter(known -> year < known)
        .map(
            known ->
                Problem.warning(
                        "years-without-applications",
                        scenario.location("inputs.as-of"),
                        "nobody was approved in the last years that as-of says are known; a"
                            + " projection takes them for years without applications")
                    .withValue("last approval in %d, known to %d".formatted(year, known))
                    .withRemedy("set as-of to the day up to which the files go"))
        .stream()
        .toList();
  }
}
