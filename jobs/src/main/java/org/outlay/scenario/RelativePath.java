package org.outlay.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.outlay.config.Leaf;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * A path as written, relative to the file that it stands in; one of {@code --set} to the current
 * folder.
 */
public final class RelativePath {
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private RelativePath() {}

  /** Whether it names a file system, and so stands as written. */
  public static boolean isUri(String written) {
    return URI.matcher(written).matches();
  }

  /** The local path, or empty after a problem. */
  static Optional<Path> resolve(Leaf written, Problems problems) {
    try {
      if (!written.value().isBlank()) {
        return Optional.of(base(written).resolve(written.value()).normalize());
      }
    } catch (InvalidPathException e) {
      // Reported below like an empty one.
    }
    problems.add(
        Problem.user("bad-path", written.location(), "\"" + written.path() + "\" is not a path")
            .withValue(written.value()));
    return Optional.empty();
  }

  private static Path base(Leaf written) {
    String file = written.location().file();
    Path here = Path.of("");
    return file.startsWith("--")
        ? here
        : Optional.ofNullable(Path.of(file).getParent()).orElse(here);
  }
}
