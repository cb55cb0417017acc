package org.outlay.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Valid random cohorts of all programmes at the boundaries of their rules: what a comparison of the
 * engine with the reference runs on. The same seed gives the same cohort.
 */
public final class RandomCohort {
  private static final BigDecimal LARGEST = new BigDecimal("1000000000");

  private RandomCohort() {}

  /** A cohort of so many applications, rows in random order. */
  public static Cohort of(long seed, int applications) {
    Draw draw = new Draw(new SplittableRandom(seed));
    RandomApplications rows = new RandomApplications(draw, applications);
    RandomRecords annual = new RandomRecords(draw);
    List<Application> cohort = new ArrayList<>();
    List<AnnualRecord> records = new ArrayList<>();
    for (int number = 0; number < applications; number++) {
      Profile profile = draw.oneOf(Profile.ALL);
      Application application = rows.next(number, profile);
      cohort.add(application);
      records.addAll(annual.of(application, profile));
      if (draw.chance(8) && number + 1 < applications) {
        number++;
        Application twin = rows.twin(number, application);
        cohort.add(twin);
        records.addAll(annual.of(twin, profile));
      }
    }
    return shuffled(seed, new Cohort(cohort, records));
  }

  /** The same without the boundary amounts near DECIMAL(18,2), which are not simulated. */
  public static Cohort plausible(long seed, int applications) {
    Cohort cohort = of(seed, applications);
    return new Cohort(
        cohort.applications(),
        cohort.records().stream().filter(RandomCohort::isPlausible).toList());
  }

  private static boolean isPlausible(AnnualRecord row) {
    return row.cells().values().stream()
        .filter(cell -> cell.matches("\\d+\\.\\d+|\\d{7,}"))
        .allMatch(cell -> new BigDecimal(cell).compareTo(LARGEST) < 0);
  }

  /** A cohort with enough further shortage talents that the places run out inside it. */
  public static Cohort withPlacesExhausted(long seed, int applications) {
    Draw draw = new Draw(new SplittableRandom(~seed));
    RandomApplications rows = new RandomApplications(draw, applications);
    List<Application> crowd = new ArrayList<>();
    List<AnnualRecord> records = new ArrayList<>();
    for (int number = 0; number < Article03.PLACES; number++) {
      String id = rows.id(applications + number);
      String day = rows.approvedOn().toString();
      crowd.add(
          Application.of(
              Map.of(
                  "application_id", id,
                  "applicant_id", id,
                  "programme", "shortage-talent",
                  "district", "city",
                  "approved_on", day)));
      if (draw.chance(50)) {
        records.add(
            AnnualRecord.of(
                Map.of(
                    "application_id",
                    id,
                    "fiscal_year",
                    day.substring(0, 4),
                    "contribution",
                    "12600.01")));
      }
    }
    return shuffled(seed, of(seed, applications).and(new Cohort(crowd, records)));
  }

  /** The same rows in another order. */
  public static Cohort shuffled(long seed, Cohort cohort) {
    List<Application> applications = new ArrayList<>(cohort.applications());
    List<AnnualRecord> records = new ArrayList<>(cohort.records());
    Random random = new Random(seed);
    Collections.shuffle(applications, random);
    Collections.shuffle(records, random);
    return new Cohort(applications, records);
  }
}
