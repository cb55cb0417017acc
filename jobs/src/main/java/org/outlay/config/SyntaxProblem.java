package org.outlay.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;

/** Says what the library found wrong in the words of a problem. */
final class SyntaxProblem {
  private static final Pattern THOUSANDS = Pattern.compile("\\d,\\d{3}");
  private static final Pattern FULL_WIDTH = Pattern.compile("[\uFF0C\uFF1A\uFF1D\u201C\u201D]");

  private SyntaxProblem() {}

  static Problem of(ConfigException e, String name, String text, Origins origins) {
    ConfigOrigin origin = e.origin();
    Location at = origin == null ? Location.of(name) : origins.locate(origin);
    if (name.startsWith("--")) {
      return Problem.user("bad-set", at, message(e))
          .withRemedy("put text with signs in it in quotes: --set 'key=\"a: b\"'");
    }
    boolean unresolved = e instanceof ConfigException.UnresolvedSubstitution;
    Problem problem = Problem.user(unresolved ? "unresolved" : "syntax", at, message(e));
    Optional<String> line = text.lines().skip(Math.max(0, at.line() - 1)).findFirst();
    return line.filter(l -> at.line() > 0)
        .map(l -> problem.withExcerpt(l.strip()))
        .orElse(problem)
        .withRemedy(unresolved ? UNRESOLVED : remedy(line.orElse("")));
  }

  private static final String UNRESOLVED =
      "define it in this file or in one it includes; environment variables are not read";

  /** The library's sentence without its place and its advice about .properties files. */
  private static String message(ConfigException e) {
    String text = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    String place = origin == null ? "" : origin.description() + ": ";
    String plain = text.startsWith(place) ? text.substring(place.length()) : text;
    int advice = plain.indexOf(" (if you ");
    return advice < 0 ? plain : plain.substring(0, advice);
  }

  private static @Nullable String remedy(String line) {
    if (THOUSANDS.matcher(line).find()) {
      return "write numbers without thousands separators: 1000000";
    }
    if (FULL_WIDTH.matcher(line).find()) {
      return "use the ASCII signs , : = \" instead of their full-width forms";
    }
    return null;
  }
}
