package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.engine.TestEngine;

/** Files and folders get the permissions that Hadoop's own class gives, and nothing beside them. */
class LocalFilesTest {
  @TempDir private java.nio.file.Path folder;

  @Test
  void setsWhatHadoopSets() throws IOException {
    for (FileSystem fs :
        new FileSystem[] {started(new LocalFiles()), FileSystem.newInstanceLocal(conf())}) {
      String name = fs.getClass().getSimpleName();
      Path file = new Path(folder.toString(), name + "/deep/file");
      fs.create(file).close();
      Path locked = new Path(folder.toString(), name + "/locked");
      fs.create(locked).close();
      fs.setPermission(locked, new FsPermission((short) 0600));
      Path open = new Path(folder.toString(), name + "/open");
      FileSystem.mkdirs(fs, open, new FsPermission((short) 0775));
      assertThat(permissions(file)).as(name).isEqualTo("rw-r-----");
      assertThat(permissions(file.getParent())).as(name).isEqualTo("rwxr-x---");
      assertThat(permissions(locked)).as(name).isEqualTo("rw-------");
      assertThat(permissions(open)).as(name).isEqualTo("rwxrwxr-x");
    }
    try (var beside = Files.list(folder.resolve("LocalFiles/deep"))) {
      assertThat(beside.map(f -> f.getFileName().toString())).containsExactly("file");
    }
  }

  @Test
  void refusesWhatIsNotThere() throws IOException {
    FileSystem fs = started(new LocalFiles());
    assertThatThrownBy(
            () ->
                fs.setPermission(
                    new Path(folder.toString(), "missing"), new FsPermission((short) 0600)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void sessionsOnThisMachineUseIt() throws IOException {
    Configuration conf = TestEngine.spark().sparkContext().hadoopConfiguration();
    assertThat(FileSystem.newInstance(URI.create("file:///"), conf)).isInstanceOf(LocalFiles.class);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(java.nio.file.Path.of(path.toUri().getPath())));
  }

  private static FileSystem started(FileSystem fs) throws IOException {
    fs.initialize(URI.create("file:///"), conf());
    return fs;
  }

  /** With a umask that is not the machine's. */
  private static Configuration conf() {
    Configuration conf = new Configuration();
    conf.set("fs.permissions.umask-mode", "027");
    return conf;
  }
}
