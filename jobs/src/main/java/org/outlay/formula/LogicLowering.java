package org.outlay.formula;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Conditions (BOOLEAN), categories (INT codes) and days (DATE) -> columns. */
final class LogicLowering {
  private final ColumnLowering lowering;

  LogicLowering(ColumnLowering lowering) {
    this.lowering = lowering;
  }

  /** The column of anything but a number. */
  Column value(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal(literal);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Not not) {
      return not(value(not.operand()));
    }
    if (expr instanceof Expr.IsNull test) {
      return isNull(test.operand());
    }
    if (expr instanceof Expr.In in) {
      return in(in);
    }
    if (expr instanceof Expr.Case choice) {
      return choice(choice);
    }
    return expr instanceof Expr.Call call ? call(call) : lowering.input(expr);
  }

  private static Column literal(Expr.Literal literal) {
    Object value = literal.value();
    if (value == null) {
      return lit(null).cast(carrier(literal.type()));
    }
    return literal.type() instanceof Type.Category category
        ? lit(category.values().indexOf(value))
        : lit(value);
  }

  private static DataType carrier(Type type) {
    return type instanceof Type.Category
        ? DataTypes.IntegerType
        : type instanceof Type.Day ? DataTypes.DateType : DataTypes.BooleanType;
  }

  private Column binary(Expr.Binary node) {
    return switch (node.operator()) {
      case AND -> value(node.left()).and(value(node.right()));
      case OR -> value(node.left()).or(value(node.right()));
      default ->
          sideBySide(
              List.of(node.left(), node.right()),
              sides -> compare(node.operator(), sides.get(0), sides.get(1)));
    };
  }

  private static Column compare(Expr.Operator operator, Column left, Column right) {
    return switch (operator) {
      case EQUAL -> left.equalTo(right);
      case NOT_EQUAL -> left.notEqual(right);
      case LESS -> left.lt(right);
      case LESS_OR_EQUAL -> left.leq(right);
      case GREATER -> left.gt(right);
      case GREATER_OR_EQUAL -> left.geq(right);
      default -> throw new IllegalArgumentException(operator.symbol() + " is no condition");
    };
  }

  /** Operands of one type as columns that can be compared. */
  private Column sideBySide(List<Expr> operands, Function<List<Column>, Column> build) {
    if (!(operands.get(0).type() instanceof Type.Numeric)) {
      return build.apply(operands.stream().map(this::value).toList());
    }
    int scale = Magnitudes.commonScale(operands);
    return lowering.carried(
        operands,
        scale,
        Magnitudes.LONG_MAX,
        numbers -> build.apply(operands.stream().map(o -> numbers.at(o, scale)).toList()));
  }

  private Column isNull(Expr operand) {
    boolean input = Expressions.operands(operand).isEmpty() && !(operand instanceof Expr.Literal);
    return input
        ? lowering.input(operand).isNull()
        : sideBySide(List.of(operand), sides -> sides.get(0).isNull());
  }

  private Column in(Expr.In node) {
    List<Expr> all = new ArrayList<>(List.of(node.operand()));
    all.addAll(node.options());
    return sideBySide(all, sides -> sides.get(0).isin(sides.subList(1, sides.size()).toArray()));
  }

  private Column choice(Expr.Case node) {
    List<Expr.Branch> branches = node.branches();
    Column when = when(value(branches.get(0).condition()), value(branches.get(0).value()));
    for (Expr.Branch branch : branches.subList(1, branches.size())) {
      when = when.when(value(branch.condition()), value(branch.value()));
    }
    return when.otherwise(value(node.otherwise()));
  }

  private Column call(Expr.Call call) {
    Column[] arguments = call.arguments().stream().map(this::value).toArray(Column[]::new);
    return switch (call.function()) {
      case "coalesce" -> coalesce(arguments);
      case "least" -> least(arguments);
      case "greatest" -> greatest(arguments);
      case "nullif" -> when(arguments[0].equalTo(arguments[1]), lit(null)).otherwise(arguments[0]);
      default -> throw new IllegalArgumentException(call.function());
    };
  }
}
