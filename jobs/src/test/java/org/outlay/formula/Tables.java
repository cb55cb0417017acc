package org.outlay.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tables of formulas in the test resources. */
final class Tables {
  /** A formula that is refused, with the whole text of the refusal. */
  record Refused(String label, Type expected, String formula, String message) {
    @Override
    public String toString() {
      return label;
    }
  }

  /** A formula that passes, with its value for the row of {@link Fixture}. */
  record Accepted(Type expected, String value, String formula) {
    @Override
    public String toString() {
      return formula;
    }
  }

  private Tables() {}

  static List<Refused> refused() {
    List<Refused> cases = new ArrayList<>();
    for (String block : text("refused.txt").substring("==== ".length()).split("\n==== ", -1)) {
      String[] lines = block.split("\n", 2);
      String[] halves = lines[1].split("\n----\n", 2);
      cases.add(
          new Refused(
              lines[0], expected(lines[0]), unescaped(halves[0]), halves[1].stripTrailing()));
    }
    return cases;
  }

  static List<Accepted> accepted() {
    return text("accepted.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" \\| ", 3))
        .map(parts -> new Accepted(expected("[" + parts[0] + "]"), parts[1], parts[2]))
        .toList();
  }

  private static Type expected(String label) {
    if (label.contains("[condition]")) {
      return Fixture.TRUTH;
    }
    if (label.contains("[term]")) {
      return new Type.Category(Fixture.TERMS);
    }
    return label.contains("[years]") ? Fixture.number("years", 4, 0) : Fixture.YUAN;
  }

  /** Characters that an editor would not show are escaped in the file. */
  private static String unescaped(String formula) {
    return formula
        .replace("\\u0007", "\u0007")
        .replace("\\u200b", "\u200B")
        .replace("\\u202e", "\u202E");
  }

  private static String text(String name) {
    try (InputStream in = Tables.class.getResourceAsStream("/formula/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
