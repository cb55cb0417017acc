package org.outlay.problem;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, said so that its reader can mend it.
 *
 * @param code stable kebab-case code, e.g. {@code unknown-key}
 * @param location where it stands, null when no file is at fault
 * @param message what is wrong, one sentence without a final stop
 * @param value the offending value as written, null if none
 * @param allowed what is allowed there, null if it goes without saying
 * @param remedy what to do, e.g. {@code did you mean "salary"?}, null if it goes without saying
 * @param excerpt source text with a caret line, null if none
 */
public record Problem(
    String code,
    Severity severity,
    Cause cause,
    @Nullable Location location,
    String message,
    @Nullable String value,
    @Nullable String allowed,
    @Nullable String remedy,
    @Nullable String excerpt)
    implements Serializable {

  /** An error of the user's making: wrong usage, scenario or policy. */
  public static Problem user(String code, @Nullable Location location, String message) {
    return new Problem(code, Severity.ERROR, Cause.USER, location, message, null, null, null, null);
  }

  /** A refused input file. */
  public static Problem input(String code, @Nullable Location location, String message) {
    return new Problem(
        code, Severity.ERROR, Cause.INPUT, location, message, null, null, null, null);
  }

  /** A failure of the run: resources or engine. */
  public static Problem run(String code, @Nullable Location location, String message) {
    return new Problem(code, Severity.ERROR, Cause.RUN, location, message, null, null, null, null);
  }

  /** Something to look at that stops nothing. */
  public static Problem warning(String code, @Nullable Location location, String message) {
    return new Problem(
        code, Severity.WARNING, Cause.USER, location, message, null, null, null, null);
  }

  /** The same, but stopping what it was only to warn of. */
  public Problem asError() {
    return new Problem(
        code, Severity.ERROR, cause, location, message, value, allowed, remedy, excerpt);
  }

  public Problem withValue(String newValue) {
    return new Problem(
        code, severity, cause, location, message, newValue, allowed, remedy, excerpt);
  }

  public Problem withAllowed(String newAllowed) {
    return new Problem(
        code, severity, cause, location, message, value, newAllowed, remedy, excerpt);
  }

  public Problem withRemedy(@Nullable String newRemedy) {
    return new Problem(
        code, severity, cause, location, message, value, allowed, newRemedy, excerpt);
  }

  public Problem withExcerpt(String newExcerpt) {
    return new Problem(
        code, severity, cause, location, message, value, allowed, remedy, newExcerpt);
  }

  /** Several lines: place and message first, then value, allowed, remedy, excerpt, indented. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    if (location != null) {
      text.append(location).append(": ");
    }
    text.append(message).append(" [").append(code).append(']');
    append(text, "value", value);
    append(text, "allowed", allowed);
    append(text, "to do", remedy);
    if (excerpt != null) {
      excerpt.lines().forEach(line -> text.append("\n    ").append(line));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable String content) {
    if (content != null) {
      text.append("\n    ").append(name).append(": ").append(content);
    }
  }
}
