package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** Fiscal years in which the rules of an application's programme may pay it. */
final class Spans {
  static final String START_YEAR = "start_year";

  private static final String FIRST_YEAR = "first_year";
  private static final String LAST_YEAR = "last_year";

  private final Policy policy;
  private final RulePlan plan;
  private final Timeframe time;

  Spans(Policy policy, RulePlan plan, Timeframe time) {
    this.policy = policy;
    this.plan = plan;
    this.time = time;
  }

  /** Adds the first and the last year to applications that have one. */
  Dataset<Row> of(List<Rule> rules, Dataset<Row> applications) {
    return applications
        .withColumn(START_YEAR, year(col("approved_on")))
        .withColumn(FIRST_YEAR, firstYear(rules))
        .withColumn(LAST_YEAR, lastYear(rules))
        .where(col(FIRST_YEAR).leq(col(LAST_YEAR)));
  }

  static Column allYears() {
    return sequence(col(FIRST_YEAR), col(LAST_YEAR));
  }

  static Column covers(Column year) {
    return year.between(col(FIRST_YEAR), col(LAST_YEAR));
  }

  /** Years before the horizon are left out where nothing in them can count. */
  private Column firstYear(List<Rule> rules) {
    Column inside = greatest(col(START_YEAR), lit(time.from()));
    List<Rule> earlier = rules.stream().filter(plan::needsEarlierYears).toList();
    return earlier.isEmpty()
        ? inside
        : when(col("programme").isin(codes(earlier).toArray()), col(START_YEAR)).otherwise(inside);
  }

  /**
   * Looked up by programme: Spark may ask this of every application before it asks anything else.
   */
  private Column lastYear(List<Rule> rules) {
    Column end = coalesce(least(year(col("ends_on")), lit(time.to())), lit(time.to()));
    Column[] longest =
        policy.programmes().keySet().stream()
            .map(programme -> lit(longest(rules, programme)))
            .toArray(Column[]::new);
    return least(end, col(START_YEAR).plus(get(array(longest), col("programme"))).minus(1));
  }

  private static int longest(List<Rule> rules, String programme) {
    return rules.stream()
        .filter(r -> r.programmes().contains(programme))
        .mapToInt(Bounds::longest)
        .max()
        .orElse(Bounds.UNLIMITED);
  }

  /** Programmes of rules, as the column {@code programme} has them. */
  Set<Integer> codes(List<Rule> rules) {
    List<String> programmes = policy.programmeNames();
    Set<Integer> codes = new LinkedHashSet<>();
    rules.forEach(r -> r.programmes().forEach(p -> codes.add(programmes.indexOf(p))));
    return codes;
  }
}
