package org.outlay.entitlement;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A column whose value depends on the rows before, which are sorted: a walker is asked row by row
 * and remembers what it needs, where a window would keep the rows. Each task has a walker of its
 * own, and Spark moves nothing past such a column.
 */
final class InOrder {
  private InOrder() {}

  /**
   * BIGINT, what a public method of the walker's public class returns.
   *
   * @param arguments of the method; a null becomes 0 where it takes a number
   */
  static Column ask(Serializable walker, String method, Column... arguments) {
    List<Expression> expressions =
        Arrays.stream(arguments).map(ExpressionUtils::expression).toList();
    return ExpressionUtils.column(
        new Invoke(
            Literal.fromObject(walker, new ObjectType(walker.getClass())),
            method,
            DataTypes.LongType,
            Seq.from(CollectionConverters.asScala(expressions)),
            Seq.from(CollectionConverters.asScala(List.of())),
            false,
            true,
            false));
  }
}
