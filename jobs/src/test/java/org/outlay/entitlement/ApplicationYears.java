package org.outlay.entitlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.outlay.cohort.Cohort;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** How much the deterministic pass has to do. */
public final class ApplicationYears {
  private ApplicationYears() {}

  /** Pairs of an application and a fiscal year in which its programme's rules are applied to it. */
  public static long count(Policy policy, Timeframe time, Cohort cohort) {
    RulePlan plan = new RulePlan(policy);
    List<Rule> rules = plan.passes().stream().flatMap(List::stream).toList();
    return new Spans(policy, plan, time)
        .of(rules, cohort.applications())
        .agg(sum(col("last_year").minus(col("first_year")).plus(1)))
        .head()
        .getLong(0);
  }
}
