package org.outlay.formula;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Columns that an object's method gives, called from Spark's generated code; method and class have
 * to be public.
 */
public final class ObjectCall {
  private ObjectCall() {}

  /** What depends on its arguments alone; null if one of them is. */
  public static Column pure(
      Serializable object, String method, DataType type, Column... arguments) {
    return of(object, method, type, true, arguments);
  }

  /**
   * What depends on the calls before. Each task has an object of its own, and Spark moves nothing
   * past such a column. A null becomes 0 where the method takes a number.
   */
  public static Column inOrder(
      Serializable object, String method, DataType type, Column... arguments) {
    return of(object, method, type, false, arguments);
  }

  private static Column of(
      Serializable object, String method, DataType type, boolean pure, Column... arguments) {
    boolean returnsNull = true;
    return ExpressionUtils.column(
        new Invoke(
            Literal.fromObject(object, new ObjectType(object.getClass())),
            method,
            type,
            expressions(arguments),
            Seq.from(CollectionConverters.asScala(List.of())),
            pure,
            returnsNull,
            pure));
  }

  /** Columns as Spark's trees have them. */
  public static Seq<Expression> expressions(Column... columns) {
    List<Expression> list = Arrays.stream(columns).map(ExpressionUtils::expression).toList();
    return Seq.from(CollectionConverters.asScala(list));
  }
}
