package org.outlay.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How long, deep and large a formula may be. Depth is bounded on the tokens, before a parser that
 * recurses sees them.
 */
final class Limits {
  static final int MAX_LENGTH = 2_000;
  static final int MAX_DEPTH = 40;
  static final int MAX_NODES = 400;

  private static final Set<String> SEPARATORS =
      Set.of("and", "or", "when", "then", "else", "in", "between", "is");
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=", ",");

  private final FormulaText source;
  private final Deque<Level> open = new ArrayDeque<>();
  private int prefixes;

  private Limits(FormulaText source) {
    this.source = source;
  }

  /** Operators side by side inside one pair of brackets; each makes the tree one deeper. */
  private static final class Level {
    final String opener;
    int sums;
    int products;

    Level(String opener) {
      this.opener = opener;
    }
  }

  static void checkLength(FormulaText source) {
    int length = source.text().length();
    if (length > MAX_LENGTH) {
      throw source.refusal(
          "formula-too-long",
          new Span(MAX_LENGTH, length),
          "the formula has " + length + " characters; at most 2,000 are allowed");
    }
  }

  static void checkDepth(FormulaText source, List<Lexer.Token> tokens) {
    Limits limits = new Limits(source);
    limits.open.push(new Level(""));
    tokens.forEach(limits::token);
  }

  /** Checks a finished tree, definitions included; a repeated operand counts each time. */
  static void checkTree(FormulaText source, Span span, Expr root) {
    count(source, span, root, 1, new int[1]);
  }

  private static void count(FormulaText source, Span span, Expr node, int depth, int[] nodes) {
    if (depth > MAX_DEPTH) {
      throw tooDeep(source, span);
    }
    if (++nodes[0] > MAX_NODES) {
      throw tooLarge(source, span);
    }
    for (Expr operand : Expressions.operands(node)) {
      count(source, span, operand, depth + 1, nodes);
    }
    if (node instanceof Expr.Call call && call.function().equals("nullif")) {
      // Lowering writes the first argument twice.
      count(source, span, call.arguments().get(0), depth + 1, nodes);
    }
  }

  static Refusal tooLarge(FormulaText source, Span span) {
    return source.refusal(
        "formula-too-large",
        span,
        "the formula, its definitions included, has more than " + MAX_NODES + " parts");
  }

  private static Refusal tooDeep(FormulaText source, Span span) {
    return source.refusal(
        "formula-too-deep", span, "the formula is nested more than " + MAX_DEPTH + " levels deep");
  }

  private void token(Lexer.Token token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    Level level = open.getFirst();
    boolean sum = text.equals("+") || text.equals("-");
    prefixes = sum || text.equals("not") ? prefixes + 1 : 0;
    if (text.equals("(") || text.equals("case")) {
      open.push(new Level(text));
    } else if (closes(text, level)) {
      open.pop();
    } else if (SEPARATORS.contains(text) || COMPARISONS.contains(text)) {
      level.sums = 0;
      level.products = 0;
    } else if (sum) {
      level.sums++;
      level.products = 0;
    } else if (text.equals("*") || text.equals("/") || text.equals("%")) {
      level.products++;
    }
    if (open.size() > MAX_DEPTH + 1
        || Math.max(prefixes, Math.max(level.sums, level.products)) > MAX_DEPTH) {
      throw tooDeep(source, token.span());
    }
  }

  private static boolean closes(String text, Level level) {
    return (text.equals(")") && level.opener.equals("("))
        || (text.equals("end") && level.opener.equals("case"));
  }
}
