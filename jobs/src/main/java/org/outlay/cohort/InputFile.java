package org.outlay.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;

/**
 * One file of a table.
 *
 * @param uri where Hadoop's file systems find it
 * @param bytes its length
 * @param modified when it was last written, milliseconds since 1970
 */
record InputFile(String table, String uri, FileFormat format, long bytes, long modified)
    implements Serializable {

  /** The path as people know it: without the scheme of local files. */
  String display() {
    return display(uri);
  }

  static String display(String uri) {
    return uri.replaceFirst("^file:/+", "/");
  }

  Location location() {
    return Location.of(display());
  }

  Location location(long line) {
    return Location.of(display(), (int) Math.min(line, Integer.MAX_VALUE));
  }

  InputStream open(Configuration conf) throws IOException {
    Path path = new Path(uri);
    return path.getFileSystem(conf).open(path);
  }
}
