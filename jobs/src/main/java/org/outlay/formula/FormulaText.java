package org.outlay.formula;

import org.outlay.problem.Location;
import org.outlay.problem.Problem;

/** A formula's text and where it stands; says where in it something is wrong. */
record FormulaText(String text, Location location) {
  private static final int BEFORE = 60;
  private static final int AFTER = 100;

  String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** An error with its place in the file and the text above a line of carets. */
  Problem problem(String code, Span span, String message) {
    int lineStart = lineStart(span.start());
    int column = span.start() - lineStart + 1;
    int linesBefore = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    String inLine = linesBefore > 0 ? "line " + (linesBefore + 1) + ", " : "";
    String where =
        location.column() > 0 ? "" : " (" + inLine + "column " + column + " of the formula)";
    return Problem.user(code, place(linesBefore, column), message + where)
        .withExcerpt(excerpt(span, lineStart));
  }

  Refusal refusal(String code, Span span, String message) {
    return new Refusal(problem(code, span, message));
  }

  private Location place(int linesBefore, int column) {
    if (location.column() == 0) {
      return location;
    }
    return linesBefore > 0
        ? new Location(location.file(), location.line() + linesBefore, column)
        : new Location(location.file(), location.line(), location.column() + column - 1);
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', Math.max(offset - 1, -1)) + 1;
  }

  private String excerpt(Span span, int lineStart) {
    int newline = text.indexOf('\n', span.start());
    int lineEnd = newline < 0 ? text.length() : newline;
    int from = Math.max(lineStart, span.start() - BEFORE);
    int to = Math.min(lineEnd, span.start() + AFTER);
    String before = (from > lineStart ? "... " : "") + text.substring(from, span.start());
    String rest = text.substring(span.start(), to) + (to < lineEnd ? " ..." : "");
    String marked = text.substring(span.start(), Math.max(span.start(), Math.min(span.end(), to)));
    return visible(before + rest) + "\n" + blank(before) + carets(marked);
  }

  private static String carets(String marked) {
    int columns = marked.codePoints().map(c -> Unprintable.wide(c) ? 2 : 1).sum();
    return "^".repeat(Math.max(1, columns));
  }

  private static String visible(String line) {
    return line.codePoints()
        .map(c -> c != '\t' && Unprintable.test(c) ? '\uFFFD' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Spaces as wide as the text, so that the carets stand under the right characters. */
  private static String blank(String before) {
    StringBuilder blank = new StringBuilder();
    before
        .codePoints()
        .forEach(c -> blank.append(c == '\t' ? '\t' : Unprintable.wide(c) ? '\u3000' : ' '));
    return blank.toString();
  }
}
