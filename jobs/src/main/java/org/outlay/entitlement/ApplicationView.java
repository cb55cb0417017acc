package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * Single applications as the engine sees them: what their rules read, and their payments beside
 * those of the applications that share a limit with them. Computes no more than bears on them.
 */
public final class ApplicationView {
  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;
  private final Cohort cohort;

  public ApplicationView(SparkSession spark, Policy policy, Timeframe time, Cohort cohort) {
    this.spark = spark;
    this.policy = policy;
    this.time = time;
    this.cohort = cohort;
  }

  /**
   * The rows that rules see of some applications, without those that are not among the accepted
   * ones.
   */
  public List<ApplicationRows> rows(Collection<String> ids) {
    Column mine = col("application_id").isin(ids.toArray());
    List<Row> found = cohort.applications().where(mine).collectAsList();
    if (found.isEmpty()) {
      return List.of();
    }
    Dataset<Row> some = spark.createDataFrame(found, cohort.applications().schema());
    Dataset<Row> records =
        new Continuation(spark, policy, time, Layout.TOGETHER)
            .extend(some, cohort.annualRecords().where(mine))
            .orderBy(Vocabulary.FISCAL_YEAR);
    List<Row> known = records.collectAsList();
    Map<String, List<Row>> recordsOf = byApplication(known);
    Map<String, List<Row>> panelOf =
        byApplication(panel(found, some, spark.createDataFrame(known, records.schema())));
    return found.stream()
        .map(
            row ->
                new ApplicationRows(
                    row,
                    recordsOf.getOrDefault(id(row), List.of()),
                    panelOf.getOrDefault(id(row), List.of())))
        .toList();
  }

  private List<Row> panel(List<Row> found, Dataset<Row> some, Dataset<Row> records) {
    List<Rule> rules = rulesOf(programmes(found));
    return rules.isEmpty()
        ? List.of()
        : new Panel(policy, new RulePlan(policy), time, Layout.TOGETHER)
            .of(rules, some, records)
            .orderBy(Vocabulary.FISCAL_YEAR)
            .collectAsList();
  }

  /**
   * Payments of some applications and of every application of the same applicants or groups whose
   * payments can bear on theirs, with {@code approved_on}; years before the horizon included where
   * they count toward a limit.
   */
  public Dataset<Row> payments(List<ApplicationRows> of) {
    return payments(of, policy.bearing(rulesOf(programmesAround(of))), time);
  }

  /**
   * The same if rules were other than they are; of all years before the horizon.
   *
   * @param others in place of all rules
   */
  public Dataset<Row> paymentsUnder(List<ApplicationRows> of, List<Rule> others) {
    return payments(of, others, time.sinceEver());
  }

  private Dataset<Row> payments(List<ApplicationRows> of, List<Rule> under, Timeframe within) {
    List<Row> rows = of.stream().map(ApplicationRows::application).toList();
    Set<String> programmes = programmesAround(of);
    Object[] ids = rows.stream().map(ApplicationView::id).toArray();
    Column mine = col("application_id").isin(ids);
    boolean alone = rulesOf(programmes).stream().noneMatch(RulePlan::acrossApplications);
    Dataset<Row> some =
        cohort.applications().where(alone ? mine : col("programme").isin(codes(programmes)));
    Object[] applicants = rows.stream().map(row -> row.getAs("applicant_id")).toArray();
    Object[] groups = rows.stream().map(ApplicationView::group).toArray();
    Column kin =
        mine.or(col("applicant_id").isin(applicants))
            .or(coalesce(col("group_id"), col("applicant_id")).isin(groups));
    Dataset<Row> records = cohort.annualRecords();
    return Entitlements.over(spark, policy.withRules(under), within, cohort)
        .counted(some, alone ? records.where(mine) : records)
        .where(kin)
        .join(some.select("application_id", "approved_on"), "application_id");
  }

  /**
   * Place of the application in the order of approval among the applications of a rule's
   * programmes, from 1.
   */
  public long place(ApplicationRows rows, Rule rule) {
    Row row = rows.application();
    Column day = col("approved_on");
    Object mine = row.getAs("approved_on");
    Column before =
        day.lt(mine)
            .or(
                day.equalTo(mine)
                    .and(col("application_id").lt(row.<String>getAs("application_id"))));
    return cohort
            .applications()
            .where(col("programme").isin(codes(new LinkedHashSet<>(rule.programmes()))).and(before))
            .count()
        + 1;
  }

  /** Programmes whose applications can bear on some applications, theirs included. */
  private Set<String> programmesAround(List<ApplicationRows> some) {
    Set<String> programmes = programmes(some.stream().map(ApplicationRows::application).toList());
    int before = 0;
    while (programmes.size() > before) {
      before = programmes.size();
      for (Rule rule : rulesOf(programmes)) {
        for (Limit limit : rule.limits()) {
          if (limit.kind() == Limit.Kind.CHOICE) {
            programmes.addAll(programmesOf(limit.among()));
          }
        }
        if (RulePlan.acrossApplications(rule)) {
          programmes.addAll(rule.programmes());
        }
      }
    }
    return programmes;
  }

  private Set<String> programmesOf(String among) {
    Set<String> programmes = new LinkedHashSet<>();
    policy.choosing(among).forEach(rule -> programmes.addAll(rule.programmes()));
    return programmes;
  }

  private List<Rule> rulesOf(Set<String> programmes) {
    return policy.applicationRules().stream()
        .filter(rule -> rule.programmes().stream().anyMatch(programmes::contains))
        .toList();
  }

  private Object[] codes(Set<String> programmes) {
    List<String> all = policy.programmeNames();
    return programmes.stream().map(all::indexOf).toArray();
  }

  private Set<String> programmes(List<Row> applications) {
    List<String> all = policy.programmeNames();
    Set<String> names = new LinkedHashSet<>();
    applications.forEach(row -> names.add(all.get(row.<Integer>getAs("programme"))));
    return names;
  }

  private static Map<String, List<Row>> byApplication(List<Row> rows) {
    return rows.stream().collect(Collectors.groupingBy(ApplicationView::id));
  }

  private static String id(Row row) {
    return row.getAs("application_id");
  }

  private static String group(Row row) {
    String group = row.getAs("group_id");
    return group == null ? row.getAs("applicant_id") : group;
  }
}
