package org.outlay.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Every rule of the application's programme in every year; empty if the application is not among
   * the accepted ones.
   *
   * @param years inside the timeframe
   * @throws org.outlay.problem.ProblemException if an account does not agree with the payments
   */
  public Optional<Explanation> explain(String applicationId, Horizon years) {
    ApplicationView view = new ApplicationView(spark, policy, time);
    return view.rows(applicationId, cohort.applications(), cohort.annualRecords())
        .map(rows -> explain(evidence(view, rows), years));
  }

  private Evidence evidence(ApplicationView view, ApplicationRows rows) {
    Evidence alone = new Evidence(policy, time, rows, List.of(), Map.of());
    List<Rule> rules = rules(alone);
    if (rules.isEmpty()) {
      return alone;
    }
    List<Line> lines =
        view.payments(rows, cohort.applications(), cohort.annualRecords()).collectAsList().stream()
            .map(Line::of)
            .toList();
    Map<String, Long> places = new HashMap<>();
    for (Rule rule : rules) {
      if (rule.limits().stream().anyMatch(limit -> limit.kind() == Limit.Kind.PLACES)) {
        places.put(rule.name(), view.place(rows, rule, cohort.applications()));
      }
    }
    return new Evidence(policy, time, rows, lines, places);
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
