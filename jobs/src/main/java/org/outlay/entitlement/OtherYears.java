package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.year;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** What the other benefit years of an application come to, as columns of its panel rows. */
final class OtherYears {
  private static final WindowSpec UP_TO_NOW =
      Window.partitionBy(col("application_id")).orderBy(col(Vocabulary.FISCAL_YEAR));

  private final List<Rule> rules;
  private final Layout layout;

  OtherYears(List<Rule> rules, Layout layout) {
    this.rules = rules;
    this.layout = layout;
  }

  /** Adds what the formulas of the rules ask of other years. */
  Dataset<Row> join(Dataset<Row> panel, Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> wide = panel;
    for (String measure : arguments(Vocabulary.CUMULATIVE)) {
      wide =
          wide.withColumn(
              Panel.derived(Vocabulary.CUMULATIVE, measure), sum(col(measure)).over(UP_TO_NOW));
    }
    WindowSpec before = UP_TO_NOW.rowsBetween(Window.unboundedPreceding(), -1);
    for (String measure : arguments(Vocabulary.CUMULATIVE_BEFORE)) {
      wide =
          wide.withColumn(
              Panel.derived(Vocabulary.CUMULATIVE_BEFORE, measure),
              coalesce(sum(col(measure)).over(before), lit(0L)));
    }
    for (String measure : arguments(Vocabulary.MAX_BEFORE)) {
      wide =
          wide.withColumn(
              Panel.derived(Vocabulary.MAX_BEFORE, measure),
              coalesce(max(col(measure)).over(before), lit(0L)));
    }
    for (String measure : arguments(Vocabulary.EVER_GIVEN)) {
      wide = withEverGiven(wide, measure, applications, records);
    }
    return wide;
  }

  /** Any year of the entitlement counts, also one after the horizon. */
  private Dataset<Row> withEverGiven(
      Dataset<Row> panel, String measure, Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> given =
        records
            .where(col(measure).isNotNull())
            .select(col("application_id").as("given_id"), col("fiscal_year").as("given_year"))
            .join(layout.lookedUp(applications), col("given_id").equalTo(col("application_id")))
            .where(
                col("given_year")
                    .geq(year(col("approved_on")))
                    .and(col("ends_on").isNull().or(col("given_year").leq(year(col("ends_on"))))))
            .select(col("given_id"))
            .distinct();
    return panel
        .join(layout.lookedUp(given), col("application_id").equalTo(col("given_id")), "left")
        .withColumn(Panel.derived(Vocabulary.EVER_GIVEN, measure), col("given_id").isNotNull())
        .drop("given_id");
  }

  private Set<String> arguments(String function) {
    Set<String> measures = new LinkedHashSet<>();
    rules.forEach(rule -> measures.addAll(RulePlan.arguments(rule, function)));
    return measures;
  }
}
