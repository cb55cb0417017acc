package org.outlay.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.Location;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/**
 * Reads what was paid by rule and month. The table has a few rows for each rule, so that they are
 * judged on the driver.
 */
public final class ActualsReader {
  private static final int WHERE = 0;
  private static final int NUMBER = 1;
  private static final int RAW = 2;
  private static final int DEFECTS = 3;
  private static final int RULE = 5;
  private static final int MONTH = 6;
  private static final int AMOUNT = 7;
  private static final int DUE_YEAR = 8;

  /** Years that a payment may be late. */
  private static final int LATEST = 10;

  private final SparkSession spark;
  private final Rules rules;
  private final Set<Integer> unfunded;

  private record Key(int rule, YearMonth month, int due) {
    int lag() {
      return month.getYear() - due;
    }
  }

  private ActualsReader(SparkSession spark, Rules rules, Set<Integer> unfunded) {
    this.spark = spark;
    this.rules = rules;
    this.unfunded = unfunded;
  }

  /**
   * A reader for the rules of a policy.
   *
   * @param actuals schema whose rules have the policy's names
   * @param unfunded positions of the rules that no fund pays
   */
  public static ActualsReader of(SparkSession spark, TableSchema actuals, Set<Integer> unfunded) {
    return new ActualsReader(spark, new Rules(actuals, Map.of()), Set.copyOf(unfunded));
  }

  /**
   * Finds, checks and reads the files that the paths name, as {@link CohortReader} does.
   *
   * @throws org.outlay.problem.ProblemException with every file that is missing or refused
   */
  public Actuals read(List<String> paths, Problems problems) {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    List<InputFile> files = InputFiles.resolve(rules.table().name(), paths, conf, problems);
    problems.throwIfErrors();
    List<ProbedFile> probed = Probes.all(List.of(rules), files, conf, problems);
    TableRows table = TableRows.of(spark, rules, probed).explained();
    List<Row> rows =
        new ArrayList<>(
            Interpreted.run(
                spark,
                () -> table.all().withColumn("month", unix_date(col("month"))).collectAsList()));
    rows.sort(Comparator.comparing(ActualsReader::file).thenComparing(row -> row.getLong(NUMBER)));
    return judge(probed, rows);
  }

  private Actuals judge(List<ProbedFile> files, List<Row> rows) {
    Map<Key, Integer> times = new HashMap<>();
    rows.forEach(row -> key(row).ifPresent(key -> times.merge(key, 1, Integer::sum)));
    Map<String, Long> read = new HashMap<>();
    List<Actuals.Paid> paid = new ArrayList<>();
    List<Row> rejected = new ArrayList<>();
    for (Row row : rows) {
      read.merge(file(row), 1L, Long::sum);
      List<Defect> defects = defects(row, times);
      if (defects.isEmpty()) {
        paid.add(paid(row));
      } else {
        rejected.add(reject(row, defects));
      }
    }
    Rejects rejects = Rejects.of(spark, rejected);
    List<FileAccount> accounts = new ArrayList<>();
    for (ProbedFile probed : files) {
      String path = probed.file().display();
      accounts.add(
          probed.account(
              read.getOrDefault(path, 0L),
              rejects.byFile().getOrDefault(List.of(rules.table().name(), path), Map.of())));
    }
    return new Actuals(paid, rejects.rows(), accounts);
  }

  private static String file(Row row) {
    return InputFile.display(row.getString(WHERE));
  }

  private static Optional<Key> key(Row row) {
    return row.isNullAt(RULE) || row.isNullAt(MONTH)
        ? Optional.empty()
        : Optional.of(new Key(row.getInt(RULE), month(row), due(row).orElse(month(row).getYear())));
  }

  private static YearMonth month(Row row) {
    return YearMonth.from(LocalDate.ofEpochDay(row.getInt(MONTH)));
  }

  private static OptionalInt due(Row row) {
    return row.isNullAt(DUE_YEAR) ? OptionalInt.empty() : OptionalInt.of(row.getInt(DUE_YEAR));
  }

  private List<Defect> defects(Row row, Map<Key, Integer> times) {
    List<Defect> defects = new ArrayList<>();
    for (Row defect : row.<Row>getList(DEFECTS)) {
      defects.add(new Defect(defect.getString(0), defect.getString(1)));
    }
    key(row).ifPresent(key -> add(key, times.getOrDefault(key, 0), defects));
    return defects;
  }

  private void add(Key key, int times, List<Defect> defects) {
    String rule = "rule \"" + rules.table().field("rule").values().get(key.rule()) + "\" ";
    if (unfunded.contains(key.rule())) {
      defects.add(new Defect("rule-without-fund", rule + "is paid by no fund"));
    }
    if (key.lag() < 0 || key.lag() > LATEST) {
      defects.add(
          new Defect(
              "due-year-range",
              "due_year \"%d\" is not one of the %d years up to that of the month, %s"
                  .formatted(key.due(), LATEST + 1, key.month())));
    }
    if (times > 1) {
      String due = key.lag() == 0 ? "" : " that were due for " + key.due();
      defects.add(new Defect("repeated-actual", rule + "has several rows of " + key.month() + due));
    }
  }

  private static Actuals.Paid paid(Row row) {
    return new Actuals.Paid(
        row.getInt(RULE),
        month(row),
        due(row),
        row.getLong(AMOUNT),
        Location.ofRow(file(row), row.getLong(NUMBER)));
  }

  private Row reject(Row row, List<Defect> defects) {
    return RowFactory.create(
        rules.table().name(),
        file(row),
        row.getLong(NUMBER),
        row.getString(RAW),
        defects.get(0).code(),
        String.join("; ", defects.stream().map(Defect::message).toList()));
  }
}
