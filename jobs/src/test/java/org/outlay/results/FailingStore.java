package org.outlay.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A local store that runs an accident at one step of publishing. */
final class FailingStore extends RunStore {
  private final Step step;
  private final Accident accident;

  FailingStore(Step step, Accident accident, FileSystem fs, Configuration hadoop) {
    super(Kind.LOCAL, fs, hadoop);
    this.step = step;
    this.accident = accident;
  }

  /** A store on which the disk is full at a step. */
  static FailingStore at(Step step, Path folder) {
    return at(
        step,
        folder,
        () -> {
          throw new IOException("disk full");
        });
  }

  static FailingStore at(Step step, Path folder, Accident accident) {
    try {
      Configuration hadoop = new Configuration();
      return new FailingStore(step, accident, raw(folder, hadoop), hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void write(Path file, byte[] content) throws IOException {
    boolean manifest = file.getName().equals(Manifest.FILE_NAME);
    reach(manifest, Step.BEFORE_MANIFEST);
    super.write(file, content);
    reach(manifest, Step.AFTER_MANIFEST);
  }

  @Override
  void move(Path from, Path to) throws IOException {
    super.move(from, to);
    reach(step == Step.AFTER_MOVE, Step.AFTER_MOVE);
  }

  @Override
  void replace(Path file, byte[] content, Path temporary) throws IOException {
    reach(step == Step.BEFORE_POINTER, Step.BEFORE_POINTER);
    super.replace(file, content, temporary);
    reach(step == Step.AFTER_POINTER, Step.AFTER_POINTER);
  }

  private void reach(boolean here, Step reached) throws IOException {
    if (here && step == reached) {
      accident.happen();
    }
  }

  /** What happens. */
  interface Accident {
    void happen() throws IOException;
  }
}
