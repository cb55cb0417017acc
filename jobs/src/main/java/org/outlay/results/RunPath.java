package org.outlay.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/**
 * The run that a path means.
 *
 * @param table the table, if the path is that of a table's folder
 */
record RunPath(Path folder, Optional<String> table) {

  /**
   * Finds the run.
   *
   * @throws ProblemException if there is none, saying what the path is instead
   */
  static RunPath resolve(FileSystem fs, Path path) throws IOException {
    Path latest = new Path(path, RunFolder.LATEST);
    if (path.getName().startsWith(".")) {
      throw refuse(path, "this run was not finished", "open a run that was, or run it again");
    }
    if (isFile(fs, new Path(path, Manifest.FILE_NAME))) {
      return new RunPath(path, Optional.empty());
    }
    if (isFile(fs, latest)) {
      return newest(fs, latest);
    }
    if (path.getName().equals(RunFolder.LATEST) && isFile(fs, path)) {
      return newest(fs, path);
    }
    Path parent = path.getParent();
    if (parent != null && isFile(fs, new Path(parent, Manifest.FILE_NAME))) {
      return new RunPath(parent, Optional.of(path.getName()));
    }
    throw noRun(fs, path);
  }

  private static RunPath newest(FileSystem fs, Path latest) throws IOException {
    String runId;
    try (InputStream in = fs.open(latest)) {
      runId = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    Path run = new Path(latest.getParent(), RunId.matches(runId) ? runId : "none");
    if (!isFile(fs, new Path(run, Manifest.FILE_NAME))) {
      throw new ProblemException(
          Problem.user(
                  "no-such-run", Location.of(latest.toString()), "it names no whole run beside it")
              .withValue(runId)
              .withRemedy("open the folder of a run, or run the scenario again"));
    }
    return new RunPath(run, Optional.empty());
  }

  /** The whole runs of a scenario; their names begin with their times. */
  static List<Path> newestFirst(FileSystem fs, Path scenario) throws IOException {
    List<Path> runs = new ArrayList<>();
    for (FileStatus child : fs.listStatus(scenario)) {
      Path run = child.getPath();
      if (RunId.matches(run.getName()) && isFile(fs, new Path(run, Manifest.FILE_NAME))) {
        runs.add(run);
      }
    }
    runs.sort(Comparator.comparing(Path::getName).reversed());
    return runs;
  }

  private static ProblemException noRun(FileSystem fs, Path path) throws IOException {
    if (!fs.exists(path)) {
      return refuse(path, "there is no such folder", "check the path");
    }
    List<String> scenarios = new ArrayList<>();
    for (FileStatus child : fs.listStatus(path)) {
      if (isFile(fs, new Path(child.getPath(), RunFolder.LATEST))) {
        scenarios.add(child.getPath().getName());
      }
    }
    if (!scenarios.isEmpty()) {
      return refuse(
          path,
          "this folder holds the results of scenarios, not of one",
          "open one of them: " + scenarios.stream().sorted().collect(Collectors.joining(", ")));
    }
    return refuse(
        path,
        "this is no run: it has no " + Manifest.FILE_NAME + ", which a run gets last",
        "open the folder of a run, of one of its tables or of a scenario");
  }

  private static ProblemException refuse(Path path, String message, String remedy) {
    return new ProblemException(
        Problem.user("no-such-run", Location.of(path.toString()), message).withRemedy(remedy));
  }

  private static boolean isFile(FileSystem fs, Path path) throws IOException {
    try {
      return fs.getFileStatus(path).isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }
}
