package org.outlay.formula;

import java.util.ArrayList;
import java.util.List;

/** Walks expressions. */
public final class Expressions {
  private Expressions() {}

  /** Every node of an expression, each before its operands, left to right. */
  public static List<Expr> nodes(Expr root) {
    List<Expr> found = new ArrayList<>();
    visit(root, found);
    return found;
  }

  /** The direct operands of a node, left to right. */
  public static List<Expr> operands(Expr node) {
    if (node instanceof Expr.ParameterValue value) {
      return value.keys();
    }
    if (node instanceof Expr.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (node instanceof Expr.Not not) {
      return List.of(not.operand());
    }
    if (node instanceof Expr.Negate negate) {
      return List.of(negate.operand());
    }
    if (node instanceof Expr.IsNull isNull) {
      return List.of(isNull.operand());
    }
    if (node instanceof Expr.In in) {
      List<Expr> all = new ArrayList<>(List.of(in.operand()));
      all.addAll(in.options());
      return all;
    }
    if (node instanceof Expr.Case choice) {
      List<Expr> all = new ArrayList<>();
      choice.branches().forEach(branch -> all.addAll(List.of(branch.condition(), branch.value())));
      all.add(choice.otherwise());
      return all;
    }
    return node instanceof Expr.Call call ? call.arguments() : List.of();
  }

  private static void visit(Expr node, List<Expr> found) {
    found.add(node);
    operands(node).forEach(operand -> visit(operand, found));
  }
}
