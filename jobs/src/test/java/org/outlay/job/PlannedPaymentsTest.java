package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.cohort.Cohort;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;

/** A plan made while rows are being judged is used where what it took for granted is so. */
class PlannedPaymentsTest {
  private static final Path SMALL = Path.of("data/cohorts/small");
  private static final String FIRST = "syn3-0000000000,weekend-government,";

  @TempDir Path folder;

  private final SparkSession spark = TestEngine.spark();

  @BeforeEach
  void copyTheCohort() throws IOException {
    for (String table : List.of("applications.csv", "annual_records.csv")) {
      Files.copy(SMALL.resolve(table), folder.resolve(table));
    }
  }

  /** A cohort as read, and what was planned ahead for it. */
  private record Read(Setup setup, Timeframe time, Cohort cohort, PlannedPayments planned) {
    boolean isAhead() {
      return planned.ahead(cohort, setup.policy()).isPresent();
    }
  }

  private Read read() {
    String cohort = folder.toAbsolutePath().toString();
    List<String> sets =
        List.of(
            "inputs.applications=[\"" + cohort + "/applications.csv\"]",
            "inputs.annual-records=[\"" + cohort + "/annual_records.csv\"]");
    Setup setup = Setup.load(Path.of("data/scenarios/small.conf"), sets);
    Timeframe time = RunKind.FORECAST.timeframe(setup.scenario());
    PlannedPayments planned = new PlannedPayments(spark, setup.policy(), time);
    return new Read(setup, time, CheckJob.read(spark, setup, planned::expect), planned);
  }

  @Test
  void holdsForCleanRowsAndPaysTheSame() {
    Read read = read();
    Dataset<Row> ahead = read.planned().ahead(read.cohort(), read.setup().policy()).orElseThrow();
    assertThat(read.planned().of(read.cohort(), read.setup().policy())).isSameAs(ahead);
    Dataset<Row> afresh =
        Entitlements.over(spark, read.setup().policy(), read.time(), read.cohort())
            .encodedPayments(read.cohort().applications(), read.cohort().annualRecords());
    assertThat(ahead.collectAsList())
        .containsExactlyInAnyOrderElementsOf(afresh.collectAsList())
        .hasSizeGreaterThan(50);
  }

  @Test
  void doesNotHoldWhereARowIsRejected() throws IOException {
    edit("applications.csv", FIRST, FIRST.replace("government", "goverment"));
    Read read = read();
    assertThat(read.cohort().rejected()).isPositive();
    assertThat(read.isAhead()).isFalse();
    assertThat(read.planned().of(read.cohort(), read.setup().policy()).count()).isPositive();
  }

  @Test
  void doesNotHoldWhereANumberIsOutOfTheOrdinary() throws IOException {
    edit("annual_records.csv", ",15527.22,", ",100000000000.01,");
    Read read = read();
    assertThat(read.cohort().rejected()).isZero();
    assertThat(read.isAhead()).isFalse();
  }

  @Test
  void holdsUpToTheLargestOrdinaryNumber() throws IOException {
    edit("annual_records.csv", ",15527.22,", ",100000000000.00,");
    assertThat(read().isAhead()).isTrue();
  }

  @Test
  void doesNotHoldUnderAnotherPolicyNorForAnotherCohort() {
    Read read = read();
    Setup other = Setup.load(Path.of("data/scenarios/rent-up-20.conf"), List.of());
    assertThat(read.planned().ahead(read.cohort(), other.policy())).isEmpty();
    assertThat(read.planned().ahead(read().cohort(), read.setup().policy())).isEmpty();
  }

  private void edit(String table, String from, String to) throws IOException {
    Path file = folder.resolve(table);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
  }
}
