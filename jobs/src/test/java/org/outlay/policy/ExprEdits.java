package org.outlay.policy;

import java.util.ArrayList;
import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;

/** Rebuilds expressions; nodes are told apart by identity, not by what they say. */
@SuppressWarnings("ReferenceEquality")
final class ExprEdits {
  private ExprEdits() {}

  /** The node with other operands, in the order of {@code Expressions.operands}. */
  static Expr withOperands(Expr node, List<Expr> operands) {
    Expr first = operands.get(0);
    if (node instanceof Expr.ParameterValue value) {
      return new Expr.ParameterValue(value.parameter(), operands, value.type(), value.offset());
    }
    if (node instanceof Expr.Binary binary) {
      return new Expr.Binary(
          binary.operator(), first, operands.get(1), binary.type(), binary.offset());
    }
    if (node instanceof Expr.Not not) {
      return new Expr.Not(first, not.type(), not.offset());
    }
    if (node instanceof Expr.Negate negate) {
      return new Expr.Negate(first, negate.type(), negate.offset());
    }
    if (node instanceof Expr.IsNull isNull) {
      return new Expr.IsNull(first, isNull.type(), isNull.offset());
    }
    if (node instanceof Expr.In in) {
      return new Expr.In(first, operands.subList(1, operands.size()), in.type(), in.offset());
    }
    if (node instanceof Expr.Case choice) {
      return choice(choice, operands);
    }
    Expr.Call call = (Expr.Call) node;
    return new Expr.Call(call.function(), operands, call.type(), call.offset());
  }

  /** The expression with every occurrence of one node replaced. */
  static Expr replaced(Expr root, Expr node, Expr by) {
    if (root == node) {
      return by;
    }
    List<Expr> operands = Expressions.operands(root);
    return operands.isEmpty()
        ? root
        : withOperands(root, operands.stream().map(o -> replaced(o, node, by)).toList());
  }

  private static Expr choice(Expr.Case node, List<Expr> operands) {
    List<Expr.Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      branches.add(new Expr.Branch(operands.get(i), operands.get(i + 1)));
    }
    return new Expr.Case(branches, operands.get(operands.size() - 1), node.type(), node.offset());
  }
}
