package org.outlay.job;

import java.util.List;
import java.util.OptionalInt;
import org.outlay.problem.Problem;
import org.outlay.scenario.Scenario;

/** Years up to as-of in which nobody was approved, which a projection takes at their word. */
final class CohortGaps {
  private CohortGaps() {}

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
