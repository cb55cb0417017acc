package org.outlay.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Finds the policy that a scenario names. */
record PolicyFolder(Problems problems) {
  private static final String MARK = "policy.conf";

  /** The folder, or empty after a problem. */
  Optional<Path> find(Section scenario) {
    String written = scenario.text("policy");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Leaf leaf = new Leaf("policy", written, scenario.locationOf("policy"));
    return RelativePath.resolve(leaf, problems).filter(folder -> isPolicy(folder, leaf));
  }

  private boolean isPolicy(Path folder, Leaf written) {
    if (Files.isRegularFile(folder.resolve(MARK))) {
      return true;
    }
    String what = Files.isDirectory(folder) ? "the folder has no policy.conf" : "no such folder";
    List<String> near = policiesBeside(folder);
    Problem problem =
        Problem.user("missing-policy", written.location(), "policy: " + what)
            .withValue(folder.toString())
            .withRemedy(NearestName.suggestion(String.valueOf(folder.getFileName()), near));
    problems.add(near.isEmpty() ? problem : problem.withAllowed("the policies there: " + near));
    return false;
  }

  private static List<String> policiesBeside(Path folder) {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(beside -> Files.isRegularFile(beside.resolve(MARK)))
          .map(beside -> String.valueOf(beside.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
