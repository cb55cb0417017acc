package org.outlay.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
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
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    List<InputFile> files = new ArrayList<>();
    files.addAll(InputFiles.resolve(applications.table().name(), applicationPaths, conf, problems));
    files.addAll(InputFiles.resolve(records.table().name(), recordPaths, conf, problems));
    List<ProbedFile> probed = probe(files, conf);
    probed.forEach(file -> file.problems().forEach(problems::add));
    problems.throwIfErrors();
    // Text is parsed by plain Java, so that its rows count little here.
    long rows = probed.stream().flatMap(f -> f.columns().stream()).mapToLong(c -> c.rows()).sum();
    return rows <= Cohort.SMALL ? Interpreted.run(spark, () -> judge(probed)) : judge(probed);
  }

  private Cohort judge(List<ProbedFile> files) {
    TableRows applicationRows = TableRows.of(spark, applications, of(applications, files));
    TableRows recordRows = TableRows.of(spark, records, of(records, files));
    Survey survey = Survey.of(applicationRows, recordRows);
    if (survey.bad() == 0 && survey.suspects().isEmpty()) {
      return new Cohort(
          applicationRows.encoded(applicationRows.all()),
          recordRows.encoded(recordRows.all()),
          Rejects.none(spark).rows(),
          accounts(files, survey, Map.of()),
          survey.largest());
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
        survey.largest());
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
      Map<String, Long> reasons =
          rejects.getOrDefault(List.of(file.table(), file.display()), Map.of());
      long rows = read.getOrDefault(file.uri(), 0L);
      long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
      accounts.add(
          new FileAccount(
              file.table(),
              file.display(),
              file.format(),
              file.bytes(),
              probed.sha256(),
              probed.charset(),
              probed.checksums(),
              rows,
              rows - rejected,
              rejected,
              reasons));
    }
    return accounts;
  }

  /** Looks at all files, several at a time. */
  private List<ProbedFile> probe(List<InputFile> files, Configuration conf) {
    int threads = Math.max(1, Math.min(files.size(), Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<ProbedFile>> looks = new ArrayList<>();
      for (InputFile file : files) {
        TableSchema table =
            file.table().equals(records.table().name()) ? records.table() : applications.table();
        looks.add(pool.submit(() -> FileProbe.probe(table, file, conf)));
      }
      List<ProbedFile> probed = new ArrayList<>();
      for (Future<ProbedFile> look : looks) {
        probed.add(look.get());
      }
      return probed;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a file could not be looked at", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at files", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
