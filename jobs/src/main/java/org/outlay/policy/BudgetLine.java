package org.outlay.policy;

import java.util.Optional;

/**
 * Where a rule stands in the government's budget (政府收支分类).
 *
 * @param function code by function of government (支出功能分类)
 * @param economic code by economic nature (政府预算支出经济分类)
 */
public record BudgetLine(Optional<String> function, Optional<String> economic) {
  public static final BudgetLine NONE = new BudgetLine(Optional.empty(), Optional.empty());
}
