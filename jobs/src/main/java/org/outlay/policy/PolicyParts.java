package org.outlay.policy;

import java.util.List;
import java.util.Optional;

/**
 * What could be read of a policy, so that a scenario can be checked against it even where parts of
 * it are broken.
 *
 * @param ruleNames names of all rules
 * @param programmes names of all
 * @param districts names of all
 * @param rules those without an error of their own or in what a scenario changes of rules, each
 *     after the rules whose payments it uses
 * @param funds those without an error
 * @param indices those without an error
 * @param whole the policy; empty after any error
 */
public record PolicyParts(
    Names ruleNames,
    Names programmes,
    Names districts,
    List<Rule> rules,
    List<Fund> funds,
    List<GrowthIndex> indices,
    Optional<Policy> whole) {
  public PolicyParts {
    rules = List.copyOf(rules);
    funds = List.copyOf(funds);
    indices = List.copyOf(indices);
  }
}
