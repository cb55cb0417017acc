package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.outlay.cohort.Cohort;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * What every application is entitled to and paid, by rule and fiscal year.
 *
 * <p>Programmes are computed in three groups, each one pass over its applications: those whose
 * rules need nothing but the row, those with limits across applications, and those that need the
 * other years of the application.
 */
public final class Entitlements {
  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;
  private final RulePlan plan;
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
    this.plan = new RulePlan(policy);
    this.sizes = InputSizes.of(policy, time, largest);
    this.layout = layout;
  }

  /** Over a cohort as read, planned for its size; the amounts do not depend on the plan. */
  public static Entitlements over(
      SparkSession spark, Policy policy, Timeframe time, Cohort cohort) {
    Layout layout = cohort.rows() <= Cohort.SMALL ? Layout.TOGETHER : Layout.BY_NEED;
    return new Entitlements(spark, policy, time, cohort.largest(), layout);
  }

  /** How programmes are grouped into passes. */
  enum Layout {
    /** All in one: less to plan, which is what a small cohort spends its time on. */
    TOGETHER,
    /** By what their rules need, so that most rows take part in no exchange. */
    BY_NEED
  }

  /**
   * The table {@code payments} of the data contract, with {@code vintage_kind} added; by rule and
   * fiscal year within partitions.
   *
   * @param applications accepted applications, encoded
   * @param annualRecords accepted records, encoded
   */
  public Dataset<Row> payments(Dataset<Row> applications, Dataset<Row> annualRecords) {
    Dataset<Row> settled = settled(applications, annualRecords);
    return new Payments(policy, time)
        .of(
            settled
                .where(col(Vocabulary.FISCAL_YEAR).geq(time.from()))
                .sortWithinPartitions(byRuleAndYear()));
  }

  /** One whole number, which sorts faster than a name and a year. */
  private Column byRuleAndYear() {
    List<String> names = policy.rules().stream().map(Rule::name).sorted().toList();
    Column[] ranks =
        policy.rules().stream()
            .map(rule -> lit(10_000L * names.indexOf(rule.name())))
            .toArray(Column[]::new);
    return get(array(ranks), col(RulePass.RULE)).plus(col(Vocabulary.FISCAL_YEAR));
  }

  /**
   * The rows of {@link #payments} and those of years before the horizon that count toward a limit
   * or an amount inside it.
   */
  Dataset<Row> counted(Dataset<Row> applications, Dataset<Row> annualRecords) {
    return new Payments(policy, time).of(settled(applications, annualRecords));
  }

  private Dataset<Row> settled(Dataset<Row> applications, Dataset<Row> annualRecords) {
    Dataset<Row> records =
        new Continuation(spark, policy, time).extend(applications, annualRecords);
    Dataset<Row> settled = null;
    for (List<Rule> pass : plan.passes()) {
      Dataset<Row> rows = pass(pass, applications, records, Optional.ofNullable(settled));
      settled = settled == null ? rows : settled.unionAll(rows);
    }
    return java.util.Objects.requireNonNull(settled);
  }

  private Dataset<Row> pass(
      List<Rule> rules,
      Dataset<Row> applications,
      Dataset<Row> records,
      Optional<Dataset<Row>> settled) {
    List<Rule> overYears =
        layout == Layout.TOGETHER
            ? rules
            : withProgrammesOf(rules.stream().filter(RulePlan::overYears).toList(), rules);
    List<Rule> rest = rules.stream().filter(r -> !overYears.contains(r)).toList();
    List<Rule> across =
        withProgrammesOf(rest.stream().filter(RulePlan::acrossApplications).toList(), rest);
    List<Rule> alone = rest.stream().filter(r -> !across.contains(r)).toList();
    List<Dataset<Row>> parts = new ArrayList<>();
    List<Dataset<Row>> limited = new ArrayList<>();
    for (List<Rule> group : List.of(overYears, across)) {
      if (!group.isEmpty()) {
        limited.add(rows(group, applications, records, settled));
      }
    }
    if (!limited.isEmpty()) {
      List<Rule> both = new ArrayList<>(overYears);
      both.addAll(across);
      parts.add(
          new SharedLimits(policy, plan, both, applications)
              .apply(limited.stream().reduce(Dataset::unionAll).orElseThrow()));
    }
    if (!alone.isEmpty()) {
      parts.add(rows(alone, applications, records, settled));
    }
    return parts.stream().reduce(Dataset::unionAll).orElseThrow();
  }

  /** The rules that share a programme with one of {@code some}: a programme is computed whole. */
  private static List<Rule> withProgrammesOf(List<Rule> some, List<Rule> all) {
    Set<String> programmes = new LinkedHashSet<>();
    some.forEach(rule -> programmes.addAll(rule.programmes()));
    return all.stream()
        .filter(rule -> rule.programmes().stream().anyMatch(programmes::contains))
        .toList();
  }

  private Dataset<Row> rows(
      List<Rule> rules,
      Dataset<Row> applications,
      Dataset<Row> records,
      Optional<Dataset<Row>> settled) {
    Dataset<Row> panel = new Panel(policy, plan, time).due(rules, applications, records);
    Dataset<Row> withPaid = settled.isPresent() ? withPayments(panel, rules, settled.get()) : panel;
    return new RulePass(policy, plan, time, sizes)
        .apply(rules, withPaid)
        .select(
            col("application_id"),
            col("applicant_id"),
            col("group_id"),
            col("programme"),
            col("district"),
            col("approved_on"),
            col(Vocabulary.FISCAL_YEAR),
            col(Vocabulary.BENEFIT_YEAR),
            col(Continuation.CONTINUED),
            col(RulePass.RULE),
            col(RulePass.ENTITLED),
            col(RulePass.AMOUNT),
            col(RulePass.BINDING));
  }

  /** Adds what rules settled in an earlier pass paid this application, this year and before. */
  private Dataset<Row> withPayments(Dataset<Row> panel, List<Rule> rules, Dataset<Row> settled) {
    Set<String> bases = new LinkedHashSet<>();
    rules.forEach(rule -> bases.addAll(plan.read(rule)));
    Dataset<Row> wide = panel;
    for (String base : bases) {
      String paid = Panel.derived(Vocabulary.PAID, base);
      Dataset<Row> payments =
          settled
              .where(col(RulePass.RULE).equalTo(policy.rules().indexOf(policy.rule(base))))
              .select(
                  col("application_id"),
                  col(Vocabulary.FISCAL_YEAR),
                  col(RulePass.AMOUNT).as(paid));
      wide =
          wide.join(payments, new String[] {"application_id", Vocabulary.FISCAL_YEAR}, "left")
              .withColumn(paid, coalesce(col(paid), lit(0L)))
              .withColumn(
                  Panel.derived(Vocabulary.PAID_BEFORE, base),
                  coalesce(
                      sum(col(paid))
                          .over(
                              Window.partitionBy(col("application_id"))
                                  .orderBy(col(Vocabulary.FISCAL_YEAR))
                                  .rowsBetween(Window.unboundedPreceding(), -1)),
                      lit(0L)));
    }
    return wide;
  }
}
