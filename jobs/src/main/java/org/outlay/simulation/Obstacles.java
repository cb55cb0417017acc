package org.outlay.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.RuleOrder;
import org.outlay.problem.Problem;

/** What in a policy's limits no walk through its applications can serve in every replicate. */
public final class Obstacles {
  private Obstacles() {}

  /** A warning for each; with any, nothing is simulated. */
  public static List<Problem> of(Policy policy) {
    List<Problem> found = new ArrayList<>();
    Component.findMixed(policy)
        .ifPresent(
            rule ->
                found.add(
                    problem(
                        rule,
                        "its limits, and those that are joined with them by a programme or a choice,"
                            + " follow persons, groups or all applications at once")));
    Set<String> used = new LinkedHashSet<>();
    policy.applicationRules().forEach(other -> used.addAll(RuleOrder.uses(other)));
    for (Rule rule : policy.applicationRules()) {
      List<Boolean> waits = rule.limits().stream().map(Obstacles::waits).toList();
      if (waits.indexOf(true) >= 0 && waits.indexOf(true) < waits.size() - 1) {
        found.add(problem(rule, "a limit over years and applications must be the rule's last"));
      }
      if (waits.contains(true) && used.contains(rule.name())) {
        found.add(
            problem(
                rule, "another rule uses what it pays under a limit over years and applications"));
      }
    }
    return found;
  }

  /** Limits served by fiscal year, or in proportion, need all claims first. */
  static boolean waits(Limit limit) {
    boolean proportion = limit.allocation() == Limit.Allocation.PRO_RATA;
    return limit.kind() == Limit.Kind.GROUP_LIFETIME
        || limit.kind() == Limit.Kind.APPLICANT_YEARS
        || (proportion && limit.kind() == Limit.Kind.GROUP_YEAR);
  }

  private static Problem problem(Rule rule, String why) {
    String limits =
        rule.limits().stream().map(limit -> limit.kind().id()).collect(Collectors.joining(", "));
    return Problem.warning(
            "not-simulated",
            rule.location(),
            "this rule cannot be simulated, so nothing is: no new applications in the outlays, no"
                + " quantiles; "
                + why)
        .withValue(rule.name() + ": " + limits)
        .withRemedy("state its limits otherwise, or read the outlays as those of approvals alone");
  }
}
