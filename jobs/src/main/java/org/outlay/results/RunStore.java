package org.outlay.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** What publishing needs of a file system, in the safest way that each kind offers. */
class RunStore {
  /** Schemes with a rename of folders that is atomic. */
  private static final Set<String> RENAMING = Set.of("hdfs", "viewfs", "webhdfs", "ofs");

  private final Kind kind;
  private final FileSystem fs;
  private final Configuration hadoop;

  RunStore(Kind kind, FileSystem fs, Configuration hadoop) {
    this.kind = kind;
    this.fs = fs;
    this.hadoop = hadoop;
  }

  static RunStore of(Path folder, Configuration hadoop) throws IOException {
    FileSystem fs = raw(folder, hadoop);
    String scheme = fs.getUri().getScheme();
    if (scheme.equals("file")) {
      return new RunStore(Kind.LOCAL, fs, hadoop);
    }
    return new RunStore(RENAMING.contains(scheme) ? Kind.RENAMING : Kind.OBJECTS, fs, hadoop);
  }

  /** The file system of a path; locally without the layer that litters .crc files. */
  static FileSystem raw(Path path, Configuration hadoop) throws IOException {
    FileSystem fs = path.getFileSystem(hadoop);
    return fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
  }

  FileSystem fs() {
    return fs;
  }

  /** Whether a run is staged under a hidden name; else it is put in place and run.json last. */
  boolean stages() {
    return kind != Kind.OBJECTS;
  }

  /** Makes a folder and those above it. */
  void makeFolder(Path folder) throws IOException {
    if (!fs.mkdirs(folder)) {
      throw new IOException("the folder cannot be made");
    }
  }

  /** A small text file. */
  String read(Path file) throws IOException {
    try (FSDataInputStream in = fs.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes a whole file, on the disk when this returns. */
  void write(Path file, byte[] content) throws IOException {
    try (FSDataOutputStream out = fs.create(file, true)) {
      ((OutputStream) out).write(content);
      if (kind == Kind.RENAMING) {
        out.hsync();
      }
    }
    if (kind == Kind.LOCAL) {
      force(local(file));
    }
  }

  /** Brings a folder and all below it to the disk, where the driver can. */
  void force(Path folder) throws IOException {
    if (kind != Kind.LOCAL) {
      return;
    }
    try (Stream<java.nio.file.Path> walk = Files.walk(local(folder))) {
      for (java.nio.file.Path path : (Iterable<java.nio.file.Path>) walk::iterator) {
        force(path);
      }
    }
  }

  /** Gives a folder its final name. */
  void move(Path from, Path to) throws IOException {
    if (!fs.rename(from, to)) {
      throw new IOException("the folder cannot be renamed to " + to.getName());
    }
    if (kind == Kind.LOCAL) {
      force(local(to.getParent()));
    }
  }

  /**
   * Copies the files of a folder that another has not, unless they are removed meanwhile; hidden
   * ones are still being written.
   */
  void copyMissing(Path from, Path to) throws IOException {
    String above = fs.makeQualified(from).toUri().getPath() + Path.SEPARATOR;
    for (FileStatus file : whatIsThere(from)) {
      String inside = file.getPath().toUri().getPath().substring(above.length());
      Path target = new Path(to, inside);
      if (!file.getPath().getName().startsWith(".") && !fs.exists(target)) {
        copy(file.getPath(), target);
      }
    }
  }

  private List<FileStatus> whatIsThere(Path folder) throws IOException {
    try {
      return files(folder);
    } catch (FileNotFoundException removed) {
      return List.of();
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try {
      FileUtil.copy(fs, from, fs, to, false, hadoop);
    } catch (FileNotFoundException removed) {
      // What is missing is computed.
      return;
    }
  }

  /** Replaces a small file at once: a reader sees the old content or the new one. */
  void replace(Path file, byte[] content, Path temporary) throws IOException {
    if (kind == Kind.OBJECTS) {
      write(file, content);
      return;
    }
    write(temporary, content);
    if (kind == Kind.LOCAL) {
      Files.move(local(temporary), local(file), StandardCopyOption.ATOMIC_MOVE);
      force(local(file.getParent()));
    } else {
      FileContext.getFileContext(fs.getUri(), hadoop)
          .rename(temporary, file, Options.Rename.OVERWRITE);
    }
  }

  /** Removes a run, run.json first so that no reader opens the rest. */
  void delete(Path folder) throws IOException {
    fs.delete(new Path(folder, Manifest.FILE_NAME), false);
    fs.delete(folder, true);
  }

  /** All files below a folder, hidden ones included. */
  List<FileStatus> files(Path folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus status : fs.listStatus(folder)) {
      if (status.isDirectory()) {
        found.addAll(files(status.getPath()));
      } else {
        found.add(status);
      }
    }
    return found;
  }

  private static void force(java.nio.file.Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  /** How a run is published. */
  enum Kind {
    /** Files of this machine: forced to the disk, renamed. */
    LOCAL,
    /** Renamed. */
    RENAMING,
    /** A rename copies: put in place. */
    OBJECTS
  }
}
