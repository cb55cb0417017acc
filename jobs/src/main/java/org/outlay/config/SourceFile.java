package org.outlay.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Text of a configuration file, UTF-8. */
final class SourceFile {
  private static final long LARGEST = 8L << 20;

  private SourceFile() {}

  /**
   * Reads the file.
   *
   * @param asker where the file is asked for
   */
  static Optional<String> read(Path file, Location asker, Problems problems) {
    if (Files.isDirectory(file)) {
      problems.add(
          Problem.user("missing-file", asker, "this is a folder, due is a file")
              .withValue(file.toString())
              .withRemedy("name a file in it, such as one of the scenarios"));
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      problems.add(
          Problem.user("missing-file", asker, "no such file")
              .withValue(file.toString())
              .withRemedy(NearestName.suggestion(nameOf(file), siblings(file))));
      return Optional.empty();
    }
    try {
      if (Files.size(file) > LARGEST) {
        problems.add(Problem.user("too-large", asker, "file exceeds " + LARGEST + " bytes"));
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(
          Problem.user("bad-encoding", Location.of(file.toString()), "file is not UTF-8")
              .withRemedy("save it as UTF-8"));
    } catch (IOException e) {
      problems.add(
          Problem.user("unreadable-file", asker, "file cannot be read: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private static List<String> siblings(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(SourceFile::nameOf).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
