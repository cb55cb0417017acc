package org.outlay.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * What one HOCON text assigns and includes, in its order and before anything is merged. HOCON
 * merges a doubled key silently; here it is a problem with both lines.
 */
final class Outline {
  /**
   * Nesting beyond this is refused: no file of ours comes near, and the library would overflow the
   * stack.
   */
  private static final int DEEPEST = 40;

  /**
   * An include statement.
   *
   * @param kind what stands between {@code include} and the quoted name: empty or {@code file(} are
   *     allowed
   * @param parent path of the object that it stands in
   */
  record Inclusion(String kind, String name, int line, String parent) {}

  /**
   * A path that is assigned or opened.
   *
   * @param line where its value begins
   * @param endLine where its value's first token ends
   * @param object whether it can be opened again; an object made from a substitution cannot
   */
  record Entry(int line, int endLine, boolean object) {}

  private final String file;
  private final Problems problems;
  private final List<Token> tokens;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Inclusion> inclusions = new ArrayList<>();
  private int at;
  private int depth;
  private int statements;
  private boolean tooDeep;

  private Outline(String file, List<Token> tokens, Problems problems) {
    this.file = file;
    this.tokens = tokens;
    this.problems = problems;
  }

  /**
   * Reads the text; paths begin with {@code prefix}, the place of the include that asked for it.
   */
  static Outline of(String text, String file, String prefix, Problems problems) {
    Outline outline = new Outline(file, Tokens.of(text), problems);
    outline.skipNewlines();
    if (outline.here().is(Token.Kind.OPEN)) {
      outline.at++;
    }
    outline.members(prefix);
    return outline;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  List<Inclusion> inclusions() {
    return inclusions;
  }

  /** Assignments at the top. */
  int statements() {
    return statements;
  }

  boolean tooDeep() {
    return tooDeep;
  }

  private void members(String parent) {
    boolean assigned = false;
    while (!here().is(Token.Kind.END)) {
      if (here().is(Token.Kind.CLOSE)) {
        at++;
        return;
      }
      if (here().is(Token.Kind.PLAIN) && here().text().equals("include")) {
        inclusion(parent, assigned);
      } else if (here().is(Token.Kind.QUOTED) || here().is(Token.Kind.PLAIN)) {
        statements += depth == 0 ? 1 : 0;
        assigned = true;
        assignment(parent);
      } else {
        at++;
      }
    }
  }

  private void inclusion(String parent, boolean afterKeys) {
    int line = here().line();
    at++;
    StringBuilder kind = new StringBuilder();
    while (here().is(Token.Kind.PLAIN)) {
      kind.append(tokens.get(at++).text());
    }
    String name = here().is(Token.Kind.QUOTED) ? here().text() : "";
    while (!ends(here()) && !here().is(Token.Kind.CLOSE_LIST)) {
      at++;
    }
    inclusions.add(new Inclusion(kind.toString(), name, line, parent));
    if (afterKeys) {
      problems.add(
          Problem.user("late-include", Origins.at(file, line), "include stands after keys")
              .withValue(name)
              .withRemedy("move it up: what a file includes must not replace what it says itself"));
    }
  }

  private void assignment(String parent) {
    int line = here().line();
    List<String> elements = key();
    String path = parent;
    for (String element : elements.subList(0, elements.size() - 1)) {
      path = KeyPath.child(path, element);
      settle(path, new Entry(line, line, true));
    }
    path = KeyPath.child(path, elements.get(elements.size() - 1));
    boolean append = here().is(Token.Kind.APPEND);
    if (append || here().is(Token.Kind.ASSIGN)) {
      at++;
      skipNewlines();
    }
    Entry entry = value(path);
    if (append) {
      problems.add(
          Problem.user("append", Origins.at(file, line), "+= is not allowed")
              .withValue(path)
              .withRemedy("write the whole list with ="));
    } else {
      settle(path, entry);
    }
  }

  /** The elements of the key that begins here; leaves the place at what follows it. */
  private List<String> key() {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    for (boolean first = true;
        here().is(Token.Kind.QUOTED) || here().is(Token.Kind.PLAIN);
        first = false) {
      Token token = tokens.get(at++);
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

  private Entry value(String path) {
    Token first = here();
    boolean object = false;
    boolean substituted = false;
    while (!ends(here()) && !here().is(Token.Kind.CLOSE_LIST)) {
      Token token = tokens.get(at++);
      substituted |= token.is(Token.Kind.SUBSTITUTION);
      if (token.is(Token.Kind.OPEN)) {
        object = true;
        nested(() -> members(path));
      } else if (token.is(Token.Kind.OPEN_LIST)) {
        nested(() -> list(path));
      }
    }
    return new Entry(first.line(), first.endLine(), object && !substituted);
  }

  private void list(String path) {
    for (int index = 0; !here().is(Token.Kind.END); ) {
      if (here().is(Token.Kind.CLOSE_LIST)) {
        at++;
        return;
      }
      if (here().is(Token.Kind.CLOSE)) {
        return;
      }
      if (here().is(Token.Kind.NEWLINE) || here().is(Token.Kind.COMMA)) {
        at++;
      } else {
        String element = KeyPath.element(path, index++);
        settle(element, value(element));
      }
    }
  }

  private void nested(Runnable content) {
    if (++depth > DEEPEST) {
      tooDeep = true;
      at = tokens.size() - 1;
    } else {
      content.run();
    }
    depth--;
  }

  private void settle(String path, Entry entry) {
    Entry earlier = entries.putIfAbsent(path, entry);
    if (earlier == null || (earlier.object() && entry.object())) {
      return;
    }
    problems.add(
        Problem.user(
                "duplicate-key",
                Origins.at(file, entry.line()),
                "key \"" + path + "\" is set twice, first on line " + earlier.line())
            .withRemedy("keep one of them"));
  }

  private void skipNewlines() {
    while (here().is(Token.Kind.NEWLINE)) {
      at++;
    }
  }

  private Token here() {
    return tokens.get(at);
  }

  private static boolean ends(Token token) {
    return switch (token.kind()) {
      case NEWLINE, COMMA, CLOSE, END -> true;
      default -> false;
    };
  }
}
