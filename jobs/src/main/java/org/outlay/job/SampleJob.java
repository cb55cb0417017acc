package org.outlay.job;

import org.apache.spark.sql.SparkSession;
import org.outlay.sample.SampleGenerator;
import org.outlay.sample.SampleRequest;
import org.outlay.sample.SampleSummary;

/** Draws a synthetic cohort and writes it. */
public final class SampleJob {
  private SampleJob() {}

  /**
   * Writes the cohort into a new folder.
   *
   * @param out folder or URI that does not exist yet
   * @throws org.outlay.problem.ProblemException if it exists or cannot be written
   */
  public static SampleSummary write(
      SparkSession spark, Progress progress, SampleRequest request, String out) {
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("drawing applications");
    return SampleGenerator.of(spark).write(request, out);
  }
}
