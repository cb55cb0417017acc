package org.outlay.cohort;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/**
 * Whether files are still those that were judged. A run reads them several times; of one that is
 * replaced meanwhile, the digest, the checks and the amounts could each be of another content.
 */
public final class Unchanged {
  private Unchanged() {}

  /**
   * Compares length and time of the last change.
   *
   * @throws ProblemException with every file that was changed or removed
   */
  public static void require(List<FileAccount> files, Configuration hadoop) {
    Problems problems = new Problems();
    files.forEach(file -> change(file, hadoop).ifPresent(problems::add));
    problems.throwIfErrors();
  }

  private static Optional<Problem> change(FileAccount file, Configuration hadoop) {
    try {
      Path path = new Path(file.uri());
      FileStatus now = path.getFileSystem(hadoop).getFileStatus(path);
      return now.getLen() == file.bytes() && now.getModificationTime() == file.modified()
          ? Optional.empty()
          : Optional.of(changed(file, said(now.getLen(), now.getModificationTime())));
    } catch (FileNotFoundException removed) {
      return Optional.of(changed(file, "removed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem changed(FileAccount file, String now) {
    return Problem.input(
            "input-changed",
            Location.of(file.path()),
            "the file was changed while the run read it; nothing was published")
        .withValue(now)
        .withAllowed("what was there at the start: " + said(file.bytes(), file.modified()))
        .withRemedy("run again when the files are finished");
  }

  private static String said(long bytes, long modified) {
    Instant time = Instant.ofEpochMilli(modified).truncatedTo(ChronoUnit.SECONDS);
    return bytes + " bytes of " + time;
  }
}
