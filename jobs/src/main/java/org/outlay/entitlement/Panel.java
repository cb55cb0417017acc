package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
  private static final String START_YEAR = "start_year";
  private static final String FIRST_YEAR = "first_year";
  private static final String LAST_YEAR = "last_year";
  private static final String ASKED_YEAR = "asked_year";
  private static final String RECORD_ID = "record_id";
  private static final String RECORD_YEAR = "record_year";

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
    return rows(rules, applications, records, programme -> RecordUse.EVERY_YEAR);
  }

  /** Those of the rows in which something may be due. */
  Dataset<Row> due(List<Rule> rules, Dataset<Row> applications, Dataset<Row> records) {
    // A record after the data end tells a recorded year from a continued one.
    return rows(
        rules,
        applications,
        records,
        mine ->
            time.lastKnownYear().isPresent() && RecordUse.of(policy, mine) == RecordUse.NONE
                ? RecordUse.EVERY_YEAR
                : RecordUse.of(policy, mine));
  }

  private Dataset<Row> rows(
      List<Rule> rules,
      Dataset<Row> applications,
      Dataset<Row> records,
      Function<List<Rule>, RecordUse> use) {
    Dataset<Row> mine = applications.where(col("programme").isin(codes(rules).toArray()));
    Column asked =
        when(uses(rules, use, RecordUse.EVERY_YEAR), allYears())
            .otherwise(array(lit(null).cast("int")));
    Column found =
        col(RECORD_ID)
            .equalTo(col("application_id"))
            .and(not(uses(rules, use, RecordUse.NONE)))
            .and(coalesce(col(ASKED_YEAR).equalTo(col(RECORD_YEAR)), lit(true)));
    Column years =
        when(uses(rules, use, RecordUse.EVERY_YEAR), array(col(ASKED_YEAR)))
            .when(uses(rules, use, RecordUse.RECORDED_YEARS), array(col(RECORD_YEAR)))
            .otherwise(allYears());
    // Applications meet their records before they spread over years where those need no lookup.
    Dataset<Row> panel =
        spans(rules, mine)
            .withColumn(ASKED_YEAR, explode(asked))
            .join(measures(records), found, "left")
            .withColumn(Vocabulary.FISCAL_YEAR, explode(years))
            .where(col(Vocabulary.FISCAL_YEAR).between(col(FIRST_YEAR), col(LAST_YEAR)))
            .select(columns().toArray(Column[]::new));
    return rules.stream().anyMatch(RulePlan::overYears)
        ? withOtherYears(panel, rules, mine, records)
        : panel;
  }

  /** Applications with the fiscal years in which the rules may pay them. */
  Dataset<Row> spans(List<Rule> rules, Dataset<Row> applications) {
    return applications
        .withColumn(START_YEAR, year(col("approved_on")))
        .withColumn(FIRST_YEAR, firstYear(rules))
        .withColumn(LAST_YEAR, lastYear(rules))
        .where(col(FIRST_YEAR).leq(col(LAST_YEAR)));
  }

  private static Column allYears() {
    return sequence(col(FIRST_YEAR), col(LAST_YEAR));
  }

  private Column uses(List<Rule> rules, Function<List<Rule>, RecordUse> use, RecordUse wanted) {
    List<String> programmes = List.copyOf(policy.programmes().keySet());
    Object[] codes =
        codes(rules).stream()
            .filter(
                code ->
                    use.apply(
                            rules.stream()
                                .filter(r -> r.programmes().contains(programmes.get(code)))
                                .toList())
                        == wanted)
            .toArray();
    return codes.length == 0 ? lit(false) : col("programme").isin(codes);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    policy.applications().names().forEach(name -> columns.add(col(name)));
    for (Field field : measures(policy)) {
      Column value = col(field.name());
      columns.add(zeroWithoutRecord(field) ? coalesce(value, zero(field)).as(field.name()) : value);
    }
    columns.add(col(Vocabulary.FISCAL_YEAR));
    columns.add(
        col(Vocabulary.FISCAL_YEAR).minus(col(START_YEAR)).plus(1).as(Vocabulary.BENEFIT_YEAR));
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
            .and(col(Vocabulary.FISCAL_YEAR).gt(col(START_YEAR)));
    return record.or(goesOn);
  }

  private static Column zero(Field field) {
    return field.kind() == FieldKind.BOOLEAN
        ? lit(false)
        : field.kind() == FieldKind.INTEGER ? lit(0) : lit(0L);
  }

  /** What is measured each year. */
  static List<Field> measures(Policy policy) {
    return policy.annualRecords().fields().stream()
        .filter(f -> f.kind() != FieldKind.IDENTIFIER && !f.name().equals(Vocabulary.FISCAL_YEAR))
        .toList();
  }

  /** Whether a measure is 0 in a year without a record, else null. */
  static boolean zeroWithoutRecord(Field measure) {
    return measure.kind() != FieldKind.CATEGORY && !measure.name().equals(Vocabulary.AGREED_AMOUNT);
  }

  private Dataset<Row> measures(Dataset<Row> records) {
    List<Column> columns =
        new ArrayList<>(
            List.of(col("application_id").as(RECORD_ID), col("fiscal_year").as(RECORD_YEAR)));
    measures(policy).forEach(f -> columns.add(col(f.name())));
    columns.add(col(Continuation.CONTINUED));
    return records.select(columns.toArray(Column[]::new));
  }

  /** Years before the horizon are left out where nothing in them can count. */
  private Column firstYear(List<Rule> rules) {
    Column inside = greatest(col(START_YEAR), lit(time.from()));
    List<Rule> earlier = rules.stream().filter(plan::needsEarlierYears).toList();
    return earlier.isEmpty()
        ? inside
        : when(col("programme").isin(codes(earlier).toArray()), col(START_YEAR)).otherwise(inside);
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
            when(col("programme").equalTo(code), least(end, col(START_YEAR).plus(longest).minus(1)))
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
