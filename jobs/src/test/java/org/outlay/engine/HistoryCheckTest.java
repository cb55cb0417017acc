package org.outlay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.job.RunKind;
import org.outlay.problem.Problem;

/** What the records say against the way in which they are to go on is told. */
class HistoryCheckTest {
  /** Growth of the average wage in indices.conf from 2012 on. */
  private static final double[] WAGE = {1, 1.1324, 1.0867, 1.0692, 1.0870};

  @TempDir Path folder;

  private final List<String> applications =
      new ArrayList<>(List.of("application_id,programme,applicant_id,district,approved_on"));
  private final List<String> records =
      new ArrayList<>(List.of("application_id,fiscal_year,revenue,expenditure,premium"));

  @Test
  void growthAndLaterRecordsThatTheCatalogueDoesNotKnow() throws IOException {
    for (int i = 0; i < 40; i++) {
      firm(i, 1_000_000, 1.4, 1);
      insured(i, 2);
    }
    hires(50, 80_000, new double[] {1, 1, 1, 1, 1});
    assertThat(warnings())
        .satisfiesExactlyInAnyOrder(
            told ->
                says(
                    told,
                    "records-not-continued",
                    "tech-insurance: premium, up to benefit year 2",
                    "years = 2"),
            told ->
                says(
                    told,
                    "records-unlike-index",
                    "hr-platform: revenue, 40.0% a year (index: platform-revenue, 20.0%)"),
            told ->
                says(
                    told,
                    "arrivals-unlike-index",
                    "headhunter: expenditure, 0.0% a year (index: wage, 9.4%)"));
  }

  /** What swings from year to year about its path does not grow faster, however far. */
  @Test
  void whatGoesOnAsItIsToIsNotTold() throws IOException {
    for (int i = 0; i < 40; i++) {
      firm(i, 1_000_000, 1.2, i % 2 == 0 ? 1.9 : 0.1);
      insured(i, 1);
    }
    hires(50, 80_000, WAGE);
    assertThat(warnings()).isEmpty();
  }

  /** Twenty-nine observations of anything are too few. */
  @Test
  void fewRecordsSayNothing() throws IOException {
    for (int i = 0; i < 29; i++) {
      applications.add("f" + i + ",hr-platform,f" + i + ",nanhu,2015-03-01");
      records.add("f" + i + ",2015,1000000,,");
      records.add("f" + i + ",2016,2000000,,");
    }
    hires(1, 80_000, WAGE);
    assertThat(warnings()).isEmpty();
  }

  /** Three years of sales, the second of them off the path by a factor. */
  private void firm(int i, double first, double growth, double swing) {
    applications.add("f" + i + ",hr-platform,f" + i + ",nanhu,2014-03-01");
    double[] sales = {first, first * growth * swing, first * growth * growth};
    for (int year = 0; year < sales.length; year++) {
      records.add(String.format(Locale.ROOT, "f%d,%d,%.2f,,", i, 2014 + year, sales[year]));
    }
  }

  private void insured(int i, int years) {
    applications.add("t" + i + ",tech-insurance,t" + i + ",nanhu,2015-03-01");
    for (int year = 0; year < years; year++) {
      records.add("t" + i + "," + (2015 + year) + ",,,30000");
    }
  }

  /** Hires of 2012 to 2016, the fees scattered alike in each year. */
  private void hires(int aYear, double fee, double[] growth) {
    double level = fee;
    for (int year = 0; year < growth.length; year++) {
      level *= growth[year];
      for (int i = 0; i < aYear; i++) {
        String id = "h" + year + "-" + i;
        double own = level * (i % 2 == 0 ? 0.9 : 1.1);
        applications.add(id + ",headhunter," + id + ",nanhu," + (2012 + year) + "-03-01");
        records.add(String.format(Locale.ROOT, "%s,%d,,%.2f,", id, 2012 + year, own));
      }
    }
  }

  private static void says(String told, String... parts) {
    assertThat(told).contains(parts).contains("programmes.conf:");
  }

  private List<String> warnings() throws IOException {
    Files.write(folder.resolve("applications.csv"), applications);
    Files.write(folder.resolve("annual_records.csv"), records);
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            name = "history"
            policy = "%s"
            inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2016-12-31 }
            horizon { from = 2017, to = 2018 }
            simulation { replicates = 2 }
            """
                .formatted(TestEngine.POLICY.toAbsolutePath()));
    return TestEngine.run(RunKind.FORECAST, scenario, folder.resolve("results"), List.of())
        .warnings()
        .stream()
        .map(Problem::describe)
        .toList();
  }
}
