package org.outlay.config;

/**
 * A piece of HOCON text.
 *
 * @param text content: of quoted text without its quotes, else as written
 * @param space white space that stands before it on its line
 * @param line where it begins
 * @param endLine where it ends; other than {@code line} only for text in triple quotes
 * @param column where quoted text begins on its line, behind the quotes; 0 of other tokens, and
 *     where its characters are not those of the file
 */
record Token(Kind kind, String text, String space, int line, int endLine, int column) {
  enum Kind {
    OPEN,
    CLOSE,
    OPEN_LIST,
    CLOSE_LIST,
    COMMA,
    ASSIGN,
    APPEND,
    QUOTED,
    PLAIN,
    SUBSTITUTION,
    NEWLINE,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
