package org.outlay.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The engine that is running: its version, as the build stamped it into the jar, and its code. */
public final class Engine {
  private Engine() {}

  /** Version of the jar this runs from, {@code development} outside a jar. */
  public static String version() {
    String version = Engine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * Digest of the code, hex: what another build of the same version left is not taken over. The
   * version where the code is not in files.
   */
  static String build() {
    try {
      URI source = Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return source.getScheme().equals("file") ? digest(Path.of(source)) : version();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a jar, or of all files of a folder. */
  private static String digest(Path code) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.walk(code)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(code.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
