package org.outlay.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.VariableValue;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An expression that whole-stage code generation puts into a method of its own. Spark writes all
 * expressions of a stage into one method, and HotSpot inlines nothing into one of more than 8,000
 * bytes: every value read is a call then.
 */
public final class OwnMethod extends Expression implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A method has 255 places for parameters, of which a long takes two. */
  private static final int MOST_INPUTS = 120;

  private final Expression child;

  /** Public for Spark, which copies trees by their constructors. */
  public OwnMethod(Expression child) {
    this.child = child;
  }

  /** The same value, computed apart. */
  public static Column of(Column column) {
    return ExpressionUtils.column(new OwnMethod(ExpressionUtils.expression(column)));
  }

  @Override
  public Seq<Expression> children() {
    return sequence(List.of(child));
  }

  @Override
  public boolean nullable() {
    return child.nullable();
  }

  @Override
  public boolean foldable() {
    return child.foldable();
  }

  @Override
  public DataType dataType() {
    return child.dataType();
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    return child.eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext ctx, ExprCode ev) {
    if (ctx.currentVars() == null) {
      // Outside whole stages Spark splits by itself.
      return child.genCode(ctx);
    }
    var inputs =
        CodeGenerator.getLocalInputVariableValues(ctx, child, ctx.subExprEliminationExprs());
    boolean known = inputs._2().isEmpty() && inputs._1().size() <= MOST_INPUTS;
    return known ? called(ctx, ev, inputs._1()) : child.genCode(ctx);
  }

  private ExprCode called(CodegenContext ctx, ExprCode ev, Set<VariableValue> inputs) {
    List<String> parameters = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (VariableValue input : CollectionConverters.asJava(inputs)) {
      parameters.add(CodeGenerator.typeName(input.javaType()) + " " + input.variableName());
      arguments.add(input.variableName());
    }
    ExprCode body = child.genCode(ctx);
    String type = CodeGenerator.javaType(dataType());
    String isNull =
        ctx.addMutableState(
            "boolean",
            "isNull",
            ctx.addMutableState$default$3(),
            ctx.addMutableState$default$4(),
            ctx.addMutableState$default$5());
    String name = ctx.freshName("value");
    String method =
        "private %s %s(%s) {%n%s%n%s = %s;%nreturn %s;%n}"
            .formatted(
                type,
                name,
                String.join(", ", parameters),
                body.code(),
                isNull,
                body.isNull(),
                body.value());
    String call = ctx.addNewFunction(name, method, ctx.addNewFunction$default$3());
    String code =
        "%s %s = %s(%s);%nboolean %s = %s;"
            .formatted(type, ev.value(), call, String.join(", ", arguments), ev.isNull(), isNull);
    return ev.copy(block(code), ev.isNull(), ev.value());
  }

  private static CodeBlock block(String code) {
    return new CodeBlock(sequence(List.of(code)), sequence(List.of()));
  }

  private static <T> Seq<T> sequence(List<T> elements) {
    return CollectionConverters.asScala(elements).toSeq();
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new OwnMethod(children.apply(0));
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int index) {
    return child;
  }

  @Override
  public boolean canEqual(@Nullable Object other) {
    return other instanceof OwnMethod;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OwnMethod same && child.equals(same.child);
  }

  @Override
  public int hashCode() {
    return 31 * "OwnMethod".hashCode() + child.hashCode();
  }
}
