package org.outlay.entitlement;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.policy.Policy;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/**
 * What every application is entitled to and paid, by rule and fiscal year.
 *
 * <p>Programmes are computed in three groups, each one pass over its applications: those whose rows
 * need not meet any other, those with limits that join applications, and those that need the other
 * years of the application.
 */
public final class Entitlements {
  /** A hundred billion yuan, in fen. */
  private static final long ORDINARY = 10_000_000_000_000L;

  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;
  private final InputSizes sizes;
  private final Layout layout;

  /** Over cohorts of any size, with numbers of any size. */
  public Entitlements(SparkSession spark, Policy policy, Timeframe time) {
    this(spark, policy, time, Map.of(), Layout.BY_NEED);
  }

  Entitlements(
      SparkSession spark, Policy policy, Timeframe time, Map<String, Long> largest, Layout layout) {
    this.spark = spark;
    this.policy = policy;
    this.time = time;
    this.sizes = InputSizes.of(policy, time, largest);
    this.layout = layout;
  }

  /**
   * Over a small cohort of which nothing else is known, whose numbers are ordinary; the plan holds
   * for those that turn out to be {@link #isOrdinary}.
   */
  public static Entitlements overOrdinary(SparkSession spark, Policy policy, Timeframe time) {
    Map<String, Long> largest = new HashMap<>();
    for (TableSchema table : List.of(policy.applications(), policy.annualRecords())) {
      for (Field field : table.fields()) {
        if (field.kind() == FieldKind.DECIMAL) {
          largest.put(field.name(), ORDINARY);
        }
      }
    }
    return new Entitlements(spark, policy, time, largest, Layout.TOGETHER);
  }

  /** Whether a cohort is small and its numbers are ordinary. */
  public static boolean isOrdinary(Cohort cohort) {
    return cohort.rows() <= Cohort.SMALL
        && cohort.largest().values().stream().allMatch(value -> value <= ORDINARY);
  }

  /** Over a cohort as read, planned for its size; the amounts do not depend on the plan. */
  public static Entitlements over(
      SparkSession spark, Policy policy, Timeframe time, Cohort cohort) {
    Layout layout = cohort.rows() <= Cohort.SMALL ? Layout.TOGETHER : Layout.BY_NEED;
    return new Entitlements(spark, policy, time, cohort.largest(), layout);
  }

  /**
   * The table {@code payments} of the data contract, with {@code vintage_kind} added.
   *
   * @param applications accepted applications, encoded
   * @param annualRecords accepted records, encoded
   */
  public Dataset<Row> payments(Dataset<Row> applications, Dataset<Row> annualRecords) {
    return new Payments(policy, time).decoded(inside(applications, annualRecords));
  }

  /** The same as its writer takes it: with codes that know their names, and fen. */
  public Dataset<Row> encodedPayments(Dataset<Row> applications, Dataset<Row> annualRecords) {
    return new Payments(policy, time).encoded(inside(applications, annualRecords));
  }

  /**
   * The rows of {@link #payments} and those of years before the horizon that count toward a limit
   * or an amount inside it.
   */
  Dataset<Row> counted(Dataset<Row> applications, Dataset<Row> annualRecords) {
    return new Payments(policy, time).decoded(settled(applications, annualRecords));
  }

  private Dataset<Row> inside(Dataset<Row> applications, Dataset<Row> annualRecords) {
    return settled(applications, annualRecords).where(col(Vocabulary.FISCAL_YEAR).geq(time.from()));
  }

  private Dataset<Row> settled(Dataset<Row> applications, Dataset<Row> annualRecords) {
    Dataset<Row> gathered = layout.gathered(applications);
    Dataset<Row> records =
        new Continuation(spark, policy, time, layout)
            .extend(gathered, layout.gathered(annualRecords));
    return new Passes(policy, time, sizes, layout, gathered, records).settled();
  }
}
