package org.outlay.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.Cause;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Severity;

/**
 * Writes a cohort as Parquet; {@code synthetic.json} last, so that its presence means it is whole.
 */
final class SampleWriter {
  private static final String LOCAL = "fs.file.impl";
  private static final String LOCAL_WITHOUT_CRC = "org.apache.hadoop.fs.RawLocalFileSystem";

  private final SparkSession spark;
  private final Path out;
  private final Configuration hadoop;

  SampleWriter(SparkSession spark, String out) {
    this.spark = spark;
    this.out = new Path(out);
    this.hadoop = new Configuration(spark.sparkContext().hadoopConfiguration());
    hadoop.set(LOCAL, LOCAL_WITHOUT_CRC);
    hadoop.setBoolean(LOCAL + ".disable.cache", true);
  }

  SampleSummary write(Sample sample, SampleRequest request) {
    try (FileSystem files = FileSystem.newInstance(out.toUri(), hadoop)) {
      if (files.exists(out)) {
        throw new ProblemException(
            Problem.user("sample-exists", null, "the folder for the sample exists already")
                .withValue(out.toString())
                .withRemedy("name another folder, or remove this one"));
      }
      return writeAll(files, sample, request);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private SampleSummary writeAll(FileSystem files, Sample sample, SampleRequest request)
      throws IOException {
    boolean whole = false;
    try {
      long applications = table(sample.applications(), "applications");
      long records = table(sample.annualRecords(), "annual_records");
      SampleSummary summary = new SampleSummary(applications, records);
      text(files, "README.txt", Marker.text(request, summary));
      text(files, "synthetic.json", Marker.json(request, summary));
      whole = true;
      return summary;
    } finally {
      if (!whole) {
        files.delete(out, true);
      }
    }
  }

  /** Rows written, read back from the footers. */
  private long table(Dataset<Row> rows, String name) {
    String folder = new Path(out, name).toString();
    rows.write()
        .option("compression", "zstd")
        .option("parquet.page.write-checksum.enabled", "true")
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .option(LOCAL, LOCAL_WITHOUT_CRC)
        .option(LOCAL + ".disable.cache", "true")
        .parquet(folder);
    return spark.read().schema(rows.schema()).parquet(folder).count();
  }

  private void text(FileSystem files, String name, String content) throws IOException {
    try (FSDataOutputStream stream = files.create(new Path(out, name), false)) {
      stream.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private ProblemException failed(IOException e) {
    return new ProblemException(
        new Problem(
            "sample-not-written",
            Severity.ERROR,
            Cause.RUN,
            null,
            "the sample could not be written: " + e.getMessage(),
            out.toString(),
            null,
            "check that the folder above it exists and may be written",
            null));
  }
}
