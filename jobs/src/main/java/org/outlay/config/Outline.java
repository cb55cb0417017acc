package org.outlay.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

  /** What files of a catalogue define by name. */
  private static final Pattern DEFINED = Pattern.compile("(rules|programmes|districts)\\.[^.\\[]+");

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
   * @param column where its value begins on that line, if it is one text in quotes; else 0
   * @param object whether it can be opened again; an object made from a substitution cannot
   * @param whole whether it stands in braces of its own and is a thing of a catalogue, a second one
   *     of whose name is rather another thing than more of it
   */
  record Entry(int line, int endLine, int column, boolean object, boolean whole) {}

  private final String file;
  private final Problems problems;
  private final Cursor cursor;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Inclusion> inclusions = new ArrayList<>();
  private int depth;
  private int statements;
  private boolean tooDeep;

  private Outline(String file, Cursor cursor, Problems problems) {
    this.file = file;
    this.cursor = cursor;
    this.problems = problems;
  }

  /**
   * Reads the text; paths begin with {@code prefix}, the place of the include that asked for it.
   */
  static Outline of(String text, String file, String prefix, Problems problems) {
    Cursor cursor = new Cursor(Tokens.of(text));
    Outline outline = new Outline(file, cursor, problems);
    cursor.skipNewlines();
    if (cursor.at(Token.Kind.OPEN)) {
      cursor.take();
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
    while (!cursor.at(Token.Kind.END) && !cursor.at(Token.Kind.CLOSE)) {
      if (cursor.at(Token.Kind.PLAIN) && cursor.here().text().equals("include")) {
        inclusion(parent, assigned);
      } else if (cursor.atKey()) {
        statements += depth == 0 ? 1 : 0;
        assigned = true;
        assignment(parent);
      } else {
        cursor.take();
      }
    }
    cursor.take();
  }

  private void inclusion(String parent, boolean afterKeys) {
    int line = cursor.take().line();
    StringBuilder kind = new StringBuilder();
    while (cursor.at(Token.Kind.PLAIN)) {
      kind.append(cursor.take().text());
    }
    String name = cursor.at(Token.Kind.QUOTED) ? cursor.here().text() : "";
    while (!cursor.atEndOfValue()) {
      cursor.take();
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
    int line = cursor.here().line();
    List<String> elements = cursor.key();
    if (elements.size() + depth > DEEPEST) {
      tooDeep = true;
      cursor.giveUp();
      return;
    }
    String path = parent;
    for (String element : elements.subList(0, elements.size() - 1)) {
      path = KeyPath.child(path, element);
      settle(path, new Entry(line, line, 0, true, false));
    }
    path = KeyPath.child(path, elements.get(elements.size() - 1));
    boolean append = cursor.at(Token.Kind.APPEND);
    if (append || cursor.at(Token.Kind.ASSIGN)) {
      cursor.take();
      cursor.skipNewlines();
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

  private Entry value(String path) {
    Token first = cursor.here();
    boolean object = false;
    boolean substituted = false;
    int tokens = 0;
    while (!cursor.atEndOfValue()) {
      Token token = cursor.take();
      tokens++;
      substituted |= token.is(Token.Kind.SUBSTITUTION);
      object |= token.is(Token.Kind.OPEN);
      if (token.is(Token.Kind.OPEN)) {
        nested(() -> members(path));
      } else if (token.is(Token.Kind.OPEN_LIST)) {
        nested(() -> list(path));
      }
    }
    boolean opened = object && !substituted;
    return new Entry(
        first.line(),
        first.endLine(),
        tokens == 1 ? first.column() : 0,
        opened,
        opened && DEFINED.matcher(path).matches());
  }

  private void list(String path) {
    int index = 0;
    while (!cursor.at(Token.Kind.END) && !cursor.at(Token.Kind.CLOSE)) {
      if (cursor.at(Token.Kind.CLOSE_LIST)) {
        cursor.take();
        return;
      }
      if (cursor.atEndOfValue()) {
        cursor.take();
      } else {
        String element = KeyPath.element(path, index++);
        settle(element, value(element));
      }
    }
  }

  private void nested(Runnable content) {
    depth++;
    if (depth > DEEPEST) {
      tooDeep = true;
      cursor.giveUp();
    } else {
      content.run();
    }
    depth--;
  }

  private void settle(String path, Entry entry) {
    Entry earlier = entries.putIfAbsent(path, entry);
    if (earlier == null) {
      return;
    }
    if (earlier.object() && entry.object()) {
      if (entry.whole() && !earlier.whole()) {
        entries.put(path, entry);
      }
      if (!(earlier.whole() && entry.whole())) {
        return;
      }
    }
    problems.add(
        Problem.user(
                "duplicate-key",
                Origins.at(file, entry.line()),
                "key \"" + path + "\" is set twice, first on line " + earlier.line())
            .withRemedy("keep one of them"));
  }
}
