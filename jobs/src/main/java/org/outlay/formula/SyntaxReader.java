package org.outlay.formula;

import static org.outlay.formula.Expr.Operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's unresolved tree -> {@link Syntax}, by a list of allowed nodes; all others are refused.
 */
final class SyntaxReader {
  private static final Map<Class<?>, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry(Add.class, Operator.ADD),
          Map.entry(Subtract.class, Operator.SUBTRACT),
          Map.entry(Multiply.class, Operator.MULTIPLY),
          Map.entry(Divide.class, Operator.DIVIDE),
          Map.entry(Remainder.class, Operator.REMAINDER),
          Map.entry(EqualTo.class, Operator.EQUAL),
          Map.entry(LessThan.class, Operator.LESS),
          Map.entry(LessThanOrEqual.class, Operator.LESS_OR_EQUAL),
          Map.entry(GreaterThan.class, Operator.GREATER),
          Map.entry(GreaterThanOrEqual.class, Operator.GREATER_OR_EQUAL),
          Map.entry(And.class, Operator.AND),
          Map.entry(Or.class, Operator.OR));

  private final FormulaText source;
  private final Offsets offsets;
  private final LiteralReader literals;
  private int nodes;

  private SyntaxReader(FormulaText source) {
    this.source = source;
    this.offsets = new Offsets(source.text());
    this.literals = new LiteralReader(source);
  }

  static Syntax read(FormulaText source, Expression root) {
    return new SyntaxReader(source).read(root, new Span(0, source.text().length()));
  }

  private Syntax read(Expression node, Span parent) {
    Span span = offsets.span(node.origin(), parent);
    if (++nodes > Limits.MAX_NODES) {
      // A case repeats its operand in Spark's tree, so that a short text can be a huge tree.
      throw Limits.tooLarge(source, span);
    }
    if (node instanceof Literal literal) {
      return literals.read(literal, span, parent);
    }
    if (node instanceof UnresolvedAttribute name) {
      return new Syntax.Name(plainName(name.nameParts(), span), span);
    }
    if (node instanceof UnresolvedFunction call) {
      return call(call, span);
    }
    if (node instanceof CaseWhen choice) {
      return choice(choice, span);
    }
    Operator operator = OPERATORS.get(node.getClass());
    return operator != null ? binary(operator, node, span) : other(node, span);
  }

  private Syntax other(Expression node, Span span) {
    if (node instanceof Not not) {
      return not(not, span);
    }
    if (node instanceof UnaryMinus minus) {
      return new Syntax.Negate(read(minus.child(), span), span);
    }
    if (node instanceof IsNull test) {
      Syntax operand = read(test.child(), span);
      return new Syntax.IsNull(operand, operand.span().to(span));
    }
    if (node instanceof IsNotNull test) {
      Syntax operand = read(test.child(), span);
      Span whole = operand.span().to(span);
      return new Syntax.Not(new Syntax.IsNull(operand, whole), whole);
    }
    if (node instanceof In in) {
      Syntax operand = read(in.value(), span);
      return new Syntax.In(operand, all(in.list(), span), operand.span().to(span));
    }
    throw source.refusal(
        "formula-not-allowed", span, Forbidden.describe(node) + " is not allowed in a formula");
  }

  private Syntax not(Not node, Span span) {
    Syntax operand = read(node.child(), span);
    if (operand instanceof Syntax.Binary equal
        && equal.operator() == Operator.EQUAL
        && node.origin().equals(node.child().origin())) {
      return new Syntax.Binary(Operator.NOT_EQUAL, equal.left(), equal.right(), equal.span());
    }
    return new Syntax.Not(operand, operand.span().to(span));
  }

  private Syntax binary(Operator operator, Expression node, Span span) {
    List<Syntax> sides = all(node.children(), span);
    Span whole = sides.get(0).span().to(sides.get(1).span());
    return new Syntax.Binary(operator, sides.get(0), sides.get(1), whole);
  }

  private Syntax call(UnresolvedFunction node, Span span) {
    String name = plainName(node.nameParts(), span);
    if (node.isDistinct()
        || node.filter().isDefined()
        || node.ignoreNulls().isDefined()
        || !node.orderingWithinGroup().isEmpty()) {
      throw source.refusal("formula-not-allowed", span, "an aggregate is not allowed in a formula");
    }
    List<Syntax> arguments = all(node.children(), span);
    if (name.equals("between") && arguments.size() == 3) {
      Syntax operand = arguments.get(0);
      return new Syntax.Between(
          operand, arguments.get(1), arguments.get(2), operand.span().to(span));
    }
    return new Syntax.Call(name, arguments, span);
  }

  private Syntax choice(CaseWhen node, Span span) {
    List<Syntax.Arm> arms = new ArrayList<>();
    for (scala.Tuple2<Expression, Expression> arm : CollectionConverters.asJava(node.branches())) {
      arms.add(new Syntax.Arm(read(arm._1(), span), read(arm._2(), span)));
    }
    return new Syntax.Case(
        arms, node.elseValue().isDefined() ? read(node.elseValue().get(), span) : null, span);
  }

  private List<Syntax> all(scala.collection.Seq<Expression> parts, Span parent) {
    List<Syntax> read = new ArrayList<>();
    CollectionConverters.asJava(parts).forEach(part -> read.add(read(part, parent)));
    return List.copyOf(read);
  }

  private String plainName(scala.collection.Seq<String> parts, Span span) {
    if (parts.size() != 1) {
      throw source.refusal(
          "formula-not-allowed", span, "a name with a point is not allowed in a formula");
    }
    return parts.head();
  }
}
