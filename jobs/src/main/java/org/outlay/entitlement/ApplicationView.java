package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.RuleOrder;
import org.outlay.policy.Vocabulary;

/**
 * One application as the engine sees it: what its rules read, and its payments beside those of the
 * applications that share a limit with it. Computes no more than bears on that application.
 */
public final class ApplicationView {
  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;

  public ApplicationView(SparkSession spark, Policy policy, Timeframe time) {
    this.spark = spark;
    this.policy = policy;
    this.time = time;
  }

  /**
   * The rows that rules see of an application; empty if it is not among the accepted ones.
   *
   * @param applications accepted applications, encoded
   * @param annualRecords accepted records, encoded
   */
  public Optional<ApplicationRows> rows(
      String applicationId, Dataset<Row> applications, Dataset<Row> annualRecords) {
    Column mine = col("application_id").equalTo(applicationId);
    List<Row> found = applications.where(mine).collectAsList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> application = spark.createDataFrame(found, applications.schema());
    Dataset<Row> records =
        new Continuation(spark, policy, time)
            .extend(application, annualRecords.where(mine))
            .orderBy(Vocabulary.FISCAL_YEAR);
    List<Row> known = records.collectAsList();
    List<Rule> rules = rulesOf(Set.of(programme(found.get(0))));
    List<Row> panel =
        rules.isEmpty()
            ? List.of()
            : new Panel(policy, new RulePlan(policy), time)
                .of(rules, application, spark.createDataFrame(known, records.schema()))
                .orderBy(Vocabulary.FISCAL_YEAR)
                .collectAsList();
    return Optional.of(new ApplicationRows(found.get(0), known, panel));
  }

  /**
   * Payments of the application and of every application of the same applicant or group whose
   * payments can bear on its own, with {@code approved_on}; years before the horizon included where
   * they count toward a limit.
   */
  public Dataset<Row> payments(
      ApplicationRows rows, Dataset<Row> applications, Dataset<Row> annualRecords) {
    Row row = rows.application();
    Set<String> programmes = related(programme(row));
    Column mine = col("application_id").equalTo(row.getAs("application_id"));
    boolean alone = rulesOf(programmes).stream().noneMatch(RulePlan::acrossApplications);
    Dataset<Row> some = applications.where(alone ? mine : col("programme").isin(codes(programmes)));
    String applicant = row.getAs("applicant_id");
    String group = row.getAs("group_id");
    Column kin =
        mine.or(col("applicant_id").equalTo(applicant))
            .or(
                coalesce(col("group_id"), col("applicant_id"))
                    .equalTo(group == null ? applicant : group));
    Policy bearing = policy.withRules(bearing(programmes));
    return new Entitlements(spark, bearing, time)
        .counted(some, alone ? annualRecords.where(mine) : annualRecords)
        .where(kin)
        .join(some.select("application_id", "approved_on"), "application_id");
  }

  /**
   * Place of the application in the order of approval among the applications of a rule's
   * programmes, from 1.
   */
  public long place(ApplicationRows rows, Rule rule, Dataset<Row> applications) {
    Row row = rows.application();
    Column day = col("approved_on");
    Object mine = row.getAs("approved_on");
    Column before =
        day.lt(mine)
            .or(
                day.equalTo(mine)
                    .and(col("application_id").lt(row.<String>getAs("application_id"))));
    return applications
            .where(col("programme").isin(codes(new LinkedHashSet<>(rule.programmes()))).and(before))
            .count()
        + 1;
  }

  /** Programmes whose applications can bear on those of one programme, itself included. */
  private Set<String> related(String programme) {
    Set<String> programmes = new LinkedHashSet<>(Set.of(programme));
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
    policy.applicationRules().stream()
        .filter(rule -> rule.limits().stream().anyMatch(limit -> limit.among().equals(among)))
        .forEach(rule -> programmes.addAll(rule.programmes()));
    return programmes;
  }

  /** Rules of the programmes and the rules whose payments they use, in the policy's order. */
  private List<Rule> bearing(Set<String> programmes) {
    Set<String> names = new LinkedHashSet<>();
    rulesOf(programmes).forEach(rule -> addWithUsed(rule, names));
    return policy.rules().stream().filter(rule -> names.contains(rule.name())).toList();
  }

  private void addWithUsed(Rule rule, Set<String> names) {
    names.add(rule.name());
    RuleOrder.uses(rule).forEach(used -> addWithUsed(policy.rule(used), names));
  }

  private List<Rule> rulesOf(Set<String> programmes) {
    return policy.applicationRules().stream()
        .filter(rule -> rule.programmes().stream().anyMatch(programmes::contains))
        .toList();
  }

  private Object[] codes(Set<String> programmes) {
    List<String> all = List.copyOf(policy.programmes().keySet());
    return programmes.stream().map(all::indexOf).toArray();
  }

  private String programme(Row application) {
    List<String> all = List.copyOf(policy.programmes().keySet());
    return all.get(application.<Integer>getAs("programme"));
  }
}
