package org.outlay.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/**
 * The folder of a run while it is written: {@code <out>/<scenario>/<run-id>/<table>/*.parquet}. It
 * grows under a hidden name, gets {@code run.json} last, then its final name, and only then does
 * {@code latest} name it. On an object store, where a rename copies, it grows in place and is no
 * run until {@code run.json} is put.
 *
 * <p>Use with try-with-resources: a folder that is not published when closed is discarded.
 */
public final class RunFolder implements AutoCloseable {
  /** Name of the small file beside the runs that holds the id of the newest. */
  public static final String LATEST = "latest";

  private static final Pattern SCENARIO = Pattern.compile("[^./:\\s\\\\][^/:\\\\]*");

  private final RunStore store;
  private final Path scenarioFolder;
  private final String runId;
  private final Clock clock;
  private Stage stage = Stage.WRITING;

  private RunFolder(RunStore store, Path scenarioFolder, Clock clock) {
    this.store = store;
    this.scenarioFolder = scenarioFolder;
    this.clock = clock;
    this.runId = RunId.next(clock);
  }

  /**
   * Starts a run.
   *
   * @param out folder of all results, a path or URI of any file system that Hadoop knows
   * @param scenario name of the scenario, which names the folder below
   * @throws ProblemException if the name cannot be a folder's or nothing can be written there
   */
  public static RunFolder start(Configuration hadoop, String out, String scenario) {
    if (!SCENARIO.matcher(scenario).matches()) {
      throw new ProblemException(
          Problem.user("bad-scenario-name", null, "the scenario's name cannot name a folder")
              .withValue(scenario)
              .withAllowed("no slash, backslash or colon, no dot or blank at the start"));
    }
    Path folder = new Path(new Path(out), scenario);
    try {
      RunStore store = RunStore.of(folder, hadoop);
      return start(store, store.fs().makeQualified(folder), Clock.systemUTC());
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  /**
   * Finds early what would keep a run from being written: a file where a folder must be.
   *
   * @throws ProblemException if there is one, or the file system is unknown
   */
  public static void checkPlace(Configuration hadoop, String out) {
    Path folder = new Path(out);
    try {
      FileSystem fs = RunStore.of(folder, hadoop).fs();
      Path existing = fs.makeQualified(folder);
      while (existing != null && !fs.exists(existing)) {
        existing = existing.getParent();
      }
      if (existing != null && !fs.getFileStatus(existing).isDirectory()) {
        throw new IOException(existing + " is a file");
      }
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  static RunFolder start(RunStore store, Path scenarioFolder, Clock clock) {
    RunFolder folder = new RunFolder(store, scenarioFolder, clock);
    try {
      store.makeFolder(folder.work());
    } catch (IOException e) {
      throw cannotWrite(scenarioFolder, e);
    }
    return folder;
  }

  public String runId() {
    return runId;
  }

  /** Where the run is found once published. */
  public String path() {
    return home().toString();
  }

  /** Where the files of a table are while the run is written, to read them back. */
  public String location(String table) {
    return table(table).toString();
  }

  /**
   * A folder beside the runs for finished parts of this one's work.
   *
   * @param work the same for runs that compute the same
   */
  public String work(String work) {
    return new Path(scenarioFolder, Leftovers.workName(work, runId)).toString();
  }

  /**
   * The same, with a copy of what runs of the same have there that are not published, of the latest
   * where several have it: it may be under way.
   */
  public String takeOver(String work) {
    Path own = new Path(work(work));
    try {
      for (Path left : Leftovers.work(store, scenarioFolder, work)) {
        store.copyMissing(left, own);
      }
    } catch (IOException e) {
      throw cannotWrite(own, e);
    }
    return own.toString();
  }

  /** Where the files of a table go while the run is written. */
  Path table(String name) {
    if (stage != Stage.WRITING) {
      throw new IllegalStateException("run " + runId + " takes no more tables");
    }
    return new Path(work(), name);
  }

  RunStore store() {
    return store;
  }

  /**
   * Publishes the run, then removes what killed runs left behind more than a day ago.
   *
   * @throws ProblemException if it cannot be written; nothing is published then
   * @throws IllegalArgumentException if the manifest is another run's or its tables are not those
   *     of the folder
   */
  public void publish(Manifest manifest) {
    try {
      check(manifest);
      store.force(work());
      store.write(new Path(work(), Manifest.FILE_NAME), ManifestJson.write(manifest));
      store.force(work());
      stage = Stage.PUBLISHING;
      if (store.stages()) {
        store.move(work(), home());
      }
      pointLatestHere();
      stage = Stage.PUBLISHED;
    } catch (IOException e) {
      close();
      if (stage != Stage.PUBLISHED) {
        throw cannotWrite(scenarioFolder, e);
      }
    }
    Leftovers.sweep(store, scenarioFolder, clock.instant());
  }

  /** Discards the run unless it is published. */
  @Override
  public void close() {
    if (stage == Stage.PUBLISHED || stage == Stage.DISCARDED) {
      return;
    }
    try {
      if (stage == Stage.PUBLISHING && latestNamesThis()) {
        stage = Stage.PUBLISHED;
        return;
      }
      stage = Stage.DISCARDED;
      store.delete(work());
      store.delete(home());
    } catch (IOException e) {
      // Harmless: without run.json or under its hidden name it is no run, and it is swept later.
      return;
    }
  }

  private void check(Manifest manifest) throws IOException {
    Set<String> named =
        manifest.tables().stream().map(TableSummary::name).collect(Collectors.toSet());
    Set<String> written = new TreeSet<>();
    for (FileStatus status : store.fs().listStatus(work())) {
      written.add(status.getPath().getName());
    }
    if (!manifest.lineage().runId().equals(runId) || !written.equals(named)) {
      throw new IllegalArgumentException(
          "the manifest of run %s with tables %s does not fit run %s with tables %s"
              .formatted(manifest.lineage().runId(), new TreeSet<>(named), runId, written));
    }
  }

  private void pointLatestHere() throws IOException {
    store.replace(
        new Path(scenarioFolder, LATEST),
        (runId + "\n").getBytes(StandardCharsets.UTF_8),
        new Path(scenarioFolder, Leftovers.pointerName(runId)));
  }

  /** After a failure that may have come too late to stop the pointer. */
  private boolean latestNamesThis() throws IOException {
    Path latest = new Path(scenarioFolder, LATEST);
    return store.fs().exists(latest) && store.read(latest).strip().equals(runId);
  }

  private Path work() {
    return store.stages() ? new Path(scenarioFolder, Leftovers.stagingName(runId)) : home();
  }

  private Path home() {
    return new Path(scenarioFolder, runId);
  }

  static ProblemException cannotWrite(Path folder, IOException cause) {
    return new ProblemException(
        Problem.run(
                "cannot-write-results",
                Location.of(folder.toString()),
                "the results cannot be written, nothing is published")
            .withValue(String.valueOf(cause.getMessage()))
            .withRemedy("check permissions and free space, or choose another folder with --out"),
        cause);
  }

  private enum Stage {
    WRITING,
    PUBLISHING,
    PUBLISHED,
    DISCARDED
  }
}
