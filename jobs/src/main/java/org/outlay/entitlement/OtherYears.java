package org.outlay.entitlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.outlay.formula.ObjectCall;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** What the other benefit years of an application come to, as columns of its panel rows. */
final class OtherYears {
  private final List<Rule> rules;
  private final Layout layout;

  OtherYears(List<Rule> rules, Layout layout) {
    this.rules = rules;
    this.layout = layout;
  }

  /** Adds what the formulas of the rules ask of other years. */
  Dataset<Row> join(Dataset<Row> panel, Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> wide = withRunning(panel);
    for (String measure : arguments(Vocabulary.EVER_GIVEN)) {
      wide = withEverGiven(wide, measure, applications, records);
    }
    return wide;
  }

  private Dataset<Row> withRunning(Dataset<Row> panel) {
    List<Column> running = new ArrayList<>();
    running.addAll(running(Vocabulary.CUMULATIVE, "sum"));
    running.addAll(running(Vocabulary.CUMULATIVE_BEFORE, "sumBefore"));
    running.addAll(running(Vocabulary.MAX_BEFORE, "maxBefore"));
    if (running.isEmpty()) {
      return panel;
    }
    running.add(0, col("*"));
    Column id = col("application_id");
    // Where texts begin alike, the hash decides a sort.
    return layout
        .together(panel, id)
        .sortWithinPartitions(xxhash64(id), id, col(Vocabulary.FISCAL_YEAR))
        .select(running.toArray(Column[]::new));
  }

  private List<Column> running(String function, String method) {
    return arguments(function).stream()
        .map(
            measure ->
                ObjectCall.inOrder(
                        new RunningMeasure(),
                        method,
                        DataTypes.LongType,
                        col("application_id"),
                        col(measure).isNotNull(),
                        col(measure).cast("bigint"))
                    .as(Panel.derived(function, measure)))
        .toList();
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
