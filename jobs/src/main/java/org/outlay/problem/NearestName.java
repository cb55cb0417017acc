package org.outlay.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {
  private static final int LEAST_STEM = 4;

  private NearestName() {}

  /**
   * The nearest candidate within a third of the name's length, at least 2 edits, or with most of
   * the name in front ({@code salary}, {@code salaries}); else empty.
   */
  public static Optional<String> find(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> isNear(fold(name), fold(candidate)))
        .min(
            Comparator.comparingInt((String c) -> distance(fold(name), fold(c)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code did you mean "x"?}, or null when nothing is near. */
  public static @Nullable String suggestion(String name, Collection<String> candidates) {
    return find(name, candidates).map(near -> "did you mean \"" + near + "\"?").orElse(null);
  }

  private static boolean isNear(String name, String candidate) {
    int same = 0;
    while (same < Math.min(name.length(), candidate.length())
        && name.charAt(same) == candidate.charAt(same)) {
      same++;
    }
    return distance(name, candidate) <= Math.max(2, name.length() / 3)
        || (same >= LEAST_STEM && 3 * same >= 2 * name.length());
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Damerau-Levenshtein distance (adjacent swaps count once). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
