package org.outlay.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Lists what is read of the articles, and says what is passed over. */
final class ArticleFiles {
  private final Problems problems;

  ArticleFiles(Problems problems) {
    this.problems = problems;
  }

  /** Folders and rule files of a folder, in name order. */
  List<Path> list(Path parent) {
    if (!Files.isDirectory(parent)) {
      problems.add(
          Problem.user("missing-folder", null, "the policy has no folder " + parent)
              .withRemedy("see data/policy/README.md for the files of a policy"));
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      List<Path> seen =
          entries.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
      seen.stream().filter(path -> !isRead(path)).forEach(this::passedOver);
      return seen.stream().filter(ArticleFiles::isRead).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports a file or folder where none is looked for. */
  void misplaced(Path path, String remedy) {
    problems.add(
        Problem.user("misplaced-file", Location.of(path.toString()), "no article has this file")
            .withRemedy(remedy));
  }

  private static boolean isRead(Path path) {
    return Files.isDirectory(path) || path.toString().endsWith(".conf");
  }

  private void passedOver(Path path) {
    if (!path.toString().endsWith(".md")) {
      problems.add(
          Problem.warning("ignored-file", Location.of(path.toString()), "this file is not read")
              .withAllowed("*.conf, and *.md as notes"));
    }
  }
}
