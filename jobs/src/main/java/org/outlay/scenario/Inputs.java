package org.outlay.scenario;

import java.util.List;

/**
 * Files, folders, globs or URIs of the cohort.
 *
 * @param applications at least one
 * @param annualRecords none where every measure is zero
 */
public record Inputs(List<String> applications, List<String> annualRecords) {
  public Inputs {
    applications = List.copyOf(applications);
    annualRecords = List.copyOf(annualRecords);
  }
}
