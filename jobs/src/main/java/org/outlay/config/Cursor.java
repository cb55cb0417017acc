package org.outlay.config;

import java.util.ArrayList;
import java.util.List;

/** A place in the tokens of a text; never moves past the END. */
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token here() {
    return tokens.get(at);
  }

  boolean at(Token.Kind kind) {
    return here().is(kind);
  }

  Token take() {
    Token token = here();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Moves to the END. */
  void giveUp() {
    at = tokens.size() - 1;
  }

  void skipNewlines() {
    while (at(Token.Kind.NEWLINE)) {
      take();
    }
  }

  /** Whether a value or a statement ends here. */
  boolean atEndOfValue() {
    return switch (here().kind()) {
      case NEWLINE, COMMA, CLOSE, CLOSE_LIST, END -> true;
      default -> false;
    };
  }

  boolean atKey() {
    return at(Token.Kind.QUOTED) || at(Token.Kind.PLAIN);
  }

  /** Takes a key, {@code a."b.c".d e}, and gives its elements. */
  List<String> key() {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    for (boolean first = true; atKey(); first = false) {
      Token token = take();
      element.append(first ? "" : token.space());
      if (token.is(Token.Kind.QUOTED)) {
        element.append(token.text());
        continue;
      }
      String[] parts = token.text().split("\\.", -1);
      element.append(parts[0]);
      for (int i = 1; i < parts.length; i++) {
        elements.add(element.toString());
        element = new StringBuilder(parts[i]);
      }
    }
    elements.add(element.toString());
    return elements;
  }
}
