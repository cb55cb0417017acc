package org.outlay.formula;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Names, in a planner's words, for what Spark's parser knows and a formula may not use. */
final class Forbidden {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("ScalarSubquery", "a subquery"),
          Map.entry("Exists", "a subquery"),
          Map.entry("ListQuery", "a subquery"),
          Map.entry("InSubquery", "a subquery"),
          Map.entry("LambdaFunction", "a lambda"),
          Map.entry("WindowExpression", "a window (over)"),
          Map.entry("UnresolvedWindowExpression", "a window (over)"),
          Map.entry("AggregateExpression", "an aggregate"),
          Map.entry("Cast", "a cast"),
          Map.entry("UnresolvedStar", "a star without a second factor"),
          Map.entry("CreateNamedStruct", "a list in brackets"),
          Map.entry("CreateStruct", "a list in brackets"),
          Map.entry("Like", "like"),
          Map.entry("ILike", "ilike"),
          Map.entry("RLike", "rlike"),
          Map.entry("EqualNullSafe", "\"is true\", \"is false\" or \"is distinct from\""),
          Map.entry("Alias", "a second word after an expression"),
          Map.entry("MultiAlias", "a second word after an expression"),
          Map.entry("UnaryPositive", "a sign + before a value (30% is written 0.3)"),
          Map.entry("IntegralDivide", "div"),
          Map.entry("Collate", "collate"),
          Map.entry("NamedArgumentExpression", "a named argument"),
          Map.entry("ExpressionWithUnresolvedIdentifier", "identifier()"));

  private Forbidden() {}

  static String describe(Expression node) {
    String name = node.getClass().getSimpleName();
    return WORDS.getOrDefault(
        name,
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replace("$", ""));
  }
}
