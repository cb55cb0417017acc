package org.outlay.results;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Stands in for an object store: local files under another scheme, renames refused. */
public final class BucketFileSystem extends RawLocalFileSystem {
  /** Names of the files put, in order. */
  static final List<String> PUT = new ArrayList<>();

  private static final URI ROOT = URI.create("bucket://b");

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(URI.create("file:///"), conf);
  }

  @Override
  public String getScheme() {
    return "bucket";
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    PUT.add(path.getName());
    return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    PUT.add(path.getName());
    return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    throw new IOException("a rename copies here: " + from + " to " + to);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FileStatus local = super.getFileStatus(path);
    local.setPath(makeQualified(new Path(local.getPath().toUri().getPath())));
    return local;
  }
}
