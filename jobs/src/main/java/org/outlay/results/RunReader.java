package org.outlay.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/**
 * A published run, opened through its {@code run.json}: which tables and files it has is what that
 * file says, never what happens to lie in the folder.
 */
public final class RunReader {
  private final FileSystem fs;
  private final Path folder;
  private final Optional<String> table;
  private final Manifest manifest;

  private RunReader(FileSystem fs, Path folder, Optional<String> table, Manifest manifest) {
    this.fs = fs;
    this.folder = folder;
    this.table = table;
    this.manifest = manifest;
  }

  /**
   * Opens a run.
   *
   * @param path the folder of a run or of one of its tables, the folder of a scenario or its {@code
   *     latest} (both: the newest run)
   * @throws ProblemException if there is no whole run, or a newer version of Outlay wrote it
   */
  public static RunReader open(Configuration hadoop, String path) {
    Path asked = new Path(path);
    try {
      FileSystem fs = RunStore.raw(asked, hadoop);
      RunPath found = RunPath.resolve(fs, fs.makeQualified(asked));
      Manifest manifest = manifest(fs, found.folder());
      checkTable(manifest, found);
      return new RunReader(fs, found.folder(), found.table(), manifest);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("cannot-read-run", Location.of(path), "the run cannot be read")
              .withValue(String.valueOf(e.getMessage())));
    }
  }

  /**
   * The same for one table: of a scenario's runs the newest that has it, since a newer one may be
   * of another command; its newest run if none has.
   *
   * @throws ProblemException if there is no whole run, or a newer version of Outlay wrote it
   */
  public static RunReader with(Configuration hadoop, String path, String table) {
    RunReader newest = open(hadoop, path);
    boolean one = new Path(path).getName().equals(newest.folder.getName());
    if (one || newest.table.isPresent() || newest.manifest.find(table).isPresent()) {
      return newest;
    }
    try {
      for (Path run : RunPath.newestFirst(newest.fs, newest.folder.getParent())) {
        Manifest manifest = manifest(newest.fs, run);
        if (manifest.find(table).isPresent()) {
          return new RunReader(newest.fs, run, Optional.empty(), manifest);
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("cannot-read-run", Location.of(path), "the runs cannot be read")
              .withValue(String.valueOf(e.getMessage())));
    }
    return newest;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Folder of the run, qualified. */
  public String folder() {
    return folder.toString();
  }

  /** The table whose folder was opened; empty if it was the run. */
  public Optional<String> table() {
    return table;
  }

  /**
   * Full paths of the files of a table.
   *
   * @throws IllegalArgumentException if the run has no such table
   */
  public List<String> files(String name) {
    TableSummary found =
        manifest
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("no table " + name + " in " + folder));
    return found.files().stream().map(file -> path(file).toString()).toList();
  }

  /** What differs from {@code run.json}: files missing or of another size. */
  public Problems checkSizes() {
    Problems problems = new Problems();
    for (TableSummary summary : manifest.tables()) {
      summary.files().forEach(file -> checkSize(file, problems));
    }
    return problems;
  }

  /** What differs from {@code run.json}, every byte read. */
  public Problems checkDigests() {
    Problems problems = checkSizes();
    if (problems.hasErrors()) {
      return problems;
    }
    for (TableSummary summary : manifest.tables()) {
      summary.files().forEach(file -> checkDigest(file, problems));
    }
    return problems;
  }

  Path path(DataFile file) {
    return new Path(folder, file.path());
  }

  private void checkSize(DataFile file, Problems problems) {
    try {
      Path path = path(file);
      if (!fs.exists(path)) {
        problems.add(damaged(file, "the file is missing"));
        return;
      }
      FileStatus status = fs.getFileStatus(path);
      if (status.getLen() != file.bytes()) {
        problems.add(
            damaged(file, String.format(Locale.ROOT, "the file has %,d bytes", status.getLen()))
                .withAllowed(
                    String.format(Locale.ROOT, "%,d bytes, as run.json says", file.bytes())));
      }
    } catch (IOException e) {
      problems.add(damaged(file, "the file cannot be read: " + e.getMessage()));
    }
  }

  private void checkDigest(DataFile file, Problems problems) {
    try {
      String digest = Digest.of(fs, path(file));
      if (!digest.equals(file.sha256())) {
        problems.add(
            damaged(file, "the file was changed after the run")
                .withValue("SHA-256 " + digest)
                .withAllowed("SHA-256 " + file.sha256()));
      }
    } catch (IOException e) {
      problems.add(damaged(file, "the file cannot be read: " + e.getMessage()));
    }
  }

  private Problem damaged(DataFile file, String message) {
    return Problem.input("damaged-run", Location.of(path(file).toString()), message)
        .withRemedy("run the scenario again, or restore the folder from a copy");
  }

  private static Manifest manifest(FileSystem fs, Path folder) throws IOException {
    Path file = new Path(folder, Manifest.FILE_NAME);
    Manifest manifest;
    try (var in = fs.open(file)) {
      manifest = ManifestParser.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    int version = manifest.lineage().resultSchema();
    if (version > Lineage.RESULT_SCHEMA) {
      throw new ProblemException(
          Problem.user(
                  "newer-run", Location.of(file.toString()), "a newer version of Outlay wrote it")
              .withValue("result schema " + version)
              .withAllowed("up to " + Lineage.RESULT_SCHEMA)
              .withRemedy("use version " + manifest.lineage().engineVersion() + " or later"));
    }
    return manifest;
  }

  private static void checkTable(Manifest manifest, RunPath found) {
    List<String> names = manifest.tables().stream().map(TableSummary::name).toList();
    found
        .table()
        .filter(name -> !names.contains(name))
        .ifPresent(
            name -> {
              throw new ProblemException(
                  Problem.user(
                          "no-such-table",
                          Location.of(found.folder().toString()),
                          "the run has no such table")
                      .withValue(name)
                      .withAllowed(String.join(", ", names)));
            });
  }
}
