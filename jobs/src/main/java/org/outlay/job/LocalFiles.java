package org.outlay.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The files of this machine. Without its native library Hadoop starts a process for each file and
 * folder that it makes, to set permissions, and writes a second file of checksums beside each,
 * which Parquet's pages have themselves.
 */
public final class LocalFiles extends LocalFileSystem {
  /** As Hadoop makes it, by name. */
  public LocalFiles() {
    super(new Unforked());
    setWriteChecksum(false);
  }

  private static final class Unforked extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      var file = pathToFile(path).toPath();
      boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (permission.getStickyBit() || !known) {
        super.setPermission(path, permission);
      } else {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permission.toString()));
      }
    }
  }
}
