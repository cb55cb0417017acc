package org.outlay.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/**
 * Reads the applications and annual records of a run, accepts what can be read without loss and
 * keeps the rest with its reasons.
 */
public final class CohortReader {
  private final SparkSession spark;
  private final Rules applications;
  private final Rules records;

  private CohortReader(SparkSession spark, Rules applications, Rules records) {
    this.spark = spark;
    this.applications = applications;
    this.records = records;
  }

  /**
   * A reader for the tables of a policy.
   *
   * @param applications schema whose categories have the policy's names
   * @param gradesByProgramme names that {@code grade} may hold, by programme; a programme that is
   *     absent or has none ignores the grade
   */
  public static CohortReader of(
      SparkSession spark,
      TableSchema applications,
      TableSchema annualRecords,
      Map<String, List<String>> gradesByProgramme) {
    return new CohortReader(
        spark,
        new Rules(applications, gradesByProgramme),
        new Rules(annualRecords, gradesByProgramme));
  }

  /**
   * Finds, checks and reads the files that the paths name: CSV, gzipped CSV, Parquet and XLSX
   * files, folders of them, globs; on any file system that Hadoop knows.
   *
   * @param recordPaths may be empty
   * @param problems gets warnings, such as a file passed over
   * @throws org.outlay.problem.ProblemException with every file that is missing or refused
   */
  public Cohort read(List<String> applicationPaths, List<String> recordPaths, Problems problems) {
    return read(applicationPaths, recordPaths, problems, expected -> {});
  }

  /**
   * The rows of small tables, before they are judged: those of the cohort if none is wrong, encoded
   * as there.
   */
  public record Expected(Dataset<Row> applications, Dataset<Row> annualRecords) {
    /** Whether it is what the cohort came to. */
    public boolean became(Cohort cohort) {
      return cohort.applications() == applications && cohort.annualRecords() == annualRecords;
    }
  }

  /**
   * The same.
   *
   * @param early hears, while small tables are being judged, what is to be expected of them
   */
  public Cohort read(
      List<String> applicationPaths,
      List<String> recordPaths,
      Problems problems,
      Consumer<Expected> early) {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    List<InputFile> files = new ArrayList<>();
    files.addAll(InputFiles.resolve(applications.table().name(), applicationPaths, conf, problems));
    files.addAll(InputFiles.resolve(records.table().name(), recordPaths, conf, problems));
    List<ProbedFile> probed = Probes.all(List.of(applications, records), files, conf, problems);
    // Text is parsed by plain Java, so that its rows count little here.
    long rows = probed.stream().flatMap(f -> f.columns().stream()).mapToLong(c -> c.rows()).sum();
    return rows <= Cohort.SMALL
        ? Interpreted.run(spark, () -> judge(probed, problems.warnings(), early))
        : judge(probed, problems.warnings(), expected -> {});
  }

  private Cohort judge(List<ProbedFile> files, List<Problem> warnings, Consumer<Expected> early) {
    TableRows applicationRows = TableRows.of(spark, applications, of(applications, files));
    TableRows recordRows = TableRows.of(spark, records, of(records, files));
    Expected clean =
        new Expected(
            applicationRows.encoded(applicationRows.all()), recordRows.encoded(recordRows.all()));
    if (applicationRows.small() && recordRows.small()) {
      early.accept(clean);
    }
    Survey survey = Survey.of(applicationRows, recordRows);
    if (survey.bad() == 0 && survey.suspects().isEmpty()) {
      return new Cohort(
          clean.applications(),
          clean.annualRecords(),
          Rejects.none(spark).rows(),
          accounts(files, survey, Map.of()),
          survey.largest(),
          warnings);
    }
    Verdicts verdicts = new Verdicts(KeyFacts.of(spark, applicationRows, recordRows, survey));
    Rejects rejects =
        Rejects.of(
            spark,
            verdicts
                .rejectedApplications(applicationRows)
                .union(verdicts.rejectedRecords(recordRows)));
    return new Cohort(
        verdicts.acceptedApplications(applicationRows),
        verdicts.acceptedRecords(recordRows),
        rejects.rows(),
        accounts(files, survey, rejects.byFile()),
        survey.largest(),
        warnings);
  }

  private static List<ProbedFile> of(Rules rules, List<ProbedFile> files) {
    return files.stream().filter(f -> f.file().table().equals(rules.table().name())).toList();
  }

  private static List<FileAccount> accounts(
      List<ProbedFile> files, Survey survey, Map<List<String>, Map<String, Long>> rejects) {
    Map<String, Long> read = new HashMap<>(survey.readByFile());
    List<FileAccount> accounts = new ArrayList<>();
    for (ProbedFile probed : files) {
      InputFile file = probed.file();
      probed.columns().ifPresent(columns -> read.put(file.uri(), columns.rows()));
      accounts.add(
          probed.account(
              read.getOrDefault(file.uri(), 0L),
              rejects.getOrDefault(List.of(file.table(), file.display()), Map.of())));
    }
    return accounts;
  }
}
