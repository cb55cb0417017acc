package org.outlay.entitlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * Limits that join applications: caps per group, years per applicant, places, either/or choices.
 *
 * <p>Each is a walk over rows in a fixed order inside a partition, so one exchange and one sort
 * serve all kinds: a row's rule decides what the partition and the order are. A rule's first shared
 * limit is applied to all rules together, then its second, and so on.
 */
final class SharedLimits {
  private static final String HASH = "limit_hash";
  private static final String SCOPE = "limit_scope";
  private static final String UNIT = "limit_unit";
  private static final String PERIOD = "limit_period";
  private static final String CAP = "limit_cap";
  private static final String LEFT = "limit_left";

  /** The hash decides nearly every comparison of the sort before texts are looked at. */
  private static final WindowSpec PARTITION =
      Window.partitionBy(col(HASH), col(SCOPE), col(UNIT), col(PERIOD));

  private static final WindowSpec IN_ORDER =
      PARTITION.orderBy(col("limit_order"), col("approved_on"), col("application_id"));
  private static final WindowSpec BEFORE = IN_ORDER.rowsBetween(Window.unboundedPreceding(), -1);

  /** Shared caps stand on parameters alone. */
  private static final InputSizes NO_SIZES = new InputSizes(java.util.Map.of());

  private final Policy policy;
  private final RulePlan plan;
  private final List<Rule> rules;
  private final Dataset<Row> applications;

  /**
   * Limits of {@code rules}.
   *
   * @param applications every accepted application: places are counted over all of them
   */
  SharedLimits(Policy policy, RulePlan plan, List<Rule> rules, Dataset<Row> applications) {
    this.policy = policy;
    this.plan = plan;
    this.rules = rules;
    this.applications = applications;
  }

  Dataset<Row> apply(Dataset<Row> rows) {
    int most = rules.stream().mapToInt(rule -> shared(rule).size()).max().orElse(0);
    Dataset<Row> limited = rows;
    for (int position = 0; position < most; position++) {
      limited = new Step(position).apply(limited);
    }
    return limited;
  }

  private static List<Limit> shared(Rule rule) {
    return rule.limits().stream()
        .filter(
            l ->
                l.kind() != Limit.Kind.APPLICATION_YEAR
                    && l.kind() != Limit.Kind.APPLICATION_LIFETIME)
        .toList();
  }

  /** The limit at one position of every rule's list. */
  private final class Step {
    private final int position;

    Step(int position) {
      this.position = position;
    }

    Dataset<Row> apply(Dataset<Row> rows) {
      Dataset<Row> ranked = has(Limit.Kind.PLACES) ? withPlaces(rows) : rows;
      Dataset<Row> keyed =
          ranked
              .withColumn(SCOPE, when(col(RulePass.AMOUNT).gt(0L), scope()))
              .withColumn(UNIT, unit())
              .withColumn(PERIOD, perYear())
              .withColumn(HASH, xxhash64(col(SCOPE), col(UNIT), col(PERIOD)))
              .withColumn("limit_order", when(is(Limit.Kind.CHOICE), 0).otherwise(fiscalYear()))
              .withColumn(CAP, perRule(this::cap, lit(null).cast("bigint")));
      Dataset<Row> shared = has(SharedLimits::proRata) ? withShares(keyed) : keyed;
      Dataset<Row> left = shared.withColumn(LEFT, left());
      Column less = col(LEFT).lt(col(RulePass.AMOUNT));
      List<Column> columns = new ArrayList<>();
      for (String name : rows.columns()) {
        columns.add(
            switch (name) {
              case RulePass.AMOUNT -> col(LEFT).as(RulePass.AMOUNT);
              case RulePass.BINDING ->
                  when(less, perRule(l -> lit(l.kind().ordinal()), lit(null).cast("int")))
                      .otherwise(col(RulePass.BINDING))
                      .as(RulePass.BINDING);
              default -> col(name);
            });
      }
      return left.select(columns.toArray(Column[]::new));
    }

    /** What is left of the amount under the row's limit. */
    private Column left() {
      Column amount = col(RulePass.AMOUNT);
      Column chosen = when(lit(false), amount);
      if (has(l -> firstCome(l) && changing(l))) {
        chosen =
            chosen.when(
                where(l -> firstCome(l) && changing(l)),
                ChangingCap.amount(
                    amount,
                    col(CAP),
                    IN_ORDER.rowsBetween(Window.unboundedPreceding(), Window.currentRow()),
                    BEFORE));
      }
      if (has(SharedLimits::firstCome)) {
        chosen = chosen.when(where(SharedLimits::firstCome), firstComeAmount());
      }
      if (has(SharedLimits::proRata)) {
        chosen = chosen.when(where(SharedLimits::proRata), col(ProRata.SHARE));
      }
      if (has(Limit.Kind.APPLICANT_YEARS)) {
        chosen =
            chosen.when(is(Limit.Kind.APPLICANT_YEARS), when(yearPays(), amount).otherwise(0L));
      }
      if (has(Limit.Kind.CHOICE)) {
        Column chosenOne = first(col("application_id")).over(IN_ORDER);
        chosen =
            chosen.when(
                is(Limit.Kind.CHOICE),
                when(col("application_id").equalTo(chosenOne), amount).otherwise(0L));
      }
      if (has(Limit.Kind.PLACES)) {
        chosen =
            chosen.when(
                is(Limit.Kind.PLACES), when(col("place").leq(col(CAP)), amount).otherwise(0L));
      }
      return chosen.otherwise(amount);
    }

    private boolean changing(Limit limit) {
      return limit.kind() == Limit.Kind.GROUP_LIFETIME && !Bounds.constant(owner(limit), limit);
    }

    private Dataset<Row> withShares(Dataset<Row> rows) {
      return ProRata.withShares(
          rows,
          new Column[] {col(SCOPE), col(UNIT), col(PERIOD)},
          col("limit_order"),
          coalesce(col(CAP), lit(0L)),
          has(this::changing) ? Optional.of(where(this::changing)) : Optional.empty());
    }

    /** Truncating each claim at the cap changes no result and keeps the running sum small. */
    private Column firstComeAmount() {
      Column claim = least(col(RulePass.AMOUNT), col(CAP));
      Column spent = coalesce(sum(claim).over(BEFORE), lit(0L));
      return greatest(least(claim, col(CAP).minus(spent)), lit(0L));
    }

    /** First paid row of its fiscal year, and that year among the first so many. */
    private Column yearPays() {
      Column year = fiscalYear();
      Column opens = coalesce(lag(year, 1).over(IN_ORDER).notEqual(year), lit(true));
      Column count =
          org.apache.spark.sql.functions.dense_rank().over(PARTITION.orderBy(col("limit_order")));
      return opens.and(count.leq(col(CAP)));
    }

    /**
     * What the limit joins; none for rows with nothing left, whose unit is an id of another kind.
     */
    private Column scope() {
      return perRule(
          limit ->
              lit(
                  limit.kind() == Limit.Kind.CHOICE
                      ? "among " + limit.among()
                      : "rule " + owner(limit).name()),
          lit(null).cast("string"));
    }

    /** Whose limit it is; a row without one, or with nothing left, stands alone. */
    private Column unit() {
      Column group = coalesce(col("group_id"), col("applicant_id"));
      Column cap = is(Limit.Kind.GROUP_YEAR).or(is(Limit.Kind.GROUP_LIFETIME));
      Column person = is(Limit.Kind.APPLICANT_YEARS).or(is(Limit.Kind.CHOICE));
      return when(col(RulePass.AMOUNT).leq(0L), col("application_id"))
          .when(cap, group)
          .when(person, col("applicant_id"))
          .otherwise(col("application_id"));
    }

    private Column perYear() {
      return when(is(Limit.Kind.GROUP_YEAR), fiscalYear()).otherwise(0);
    }

    private Column cap(Limit limit) {
      if (limit.kind() == Limit.Kind.CHOICE) {
        return lit(null).cast("bigint");
      }
      Rule owner = owner(limit);
      return new RuleColumns(policy, plan, owner, owner.programmes().get(0), NO_SIZES)
          .cap(limit)
          .cast("bigint");
    }

    /** The first so many applications of the rule's programmes, once and for all. */
    private Dataset<Row> withPlaces(Dataset<Row> rows) {
      Dataset<Row> ranked = null;
      for (Rule rule : rules) {
        if (limitOf(rule).stream().anyMatch(l -> l.kind() == Limit.Kind.PLACES)) {
          Dataset<Row> mine = places(rule, limitOf(rule).get(0));
          ranked = ranked == null ? mine : ranked.unionAll(mine);
        }
      }
      return rows.join(
          broadcast(java.util.Objects.requireNonNull(ranked)),
          col(RulePass.RULE)
              .equalTo(col("place_rule"))
              .and(col("application_id").equalTo(col("place_id"))),
          "left");
    }

    private Dataset<Row> places(Rule rule, Limit limit) {
      List<String> programmes = List.copyOf(policy.programmes().keySet());
      Object[] codes = rule.programmes().stream().map(programmes::indexOf).toArray();
      int most = Bounds.places(rule, limit);
      WindowSpec order = Window.orderBy(col("approved_on"), col("application_id"));
      return applications
          .where(col("programme").isin(codes))
          .select(col("approved_on"), col("application_id"))
          .orderBy(col("approved_on"), col("application_id"))
          .limit(most)
          .select(
              lit(index(rule)).as("place_rule"),
              col("application_id").as("place_id"),
              row_number().over(order).as("place"));
    }

    private List<Limit> limitOf(Rule rule) {
      List<Limit> limits = shared(rule);
      return position < limits.size() ? List.of(limits.get(position)) : List.of();
    }

    private Rule owner(Limit limit) {
      return rules.stream().filter(r -> r.limits().contains(limit)).findFirst().orElseThrow();
    }

    private boolean has(Limit.Kind kind) {
      return has(l -> l.kind() == kind);
    }

    private boolean has(Predicate<Limit> test) {
      return rules.stream().flatMap(r -> limitOf(r).stream()).anyMatch(test);
    }

    private Column is(Limit.Kind kind) {
      return where(l -> l.kind() == kind);
    }

    private Column where(Predicate<Limit> test) {
      Object[] indexes =
          rules.stream()
              .filter(r -> limitOf(r).stream().anyMatch(test))
              .map(SharedLimits.this::index)
              .toArray();
      return indexes.length == 0 ? lit(false) : col(RulePass.RULE).isin(indexes);
    }

    private Column perRule(Function<Limit, Column> value, Column otherwise) {
      Column chosen = when(lit(false), otherwise);
      for (Rule rule : rules) {
        for (Limit limit : limitOf(rule)) {
          chosen = chosen.when(col(RulePass.RULE).equalTo(index(rule)), value.apply(limit));
        }
      }
      return chosen.otherwise(otherwise);
    }
  }

  private static boolean firstCome(Limit limit) {
    return isCap(limit) && limit.allocation() == Limit.Allocation.FIRST_COME;
  }

  private static boolean proRata(Limit limit) {
    return isCap(limit) && limit.allocation() == Limit.Allocation.PRO_RATA;
  }

  private static boolean isCap(Limit limit) {
    return limit.kind() == Limit.Kind.GROUP_YEAR || limit.kind() == Limit.Kind.GROUP_LIFETIME;
  }

  private static Column fiscalYear() {
    return col(Vocabulary.FISCAL_YEAR);
  }

  private int index(Rule rule) {
    return policy.rules().indexOf(rule);
  }
}
