package org.outlay.simulation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that is whole or absent: it is written under another name first, and its checksum is
 * verified when it is read.
 */
public final class CheckedFile {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final Configuration hadoop;

  CheckedFile(Path path, Configuration hadoop) {
    this.path = path;
    this.hadoop = hadoop;
  }

  /** Puts a value into bytes. */
  @FunctionalInterface
  public interface Encoder {
    void write(DataOutputStream out) throws IOException;
  }

  /** Makes a value of bytes. */
  @FunctionalInterface
  public interface Decoder<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** Writes the file, in place of what it was. */
  public void write(Encoder content) {
    Path temporary = new Path(path.getParent(), "." + path.getName() + "." + System.nanoTime());
    try {
      FileSystem fs = fs();
      try (CheckedOutputStream checked =
              new CheckedOutputStream(
                  new BufferedOutputStream(fs.create(temporary, true), BUFFER), new CRC32());
          DataOutputStream out = new DataOutputStream(checked)) {
        content.write(out);
        out.writeLong(checked.getChecksum().getValue());
      }
      if (!fs.rename(temporary, path) && !fs.exists(path)) {
        throw new IOException(path + " cannot be renamed to");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file holds; empty when there is none or it is damaged. */
  public <T> Optional<T> read(Decoder<T> content) {
    try {
      FileSystem fs = fs();
      if (!fs.exists(path)) {
        return Optional.empty();
      }
      try (CheckedInputStream checked =
              new CheckedInputStream(new BufferedInputStream(fs.open(path), BUFFER), new CRC32());
          DataInputStream in = new DataInputStream(checked)) {
        T value = content.read(in);
        long sum = checked.getChecksum().getValue();
        return in.readLong() == sum ? Optional.of(value) : Optional.empty();
      }
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Removes the file, or the folder of this name. */
  void delete() {
    try {
      fs().delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem fs() throws IOException {
    FileSystem fs = path.getFileSystem(hadoop);
    return fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
  }
}
