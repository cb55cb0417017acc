package org.outlay.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The engine that is running: its version, as the build stamped it into the jar, and its code. */
public final class Engine {
  private Engine() {}

  /** Version of the jar this runs from, {@code development} outside a jar. */
  public static String version() {
    String version = Engine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Digest of the code, hex: what another build of the same version left is not taken over. */
  static String build() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : code()) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar, or all files of the folder that classes are loaded from. */
  private static List<Path> code() throws IOException {
    var source = Objects.requireNonNull(Engine.class.getProtectionDomain().getCodeSource());
    Path place = Path.of(source.getLocation().getPath());
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
