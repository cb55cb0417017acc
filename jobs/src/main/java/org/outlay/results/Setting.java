package org.outlay.results;

/**
 * One value of the resolved scenario and where it was set.
 *
 * @param path key from the top, e.g. {@code horizon.from}
 * @param value as rendered for people
 * @param file as the user wrote it, or a description of the source: {@code --set}, or {@link
 *     #USUAL} where it was set nowhere
 * @param line from 1, 0 when unknown
 */
public record Setting(String path, String value, String file, int line) {
  /** Source of a value that nobody set. */
  public static final String USUAL = "default";
}
