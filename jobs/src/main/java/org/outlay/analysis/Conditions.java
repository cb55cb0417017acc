package org.outlay.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.outlay.formula.Environment;
import org.outlay.formula.Expr;
import org.outlay.formula.Formula;
import org.outlay.formula.Interpreter;

/** Finds which part of a condition is not met. */
final class Conditions {
  private Conditions() {}

  /**
   * The first of the conditions joined by {@code and} that is not true, as written; the whole text
   * where it cannot be divided like the expression.
   */
  static String failing(Formula formula, Environment values) {
    List<Expr> parts = new ArrayList<>();
    divide(formula.root(), parts);
    List<String> texts = divide(formula.text());
    if (texts.size() != parts.size()) {
      return formula.text();
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!Boolean.TRUE.equals(Interpreter.evaluate(parts.get(i), values))) {
        return texts.get(i);
      }
    }
    return formula.text();
  }

  private static void divide(Expr expr, List<Expr> parts) {
    if (expr instanceof Expr.Binary both && both.operator() == Expr.Operator.AND) {
      divide(both.left(), parts);
      divide(both.right(), parts);
    } else {
      parts.add(expr);
    }
  }

  /** Divides at each {@code and} outside of parentheses, quotes and cases. */
  private static List<String> divide(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        end = Math.max(text.indexOf('\'', at + 1) + 1, at + 1);
      } else if (Character.isLetter(c) || c == '_') {
        end = endOfWord(text, at);
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        depth += word.equals("case") ? 1 : word.equals("end") ? -1 : 0;
        if (word.equals("and") && depth == 0) {
          parts.add(text.substring(start, at).strip());
          start = end;
        }
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      at = end;
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }
}
