package org.outlay.sample;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;

/**
 * Draws synthetic cohorts. Every value is a function of the seed and the number of the application;
 * the number of files, tasks and machines changes nothing but the files' boundaries.
 */
public final class SampleGenerator {
  private final SparkSession spark;
  private final Profiles profiles;

  private SampleGenerator(SparkSession spark, Profiles profiles) {
    this.spark = spark;
    this.profiles = profiles;
  }

  /** With the profiles that come with Outlay. */
  public static SampleGenerator of(SparkSession spark) {
    return new SampleGenerator(spark, Profiles.standard());
  }

  /**
   * With profiles of another city, in a file of the form of {@code sample/profiles.conf}.
   *
   * @throws org.outlay.problem.ProblemException if the file cannot be read or has an unknown key
   */
  public static SampleGenerator of(SparkSession spark, Path profiles) {
    return new SampleGenerator(spark, Profiles.read(profiles));
  }

  /** The two tables of the contract, marked as synthetic in the metadata of application_id. */
  public Sample generate(SampleRequest request) {
    Dataset<Row> drawn = new ApplicationDraws(spark, profiles, request).rows();
    Metadata mark =
        new MetadataBuilder()
            .putBoolean("synthetic", true)
            .putLong("seed", request.seed())
            .putString("sources", Marker.SOURCES)
            .build();
    Dataset<Row> applications =
        drawn.select(
            "application_id",
            "programme",
            "applicant_id",
            "group_id",
            "district",
            "approved_on",
            "ends_on",
            "tier",
            "grade",
            "term",
            "birth_date",
            "full_time",
            "option",
            "qualifies",
            "fund_size",
            "government_money");
    Dataset<Row> records = new RecordDraws(profiles, request).rows(drawn);
    return new Sample(
        applications.withMetadata("application_id", mark),
        records.withMetadata("application_id", mark));
  }

  /**
   * Writes {@code <out>/applications/*.parquet} and {@code <out>/annual_records/*.parquet}, then
   * {@code README.txt} and {@code synthetic.json} beside them.
   *
   * @param out a folder that does not exist yet, on any file system that Hadoop knows
   * @throws org.outlay.problem.ProblemException if the folder exists or cannot be written; nothing
   *     is left behind then
   */
  public SampleSummary write(SampleRequest request, String out) {
    return new SampleWriter(spark, out).write(generate(request), request);
  }
}
