package org.outlay.cohort;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Finds the files that paths name: files, folders with all below them, globs. */
final class InputFiles {
  private static final String ALLOWED = ".csv, .csv.gz, .parquet, .xlsx";

  private final String table;
  private final Configuration conf;
  private final Problems problems;
  private final TreeMap<String, InputFile> found = new TreeMap<>();

  private InputFiles(String table, Configuration conf, Problems problems) {
    this.table = table;
    this.conf = conf;
    this.problems = problems;
  }

  /** The files in the order of their paths, each once; a path without a file is a problem. */
  static List<InputFile> resolve(
      String table, List<String> paths, Configuration conf, Problems problems) {
    InputFiles files = new InputFiles(table, conf, problems);
    paths.forEach(files::add);
    return List.copyOf(files.found.values());
  }

  private void add(String text) {
    try {
      Path path = new Path(text);
      FileSystem fs = path.getFileSystem(conf);
      List<FileStatus> named = named(fs, path);
      int before = found.size();
      boolean known = false;
      for (FileStatus status : named) {
        known |= status.isDirectory() ? folder(fs, status.getPath()) : file(status, named.size());
      }
      if (!known && found.size() == before) {
        notFound(fs, text, path);
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          Problem.input("input-unreachable", Location.of(text), "the path cannot be read: " + e));
    }
  }

  private List<FileStatus> named(FileSystem fs, Path path) throws IOException {
    if (fs.exists(path)) {
      return List.of(fs.getFileStatus(path));
    }
    FileStatus[] matches = fs.globStatus(path);
    if (matches == null) {
      return List.of();
    }
    Arrays.stream(matches).filter(match -> hidden(match.getPath())).forEach(this::passedOver);
    return Arrays.stream(matches).filter(match -> !hidden(match.getPath())).toList();
  }

  /** Whether the folder holds a file of ours. */
  private boolean folder(FileSystem fs, Path folder) throws IOException {
    boolean any = false;
    FileStatus[] children = fs.listStatus(folder);
    Arrays.sort(children, Comparator.comparing(FileStatus::getPath));
    for (FileStatus child : children) {
      if (hidden(child.getPath())) {
        passedOver(child);
        continue;
      }
      if (child.isDirectory() && child.getPath().getName().contains("=")) {
        problems.add(
            Problem.input(
                    "input-partitioned",
                    Location.of(display(child.getPath())),
                    "the folder's name holds a column's value, which would be lost")
                .withRemedy("write the column into the files"));
      }
      any |= child.isDirectory() ? folder(fs, child.getPath()) : file(child, 2);
    }
    return any;
  }

  /** Takes a file; among others, one of another kind is passed over with a warning. */
  private boolean file(FileStatus status, int others) {
    Path path = status.getPath();
    Optional<FileFormat> format = FileFormat.of(path.getName());
    if (format.isPresent() && !hidden(path)) {
      String uri = path.toString();
      found.put(
          uri,
          new InputFile(table, uri, format.get(), status.getLen(), status.getModificationTime()));
      return true;
    }
    Location location = Location.of(display(path));
    String message = "the file's name does not end as an input's does";
    problems.add(
        others > 1
            ? Problem.warning("input-skipped", location, message + "; it is not read")
                .withAllowed(ALLOWED)
            : Problem.input("input-format", location, message)
                .withAllowed(ALLOWED + "; not starting with . or _"));
    return others <= 1;
  }

  /** What Spark and others leave beside their files is none of ours, a hidden table might be. */
  private void passedOver(FileStatus hidden) {
    if (hidden.isFile() && FileFormat.of(hidden.getPath().getName()).isPresent()) {
      problems.add(
          Problem.warning(
                  "input-skipped",
                  Location.of(display(hidden.getPath())),
                  "the file's name starts with . or _; it is not read")
              .withRemedy("rename it, or move it elsewhere"));
    }
  }

  private void notFound(FileSystem fs, String text, Path path) throws IOException {
    Problem problem =
        Problem.input(
            "input-not-found",
            Location.of(text),
            "no file of " + table + " is found under the path");
    Path parent = path.getParent();
    if (parent != null && fs.exists(parent)) {
      List<String> names =
          Arrays.stream(fs.listStatus(parent)).map(s -> s.getPath().getName()).toList();
      problem = problem.withRemedy(NearestName.suggestion(path.getName(), names));
    }
    problems.add(problem.withAllowed("a file, folder or glob of " + ALLOWED));
  }

  private static boolean hidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  private static String display(Path path) {
    return InputFile.display(path.toString());
  }
}
