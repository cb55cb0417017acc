package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.problem.ProblemException;

/** A file is whole or absent, on file systems that rename onto files and on those that do not. */
class CheckedFileTest {
  @TempDir Path folder;

  /** This machine's files under another scheme. */
  private abstract static class Stand extends RawLocalFileSystem {
    abstract String scheme();

    @Override
    public void initialize(URI name, Configuration conf) throws IOException {
      super.initialize(URI.create("file:///"), conf);
    }

    @Override
    public URI getUri() {
      return URI.create(scheme() + ":///");
    }
  }

  /** Stands in for HDFS: what is there is not renamed onto. */
  public static final class Strict extends Stand {
    @Override
    String scheme() {
      return "strict";
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !exists(to) && super.rename(from, to);
    }
  }

  @Test
  void replacesWhatIsThere() throws IOException {
    for (String scheme : new String[] {"file", "strict"}) {
      CheckedFile file = file(scheme, scheme + ".bin");
      assertThat(file.read(in -> in.readUTF())).isEmpty();
      file.write(out -> out.writeUTF("one"));
      file.write(out -> out.writeUTF("two"));
      assertThat(file.read(in -> in.readUTF())).contains("two");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("file.bin", "strict.bin");
    }
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    CheckedFile file = file("file", "full.bin");
    assertThatThrownBy(
            () ->
                file.write(
                    out -> {
                      out.writeInt(3);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  /** A disk that lost its files. */
  public static final class Unreadable extends Stand {
    @Override
    String scheme() {
      return "unreadable";
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
      throw new IOException("Input/output error");
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    file("file", "block.bin").write(out -> out.writeInt(3));
    assertThatThrownBy(() -> file("unreadable", "block.bin").read(DataInputStream::readInt))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot-read-block")
        .hasMessageContaining("block.bin")
        .hasMessageContaining("Input/output error");
  }

  @Test
  void readsNothingThatIsDamaged() throws IOException {
    CheckedFile file = file("file", "x.bin");
    file.write(
        out -> {
          out.writeInt(3);
          out.write(new byte[] {1, 2, 3});
        });
    Path path = folder.resolve("x.bin");
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 64;
      Files.write(path, damaged);
      assertThat(file.read(CheckedFileTest::array)).as("byte " + at).isEmpty();
      Files.write(path, java.util.Arrays.copyOf(whole, at));
      assertThat(file.read(CheckedFileTest::array)).as("cut at " + at).isEmpty();
    }
    Files.write(path, whole);
    assertThat(file.read(CheckedFileTest::array).map(a -> a.length)).contains(3);
    // Of another form: more than there is.
    assertThat(file.read(in -> in.readNBytes(7).length + in.readLong() + in.readLong())).isEmpty();
  }

  private static byte[] array(DataInputStream in) throws IOException {
    byte[] array = new byte[in.readInt()];
    in.readFully(array);
    return array;
  }

  private CheckedFile file(String scheme, String name) {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.strict.impl", Strict.class.getName());
    hadoop.set("fs.unreadable.impl", Unreadable.class.getName());
    return new CheckedFile(
        new org.apache.hadoop.fs.Path(scheme + "://" + folder + "/" + name), hadoop);
  }
}
