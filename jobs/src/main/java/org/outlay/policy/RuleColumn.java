package org.outlay.policy;

import java.util.List;
import java.util.Locale;

/**
 * A column of a result table that follows from the row's rule. Encoded rows have the rule's
 * position in {@link Policy#rules} in each of them.
 */
public enum RuleColumn {
  RULE,
  /** The rule's first clause. */
  CLAUSE,
  /** Null for the rules of {@link Policy#withoutFund}. */
  FUND,
  PAYER,
  KIND;

  /** Name of the column. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it holds for each rule, in the order of the policy. */
  public List<String> names(Policy policy) {
    return policy.rules().stream().map(this::of).toList();
  }

  private String of(Rule rule) {
    return switch (this) {
      case RULE -> rule.name();
      case CLAUSE -> rule.clause();
      case FUND -> rule.fund().orElse("");
      case PAYER -> rule.payer();
      case KIND -> rule.kind().id();
    };
  }
}
