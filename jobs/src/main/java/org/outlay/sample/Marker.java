package org.outlay.sample;

/** The files beside a cohort that say that nobody in it exists. */
final class Marker {
  static final String SOURCES =
      "published figures of the city's elite plan, of provincial teams, of the province's average"
          + " wages and of the bases of its social insurance; everything else is assumed, see"
          + " sample/profiles.conf";

  private Marker() {}

  static String text(SampleRequest request, SampleSummary summary) {
    return """
    Synthetic data. No person, firm or institution in these files exists.

    applications/    %d applications approved %d - %d
    annual_records/  %d annual records
    seed             %d
    knowledge        %s
    sources          %s
    """
        .formatted(
            summary.applications(),
            request.fromYear(),
            request.toYear(),
            summary.annualRecords(),
            request.seed(),
            request.knowledge() == Knowledge.PLANNED
                ? "a plan: records of the first benefit year, planned ends only"
                : "observed until the end of " + request.toYear(),
            SOURCES);
  }

  static String json(SampleRequest request, SampleSummary summary) {
    return """
    {
      "synthetic": true,
      "applications": %d,
      "annual_records": %d,
      "from": %d,
      "to": %d,
      "seed": %d,
      "knowledge": "%s",
      "sources": "%s"
    }
    """
        .formatted(
            summary.applications(),
            summary.annualRecords(),
            request.fromYear(),
            request.toYear(),
            request.seed(),
            request.knowledge().name().toLowerCase(java.util.Locale.ROOT),
            SOURCES);
  }
}
