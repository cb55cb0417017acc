package org.outlay.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.ApplicationRows;
import org.outlay.entitlement.ApplicationView;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.scenario.Horizon;

/** Says why an application is paid what it is. */
public final class Explainer {
  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;
  private final Cohort cohort;

  /**
   * For the applications of a cohort.
   *
   * @param time as the run has it whose payments are to be explained
   */
  public Explainer(SparkSession spark, Policy policy, Timeframe time, Cohort cohort) {
    this.spark = spark;
    this.policy = policy;
    this.time = time;
    this.cohort = cohort;
  }

  /**
   * Every rule of each application's programme in every year; applications that are not among the
   * accepted ones are left out.
   *
   * @param years inside the timeframe
   * @throws org.outlay.problem.ProblemException if an account does not agree with the payments
   */
  public List<Explanation> explain(Collection<String> applicationIds, Horizon years) {
    ApplicationView view = new ApplicationView(spark, policy, time, cohort);
    List<ApplicationRows> rows = view.rows(applicationIds);
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Evidence> evidence = rows.stream().map(of -> Evidence.of(policy, time, of)).toList();
    Set<Rule> rules = new LinkedHashSet<>();
    evidence.forEach(of -> rules.addAll(rules(of)));
    List<Line> lines = rules.isEmpty() ? List.of() : lines(view.payments(rows));
    Map<String, List<List<Line>>> stages = new HashMap<>();
    policy.bearing(rules).forEach(rule -> stages.put(rule.name(), stages(view, rule, rows)));
    return evidence.stream()
        .map(of -> explain(of.with(lines, stages, places(view, of)), years))
        .toList();
  }

  private static List<Line> lines(Dataset<Row> payments) {
    return payments.collectAsList().stream().map(Line::of).toList();
  }

  /**
   * The payments tell what all limits of a rule left together; what each left is what would be paid
   * without those after it.
   */
  private List<List<Line>> stages(ApplicationView view, Rule rule, List<ApplicationRows> rows) {
    List<List<Line>> stages = new ArrayList<>();
    for (int limits = 1; limits < rule.limits().size(); limits++) {
      Rule shorter = rule.withLimits(limits);
      List<Rule> others =
          policy.bearing(List.of(rule)).stream()
              .map(other -> other.name().equals(rule.name()) ? shorter : other)
              .toList();
      stages.add(
          lines(view.paymentsUnder(rows, others)).stream()
              .filter(line -> line.rule().equals(rule.name()))
              .toList());
    }
    return stages;
  }

  private Map<String, Long> places(ApplicationView view, Evidence evidence) {
    Map<String, Long> places = new HashMap<>();
    for (Rule rule : rules(evidence)) {
      if (rule.limits().stream().anyMatch(limit -> limit.kind() == Limit.Kind.PLACES)) {
        places.put(rule.name(), view.place(evidence.rows(), rule));
      }
    }
    return places;
  }

  private static List<Rule> rules(Evidence evidence) {
    return evidence.policy().applicationRules().stream()
        .filter(rule -> rule.programmes().contains(evidence.programme().name()))
        .toList();
  }

  private static Explanation explain(Evidence evidence, Horizon years) {
    List<Explanation.Cell> cells =
        evidence.policy().applications().fields().stream()
            .map(f -> new Explanation.Cell(f, evidence.ofApplication(f.name())))
            .toList();
    List<Explanation.RuleAccount> rules =
        rules(evidence).stream()
            .map(rule -> new RuleExplainer(evidence, rule).over(years))
            .toList();
    return new Explanation(evidence.policy(), evidence.time(), evidence.programme(), cells, rules);
  }
}
