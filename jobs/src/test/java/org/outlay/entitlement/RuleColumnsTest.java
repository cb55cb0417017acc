package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.engine.TestEngine;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyFolders;
import org.outlay.policy.PolicyFolders.Edit;
import org.outlay.policy.Rule;

/** Which inputs of formulas may be negative: what BIGINT can hold is worked out from it. */
class RuleColumnsTest {
  @TempDir Path folder;

  /** Its plans are as quick as they are because nothing is looked at on both sides of 0. */
  @Test
  void nothingOfTheCityMayBeNegativeButAnAge() {
    assertThat(negatives(PolicyFolders.load(TestEngine.POLICY))).containsExactly("age_at_approval");
  }

  @Test
  void followsTheColumnsAndTheValues() {
    Path signed =
        PolicyFolders.withSignedTax(
            folder.resolve("signed"),
            """
            case when points > 0 and months_used > 0 and benefit_year > 0 and fiscal_year > 0
            and age_at_approval > 0 then least(tax_paid, cumulative(tax_paid),
            cumulative_before(tax_paid), max_before(tax_paid), revenue, max_before(revenue))
            * full_rate * later_rate else 0 end"""
                .replace('\n', ' '));
    List.of(
            // A number without a minimum whose unit has none either.
            new Edit(
                "columns/applications.json",
                "\"unit\": \"count\",\n      \"constraints\": {\n        \"minimum\": 0\n      }",
                "\"unit\": \"count\""),
            new Edit("articles/01/01-01.conf", "\"2018-01-01\" = 0.5", "\"2018-01-01\" = -0.5"),
            new Edit(
                "articles/01/01-01.conf",
                "zh = \"后期返还比例\" }\n        unit = rate, bound = exact, range = [0, 1]",
                "zh = \"后期返还比例\" }\n        unit = rate, bound = exact, range = [-1, 1]"))
        .forEach(edit -> edit.apply(signed));
    assertThat(negatives(PolicyFolders.load(signed)))
        .containsExactly(
            "age_at_approval",
            "cumulative(tax_paid)",
            "cumulative_before(tax_paid)",
            "later_rate",
            "max_before(tax_paid)",
            "points",
            "tax_paid");
  }

  private static Set<String> negatives(Policy policy) {
    Set<String> negatives = new TreeSet<>();
    for (Rule rule : policy.applicationRules()) {
      RuleColumns columns =
          new RuleColumns(
              policy,
              new RulePlan(policy),
              rule,
              rule.programmes().get(0),
              new InputSizes(Map.of()));
      RulePlan.nodes(rule)
          .filter(node -> node.type() instanceof Type.Numeric)
          .filter(node -> !name(node).isEmpty() && columns.mayBeNegative(node))
          .forEach(node -> negatives.add(name(node)));
    }
    return negatives;
  }

  private static String name(Expr node) {
    if (node instanceof Expr.Name name) {
      return name.name();
    }
    if (node instanceof Expr.Derived derived) {
      return derived.function() + "(" + derived.argument() + ")";
    }
    return node instanceof Expr.ParameterValue value ? value.parameter() : "";
  }
}
