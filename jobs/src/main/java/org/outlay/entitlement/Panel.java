package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/**
 * One row per application and benefit year, with the measures of the year: encoded columns of both
 * tables, {@code fiscal_year}, {@code benefit_year}, {@code continued}. Measures without a record
 * are 0; {@code agreed_amount} and categories are null.
 */
final class Panel {
  private static final WindowSpec UP_TO_NOW =
      Window.partitionBy(col("application_id")).orderBy(col(Vocabulary.FISCAL_YEAR));

  private final Policy policy;
  private final RulePlan plan;
  private final Timeframe time;

  Panel(Policy policy, RulePlan plan, Timeframe time) {
    this.policy = policy;
    this.plan = plan;
    this.time = time;
  }

  /**
   * Rows for the programmes of {@code rules}, as many benefit years as the longest of them pays.
   *
   * @param applications accepted applications, encoded
   * @param records annual records, encoded, with {@code continued}
   */
  Dataset<Row> of(List<Rule> rules, Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> mine = applications.where(col("programme").isin(codes(rules).toArray()));
    Dataset<Row> years =
        mine.withColumn("start_year", year(col("approved_on")))
            .withColumn("first_year", firstYear(rules))
            .withColumn("last_year", lastYear(rules))
            .where(col("first_year").leq(col("last_year")))
            .withColumn(
                Vocabulary.FISCAL_YEAR, explode(sequence(col("first_year"), col("last_year"))))
            .drop("first_year", "last_year");
    Dataset<Row> joined =
        years.join(measures(records), new String[] {"application_id", "fiscal_year"}, "left");
    Dataset<Row> panel = joined.select(columns().toArray(Column[]::new));
    return rules.stream().anyMatch(RulePlan::overYears)
        ? withOtherYears(panel, rules, mine, records)
        : panel;
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    policy.applications().names().forEach(name -> columns.add(col(name)));
    for (Field field : measureFields()) {
      Column value = col(field.name());
      boolean zero =
          field.kind() != FieldKind.CATEGORY && !field.name().equals(Vocabulary.AGREED_AMOUNT);
      columns.add(zero ? coalesce(value, zero(field)).as(field.name()) : value);
    }
    columns.add(col(Vocabulary.FISCAL_YEAR));
    columns.add(
        col(Vocabulary.FISCAL_YEAR).minus(col("start_year")).plus(1).as(Vocabulary.BENEFIT_YEAR));
    columns.add(continued().as(Continuation.CONTINUED));
    return columns;
  }

  /** Continued: its record was, or it goes on after the data end without one. */
  private Column continued() {
    Column record = coalesce(col(Continuation.CONTINUED), lit(false));
    if (time.lastKnownYear().isEmpty()) {
      return record;
    }
    Column goesOn =
        col(Continuation.CONTINUED)
            .isNull()
            .and(col(Vocabulary.FISCAL_YEAR).gt(time.lastKnownYear().getAsInt()))
            .and(col(Vocabulary.FISCAL_YEAR).gt(col("start_year")));
    return record.or(goesOn);
  }

  private static Column zero(Field field) {
    return field.kind() == FieldKind.BOOLEAN
        ? lit(false)
        : field.kind() == FieldKind.INTEGER ? lit(0) : lit(0L);
  }

  private List<Field> measureFields() {
    return policy.annualRecords().fields().stream()
        .filter(f -> f.kind() != FieldKind.IDENTIFIER && !f.name().equals(Vocabulary.FISCAL_YEAR))
        .toList();
  }

  private Dataset<Row> measures(Dataset<Row> records) {
    List<Column> columns = new ArrayList<>(List.of(col("application_id"), col("fiscal_year")));
    measureFields().forEach(f -> columns.add(col(f.name())));
    columns.add(col(Continuation.CONTINUED));
    return records.select(columns.toArray(Column[]::new));
  }

  /** Years before the horizon are left out where nothing in them can count. */
  private Column firstYear(List<Rule> rules) {
    Column inside = greatest(col("start_year"), lit(time.from()));
    List<Rule> earlier = rules.stream().filter(plan::needsEarlierYears).toList();
    return earlier.isEmpty()
        ? inside
        : when(col("programme").isin(codes(earlier).toArray()), col("start_year"))
            .otherwise(inside);
  }

  private Column lastYear(List<Rule> rules) {
    Column end = coalesce(least(year(col("ends_on")), lit(time.to())), lit(time.to()));
    Column last = end;
    List<String> programmes = List.copyOf(policy.programmes().keySet());
    for (int code : codes(rules)) {
      String programme = programmes.get(code);
      int longest =
          rules.stream()
              .filter(r -> r.programmes().contains(programme))
              .mapToInt(Bounds::longest)
              .max()
              .orElse(0);
      if (longest < Bounds.UNLIMITED) {
        last =
            when(
                    col("programme").equalTo(code),
                    least(end, col("start_year").plus(longest).minus(1)))
                .otherwise(last);
      }
    }
    return last;
  }

  private Set<Integer> codes(List<Rule> rules) {
    List<String> programmes = List.copyOf(policy.programmes().keySet());
    Set<Integer> codes = new LinkedHashSet<>();
    rules.forEach(r -> r.programmes().forEach(p -> codes.add(programmes.indexOf(p))));
    return codes;
  }

  private Dataset<Row> withOtherYears(
      Dataset<Row> panel, List<Rule> rules, Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> wide = panel;
    for (String measure : arguments(rules, Vocabulary.CUMULATIVE)) {
      wide =
          wide.withColumn(
              derived(Vocabulary.CUMULATIVE, measure), sum(col(measure)).over(UP_TO_NOW));
    }
    WindowSpec before = UP_TO_NOW.rowsBetween(Window.unboundedPreceding(), -1);
    for (String measure : arguments(rules, Vocabulary.CUMULATIVE_BEFORE)) {
      wide =
          wide.withColumn(
              derived(Vocabulary.CUMULATIVE_BEFORE, measure),
              coalesce(sum(col(measure)).over(before), lit(0L)));
    }
    for (String measure : arguments(rules, Vocabulary.MAX_BEFORE)) {
      wide =
          wide.withColumn(
              derived(Vocabulary.MAX_BEFORE, measure),
              coalesce(max(col(measure)).over(before), lit(0L)));
    }
    for (String measure : arguments(rules, Vocabulary.EVER_GIVEN)) {
      wide = withEverGiven(wide, measure, applications, records);
    }
    return wide;
  }

  /** Any year of the entitlement counts, also one after the horizon. */
  private static Dataset<Row> withEverGiven(
      Dataset<Row> panel, String measure, Dataset<Row> applications, Dataset<Row> records) {
    Dataset<Row> given =
        records
            .where(col(measure).isNotNull())
            .select(col("application_id").as("given_id"), col("fiscal_year").as("given_year"))
            .join(applications, col("given_id").equalTo(col("application_id")))
            .where(
                col("given_year")
                    .geq(year(col("approved_on")))
                    .and(col("ends_on").isNull().or(col("given_year").leq(year(col("ends_on"))))))
            .select(col("given_id"))
            .distinct();
    return panel
        .join(given, col("application_id").equalTo(col("given_id")), "left")
        .withColumn(derived(Vocabulary.EVER_GIVEN, measure), col("given_id").isNotNull())
        .drop("given_id");
  }

  private static Set<String> arguments(List<Rule> rules, String function) {
    Set<String> measures = new LinkedHashSet<>();
    rules.forEach(rule -> measures.addAll(RulePlan.arguments(rule, function)));
    return measures;
  }

  /** Name of the panel column that holds a derived value. */
  static String derived(String function, String argument) {
    return function + "__" + argument.replace('-', '_');
  }
}
