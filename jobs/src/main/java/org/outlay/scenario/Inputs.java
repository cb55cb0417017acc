package org.outlay.scenario;

import java.util.List;

/**
 * Files, folders, globs or URIs of the cohort.
 *
 * @param applications at least one
 * @param annualRecords none where every measure is zero
 * @param actuals what was paid, by rule and month; none where no year is under control
 */
public record Inputs(List<String> applications, List<String> annualRecords, List<String> actuals) {
  public Inputs {
    applications = List.copyOf(applications);
    annualRecords = List.copyOf(annualRecords);
    actuals = List.copyOf(actuals);
  }
}
