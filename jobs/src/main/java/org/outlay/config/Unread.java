package org.outlay.config;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What could not be read of a file: each word of it may be a name that something else asks for,
 * which then cannot be called unknown.
 *
 * @param words of texts that could not be read
 * @param anything whether there is more, of which not even the words are known
 */
public record Unread(Set<String> words, boolean anything) {
  /** Of a file that was read. */
  public static final Unread NOTHING = new Unread(Set.of(), false);

  /** Of a file that is not there, or is no text. */
  public static final Unread ANYTHING = new Unread(Set.of(), true);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_-]+");

  public Unread {
    words = Set.copyOf(words);
  }

  /** The words of a text, whatever they mean in it. */
  public static Unread of(String text) {
    return new Unread(
        WORD.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet()),
        false);
  }

  public Unread and(Unread other) {
    Set<String> both = new HashSet<>(words);
    both.addAll(other.words);
    return new Unread(both, anything || other.anything);
  }

  /** Whether everything was read. */
  public boolean isNothing() {
    return words.isEmpty() && !anything;
  }

  public boolean mayHold(String name) {
    return anything || words.contains(name);
  }
}
