package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
  private static final String ASKED_YEAR = "asked_year";
  private static final String RECORD_ID = "record_id";
  private static final String RECORD_HASH = "record_hash";
  private static final String RECORD_YEAR = "record_year";

  private final Policy policy;
  private final Timeframe time;
  private final Layout layout;
  private final Spans spans;

  Panel(Policy policy, RulePlan plan, Timeframe time, Layout layout) {
    this.policy = policy;
    this.time = time;
    this.layout = layout;
    this.spans = new Spans(policy, plan, time);
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
    Dataset<Row> mine = applications.where(col("programme").isin(spans.codes(rules).toArray()));
    Column asked =
        when(uses(rules, use, RecordUse.EVERY_YEAR), Spans.allYears())
            .otherwise(array(lit(null).cast("int")));
    Column found =
        itsOwn()
            .and(not(uses(rules, use, RecordUse.NONE)))
            .and(coalesce(col(ASKED_YEAR).equalTo(col(RECORD_YEAR)), lit(true)));
    Column years =
        when(uses(rules, use, RecordUse.EVERY_YEAR), array(col(ASKED_YEAR)))
            .when(uses(rules, use, RecordUse.RECORDED_YEARS), array(col(RECORD_YEAR)))
            .otherwise(Spans.allYears());
    // Applications meet their records before they spread over years where those need no lookup.
    Dataset<Row> panel =
        spans
            .of(rules, mine)
            .withColumn(ASKED_YEAR, explode(asked))
            .join(layout.lookedUp(measures(rules, records)), found, "left")
            .withColumn(Vocabulary.FISCAL_YEAR, explode(years))
            .where(Spans.covers(col(Vocabulary.FISCAL_YEAR)))
            .select(columns().toArray(Column[]::new));
    return rules.stream().anyMatch(RulePlan::overYears)
        ? new OtherYears(rules, layout).join(panel, mine, records)
        : panel;
  }

  /**
   * Whether a record is the application's. Looked up by a whole number, which Spark's tables of
   * long keys find several times as fast as a text; the coalesced comparison stays a condition.
   */
  private static Column itsOwn() {
    return col(RECORD_HASH)
        .equalTo(xxhash64(col("application_id")))
        .and(coalesce(col(RECORD_ID).equalTo(col("application_id")), lit(false)));
  }

  private Column uses(List<Rule> rules, Function<List<Rule>, RecordUse> use, RecordUse wanted) {
    List<String> programmes = policy.programmeNames();
    Object[] codes =
        spans.codes(rules).stream()
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
        col(Vocabulary.FISCAL_YEAR)
            .minus(col(Spans.START_YEAR))
            .plus(1)
            .as(Vocabulary.BENEFIT_YEAR));
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
            .and(col(Vocabulary.FISCAL_YEAR).gt(col(Spans.START_YEAR)));
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

  private Dataset<Row> measures(List<Rule> rules, Dataset<Row> records) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                xxhash64(col("application_id")).as(RECORD_HASH),
                col("application_id").as(RECORD_ID),
                col("fiscal_year").as(RECORD_YEAR)));
    measures(policy).forEach(f -> columns.add(col(f.name())));
    columns.add(col(Continuation.CONTINUED));
    return records.where(tells(rules)).select(columns.toArray(Column[]::new));
  }

  /**
   * Whether a record says anything to the rules: one without their measures is as good as none,
   * unless whether there is one tells a recorded year from a continued one.
   */
  private Column tells(List<Rule> rules) {
    return time.lastKnownYear().isPresent()
        ? lit(true)
        : RecordUse.measuresRead(policy, rules).stream()
            .map(measure -> col(measure).isNotNull())
            .reduce(Column::or)
            .orElse(lit(false));
  }

  /** Name of the panel column that holds a derived value. */
  static String derived(String function, String argument) {
    return function + "__" + argument.replace('-', '_');
  }
}
