package org.outlay.kernel;

/** The operation that ends an emitted Java expression. */
final class Shape {
  private Shape() {}

  /** The operator, or the last letter of the function's name. */
  static char of(String java) {
    int depth = 0;
    char found = 0;
    for (int i = 0; i < java.length(); i++) {
      char c = java.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean operator = depth == 0 && i > 0 && java.charAt(i - 1) == ' ';
      if (operator && (c == '+' || c == '-')) {
        found = c;
      } else if (operator && c == '*' && found != '+' && found != '-') {
        found = c;
      }
    }
    return found != 0 ? found : java.charAt(Math.max(0, java.indexOf('(') - 1));
  }
}
