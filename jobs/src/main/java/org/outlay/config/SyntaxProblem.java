package org.outlay.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;

/** Says what the library found wrong in the words of a problem. */
final class SyntaxProblem {
  private SyntaxProblem() {}

  /** A text that cannot be parsed. */
  static Problem syntax(ConfigException e, String name, String text, Origins origins) {
    Location at = place(e, name, origins);
    if (name.startsWith("--")) {
      return Problem.user("bad-set", at, message(e))
          .withRemedy("put text with signs in it in quotes: --set 'key=\"a: b\"'");
    }
    List<Token> tokens = Tokens.of(text);
    Optional<Slip> slip =
        Slip.quotes(text)
            .or(() -> Slip.separators(tokens, at.line()))
            .or(() -> Slip.wide(tokens))
            .or(() -> Slip.open(tokens));
    int line = slip.map(Slip::line).orElse(at.line());
    String excerpt = text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("").strip();
    Problem problem =
        Problem.user("syntax", Origins.at(name, line), message(e))
            .withRemedy(slip.map(Slip::remedy).orElse(null));
    return excerpt.isEmpty() ? problem : problem.withExcerpt(excerpt);
  }

  /** A substitution that names nothing, or itself. */
  static Problem unresolved(ConfigException e, String name, Origins origins) {
    return Problem.user("unresolved", place(e, name, origins), message(e))
        .withRemedy(
            "define it in this file or in one it includes; environment variables are not read");
  }

  private static Location place(ConfigException e, String name, Origins origins) {
    ConfigOrigin origin = e.origin();
    return origin == null ? Location.of(name) : origins.locate(origin);
  }

  /** The library's sentence without its place and its advice about .properties files. */
  private static String message(ConfigException e) {
    String text = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    String place = origin == null ? "" : origin.description() + ": ";
    String plain = text.startsWith(place) ? text.substring(place.length()) : text;
    int advice = plain.indexOf(" (if you ");
    return advice < 0 ? plain : plain.substring(0, advice);
  }

  /** A slip of the pen that explains why a text cannot be parsed. */
  private record Slip(int line, String remedy) {
    private static final String WIDE = "，：＝“”｛｝［］＃";

    /** A quote that is not closed on its line; texts over several lines have three. */
    static Optional<Slip> quotes(String text) {
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size() && !text.contains("\"\"\""); i++) {
        String line = lines.get(i).replaceAll("\\\\.", "").replaceFirst("^\\s*(#|//).*", "");
        if (line.chars().filter(c -> c == '"').count() % 2 == 1) {
          return Optional.of(new Slip(i + 1, "close the \" of this line"));
        }
      }
      return Optional.empty();
    }

    /** A thousands separator on the line or, since the library is often late, the one before. */
    static Optional<Slip> separators(List<Token> tokens, int line) {
      for (int i = 2; i < tokens.size(); i++) {
        Token last = tokens.get(i);
        boolean near = last.line() == line || last.line() == line - 1;
        boolean joined = last.space().isEmpty() && tokens.get(i - 1).is(Token.Kind.COMMA);
        boolean digits =
            last.text().matches("\\d{3}(\\.\\d+)?") && tokens.get(i - 2).text().matches("\\d+");
        if (near && joined && digits) {
          return Optional.of(
              new Slip(last.line(), "write numbers without thousands separators: 1000000"));
        }
      }
      return Optional.empty();
    }

    static Optional<Slip> wide(List<Token> tokens) {
      return tokens.stream()
          .filter(token -> token.is(Token.Kind.PLAIN))
          .filter(token -> token.text().chars().anyMatch(c -> WIDE.indexOf(c) >= 0))
          .map(t -> new Slip(t.line(), "use ASCII , : = \" instead of their full-width forms"))
          .findFirst();
    }

    static Optional<Slip> open(List<Token> tokens) {
      Deque<Token> open = new ArrayDeque<>();
      for (Token token : tokens) {
        if (token.is(Token.Kind.OPEN) || token.is(Token.Kind.OPEN_LIST)) {
          open.push(token);
        } else if (closes(token, open.peek())) {
          open.pop();
        } else if (token.is(Token.Kind.CLOSE) || token.is(Token.Kind.CLOSE_LIST)) {
          break;
        }
      }
      return Optional.ofNullable(open.peek())
          .map(t -> new Slip(t.line(), "close the " + t.text() + " of this line"));
    }

    private static boolean closes(Token token, @Nullable Token open) {
      return open != null
          && (open.is(Token.Kind.OPEN)
              ? token.is(Token.Kind.CLOSE)
              : token.is(Token.Kind.CLOSE_LIST));
    }
  }
}
