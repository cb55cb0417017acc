package org.outlay.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Which files an include may name: those below one of the roots, links followed.
 *
 * @param roots real paths of folders
 */
record IncludeRule(List<Path> roots) {
  private static final Set<String> KINDS = Set.of("", "file(", "required(", "required(file(");

  static IncludeRule within(Path... folders) {
    return new IncludeRule(List.of(folders).stream().map(IncludeRule::real).toList());
  }

  /** The file that the include means, or empty after a problem. */
  Optional<Path> target(
      Path file, Outline.Inclusion inclusion, List<Path> chain, Problems problems) {
    Location at = Location.of(file.toString(), inclusion.line());
    String name = inclusion.name();
    if (!KINDS.contains(inclusion.kind()) || name.isEmpty() || name.contains("://")) {
      problems.add(
          Problem.user("bad-include", at, "only files of this folder can be included")
              .withValue((inclusion.kind() + " " + name).strip())
              .withAllowed("include \"other.conf\""));
      return Optional.empty();
    }
    try {
      Path target = file.resolveSibling(name).normalize();
      return refusal(target, chain, at).map(problem -> report(problem, problems)).orElse(true)
          ? Optional.of(target)
          : Optional.empty();
    } catch (InvalidPathException e) {
      problems.add(Problem.user("bad-include", at, "not a path").withValue(name));
      return Optional.empty();
    }
  }

  private static boolean report(Problem problem, Problems problems) {
    problems.add(problem);
    return false;
  }

  private Optional<Problem> refusal(Path target, List<Path> chain, Location at) {
    Path real = real(target);
    if (roots.stream().noneMatch(real::startsWith)) {
      return Optional.of(
          Problem.user("include-outside", at, "the included file lies outside its folder")
              .withValue(target.toString())
              .withAllowed("files below " + below())
              .withRemedy("copy the file there"));
    }
    if (chain.contains(target.toAbsolutePath().normalize())) {
      return Optional.of(
          Problem.user("include-cycle", at, "the file includes itself")
              .withValue(target.toString()));
    }
    return Optional.empty();
  }

  private String below() {
    return roots.stream().map(Path::toString).distinct().collect(Collectors.joining(", "));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.toAbsolutePath().normalize().getParent();
      return parent != null && Files.isDirectory(parent)
          ? real(parent).resolve(path.toAbsolutePath().normalize().getFileName())
          : path.toAbsolutePath().normalize();
    }
  }
}
