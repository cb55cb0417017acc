package org.outlay.simulation;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

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
      try {
        write(fs, temporary, content);
      } catch (IOException e) {
        // A full disk need not keep what it could not take.
        fs.delete(temporary, false);
        throw e;
      }
      // Not every file system renames onto a file; without one there is none for a moment.
      fs.delete(path, false);
      if (!fs.rename(temporary, path)) {
        // Another attempt of the same task was faster, with the same content.
        fs.delete(temporary, false);
        if (!fs.exists(path)) {
          throw new IOException(path + " cannot be renamed to");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileSystem fs, Path to, Encoder content) throws IOException {
    try (CheckedOutputStream checked =
            new CheckedOutputStream(
                new BufferedOutputStream(fs.create(to, true), BUFFER), new CRC32());
        DataOutputStream out = new DataOutputStream(checked)) {
      content.write(out);
      out.writeLong(checked.getChecksum().getValue());
    }
  }

  /**
   * What the file holds; empty when there is none, it is damaged or of another form.
   *
   * @throws ProblemException if it cannot be read
   */
  public <T> Optional<T> read(Decoder<T> content) {
    return bytes().filter(CheckedFile::isWhole).flatMap(bytes -> decode(bytes, content));
  }

  private Optional<byte[]> bytes() {
    try (FSDataInputStream in = fs().open(path)) {
      byte[] bytes = new byte[Math.toIntExact(fs().getFileStatus(path).getLen())];
      in.readFully(bytes);
      return Optional.of(bytes);
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ProblemException unreadable(IOException cause) {
    return new ProblemException(
        Problem.run(
                "cannot-read-block",
                Location.of(path.toString()),
                "what was kept of the simulation cannot be read, nothing is published")
            .withValue(String.valueOf(cause.getMessage()))
            .withRemedy("check the disk; without --resume all is computed anew"),
        cause);
  }

  private static boolean isWhole(byte[] bytes) {
    int length = bytes.length - Long.BYTES;
    if (length < 0) {
      return false;
    }
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return ByteBuffer.wrap(bytes, length, Long.BYTES).getLong() == sum.getValue();
  }

  private static <T> Optional<T> decode(byte[] bytes, Decoder<T> content) {
    try {
      return Optional.of(content.read(new DataInputStream(new ByteArrayInputStream(bytes))));
    } catch (IOException otherForm) {
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
