package org.outlay.results;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of runs: UTC time and six random digits, e.g. {@code 20261101T093000Z-4f09ab}. */
public final class RunId {
  private static final Pattern SHAPE = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{6}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunId() {}

  /** A new name. */
  public static String next(Clock clock) {
    byte[] random = new byte[3];
    RANDOM.nextBytes(random);
    return TIME.format(clock.instant()) + "-" + HexFormat.of().formatHex(random);
  }

  /** When a run was started, to the second. */
  static Instant time(String runId) {
    return TIME.parse(runId.substring(0, runId.indexOf('-')), Instant::from);
  }

  /** Whether a text is the name of a run. */
  public static boolean matches(String text) {
    return SHAPE.matcher(text).matches();
  }
}
