package org.outlay.reference;

import java.util.ArrayList;
import java.util.List;

/** The two input tables of a run, valid rows only. */
public record Cohort(List<Application> applications, List<AnnualRecord> records) {
  public Cohort {
    applications = List.copyOf(applications);
    records = List.copyOf(records);
  }

  /** What the reference pays for this cohort, for fiscal years {@code from} to {@code to}. */
  public List<Payment> payments(int from, int to) {
    return ReferenceCalculator.payments(applications, records, from, to);
  }

  /** This cohort with the rows of another; their application ids must differ. */
  public Cohort and(Cohort other) {
    List<Application> allApplications = new ArrayList<>(applications);
    allApplications.addAll(other.applications);
    List<AnnualRecord> allRecords = new ArrayList<>(records);
    allRecords.addAll(other.records);
    return new Cohort(allApplications, allRecords);
  }
}
