package org.outlay.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts HOCON text into tokens. Lenient: what is malformed becomes plain text, since the HOCON
 * library judges the syntax.
 */
final class Tokens {
  private static final String ENDS_PLAIN = "$\"{}[]:=,+#`^?!@*&\\";
  private static final String TRIPLE = "\"\"\"";

  private final String text;
  private final List<Token> found = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private String space = "";

  private Tokens(String text) {
    this.text = text;
  }

  /** All tokens of the text, comments left out, with an END as the last. */
  static List<Token> of(String text) {
    Tokens tokens = new Tokens(text);
    while (tokens.at < text.length()) {
      tokens.next();
    }
    tokens.add(Token.Kind.END, "", tokens.line);
    return tokens.found;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      add(Token.Kind.NEWLINE, "\n", line);
      at++;
      line++;
      lineStart = at;
    } else if (isSpace(c)) {
      space += c;
      at++;
    } else if (c == '#' || text.startsWith("//", at)) {
      at = end("\n", at);
    } else if (c == '"') {
      quoted();
    } else if (text.startsWith("${", at)) {
      int stop = Math.min(end("}", at) + 1, text.length());
      single(Token.Kind.SUBSTITUTION, stop - at);
    } else {
      mark(c);
    }
  }

  private void mark(char c) {
    switch (c) {
      case '{' -> single(Token.Kind.OPEN, 1);
      case '}' -> single(Token.Kind.CLOSE, 1);
      case '[' -> single(Token.Kind.OPEN_LIST, 1);
      case ']' -> single(Token.Kind.CLOSE_LIST, 1);
      case ',' -> single(Token.Kind.COMMA, 1);
      case ':', '=' -> single(Token.Kind.ASSIGN, 1);
      default -> {
        if (text.startsWith("+=", at)) {
          single(Token.Kind.APPEND, 2);
        } else {
          single(Token.Kind.PLAIN, plainLength());
        }
      }
    }
  }

  private int plainLength() {
    int stop = at + 1;
    while (stop < text.length() && inPlain(stop)) {
      stop++;
    }
    return stop - at;
  }

  private boolean inPlain(int index) {
    char c = text.charAt(index);
    return !isSpace(c) && c != '\n' && ENDS_PLAIN.indexOf(c) < 0 && !text.startsWith("//", index);
  }

  private void quoted() {
    boolean triple = text.startsWith(TRIPLE, at);
    int start = at + (triple ? 3 : 1);
    int stop = triple ? tripleEnd(start) : singleEnd(start);
    int after = Math.min(stop + (triple ? 3 : 1), text.length());
    String content = text.substring(start, stop);
    String meant = triple ? content : unescape(content);
    int column = meant.equals(content) ? start - lineStart + 1 : 0;
    int first = line;
    line += (int) content.chars().filter(c -> c == '\n').count();
    lineStart = Math.max(lineStart, text.lastIndexOf('\n', after - 1) + 1);
    found.add(new Token(Token.Kind.QUOTED, meant, space, first, line, column));
    space = "";
    at = after;
  }

  /** Further quotes after three belong to the text. */
  private int tripleEnd(int start) {
    int stop = end(TRIPLE, start);
    while (stop + 3 < text.length() && text.charAt(stop + 3) == '"') {
      stop++;
    }
    return stop;
  }

  private int singleEnd(int start) {
    int stop = start;
    while (stop < text.length() && text.charAt(stop) != '"' && text.charAt(stop) != '\n') {
      stop += text.charAt(stop) == '\\' ? 2 : 1;
    }
    return Math.min(stop, text.length());
  }

  /** Undoes the escapes by which one key could be spelt in two ways. */
  private static String unescape(String content) {
    if (content.indexOf('\\') < 0) {
      return content;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\\' && i + 5 < content.length() && content.charAt(i + 1) == 'u') {
        plain.append(unicode(content.substring(i + 2, i + 6)));
        i += 5;
      } else if (c == '\\' && i + 1 < content.length()) {
        plain.append(escaped(content.charAt(++i)));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> c;
    };
  }

  private static String unicode(String digits) {
    return digits.matches("[0-9a-fA-F]{4}")
        ? String.valueOf((char) Integer.parseInt(digits, 16))
        : digits;
  }

  private void single(Token.Kind kind, int length) {
    int stop = Math.min(at + length, text.length());
    add(kind, text.substring(at, stop), line);
    at = stop;
  }

  private void add(Token.Kind kind, String content, int first) {
    found.add(new Token(kind, content, space, first, line, 0));
    space = "";
  }

  private int end(String mark, int from) {
    int index = text.indexOf(mark, from);
    return index < 0 ? text.length() : index;
  }

  private static boolean isSpace(char c) {
    return c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
  }
}
