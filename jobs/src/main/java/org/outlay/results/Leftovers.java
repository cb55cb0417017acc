package org.outlay.results;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What killed runs leave behind, and its removal. */
final class Leftovers {
  /** Nothing younger is touched: it may belong to a run that is under way. */
  static final Duration AGE = Duration.ofDays(1);

  private static final String STAGING_END = ".partial";
  private static final String POINTER_START = ".latest.";
  private static final String WORK_START = ".blocks-";

  private Leftovers() {}

  static String stagingName(String runId) {
    return "." + runId + STAGING_END;
  }

  /** Name of the folder of a run's finished work; {@code work} is the same for the same work. */
  static String workName(String work, String runId) {
    return WORK_START + work + "." + runId;
  }

  /** The folders of this work that runs left, that of the latest first. */
  static List<Path> work(RunStore store, Path scenarioFolder, String work) throws IOException {
    String start = workName(work, "");
    return Arrays.stream(store.fs().listStatus(scenarioFolder))
        .map(FileStatus::getPath)
        .filter(path -> path.getName().startsWith(start))
        .filter(path -> RunId.matches(path.getName().substring(start.length())))
        .sorted(Comparator.comparing(Path::getName).reversed())
        .toList();
  }

  static String pointerName(String runId) {
    return POINTER_START + runId;
  }

  /**
   * Removes leftovers of runs of which nothing changed for a day. Failure is harmless and not
   * reported.
   */
  static void sweep(RunStore store, Path scenarioFolder, Instant now) {
    try {
      Map<String, List<Path>> left = new TreeMap<>();
      Map<String, Instant> changed = new HashMap<>();
      for (FileStatus status : store.fs().listStatus(scenarioFolder)) {
        Optional<String> unfinished = unfinishedRun(store, status);
        if (unfinished.isPresent()) {
          String runId = unfinished.get();
          left.computeIfAbsent(runId, id -> new ArrayList<>()).add(status.getPath());
          changed.merge(runId, lastChange(store, status, runId), (a, b) -> a.isBefore(b) ? b : a);
        }
      }
      for (Map.Entry<String, List<Path>> run : left.entrySet()) {
        if (changed.getOrDefault(run.getKey(), now).plus(AGE).isBefore(now)) {
          for (Path path : run.getValue()) {
            store.delete(path);
          }
        }
      }
    } catch (IOException e) {
      // The next run tries again.
      return;
    }
  }

  /** The run that left this, empty if it is none of ours or a whole run. */
  private static Optional<String> unfinishedRun(RunStore store, FileStatus status)
      throws IOException {
    String name = status.getPath().getName();
    String id = name;
    if (name.startsWith(POINTER_START)) {
      id = name.substring(POINTER_START.length());
    } else if (name.startsWith(WORK_START)) {
      id = name.substring(name.lastIndexOf('.') + 1);
    } else if (name.startsWith(".") && name.endsWith(STAGING_END)) {
      id = name.substring(1, name.length() - STAGING_END.length());
    } else if (store.stages()
        || store.fs().exists(new Path(status.getPath(), Manifest.FILE_NAME))) {
      return Optional.empty();
    }
    return RunId.matches(id) ? Optional.of(id) : Optional.empty();
  }

  /** The start of the run or a later change; folders of an object store have no time of change. */
  private static Instant lastChange(RunStore store, FileStatus status, String runId)
      throws IOException {
    long newest = RunId.time(runId).toEpochMilli();
    if (status.isDirectory()) {
      for (FileStatus file : store.files(status.getPath())) {
        newest = Math.max(newest, file.getModificationTime());
      }
    }
    return Instant.ofEpochMilli(newest);
  }
}
