package org.outlay.cohort;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Names to positions, called from Spark's generated code (for which it has to be public): one look
 * into a hash table where a chain of comparisons would make that code too long to be compiled.
 */
public final class TextCodes implements Serializable {
  private static final UTF8String BLANKS = UTF8String.fromString(" " + Blanks.OTHERS);

  private final NameTable<NameTable<Integer>> positions;

  private TextCodes(NameTable<NameTable<Integer>> positions) {
    this.positions = positions;
  }

  /** Positions of a field's names. */
  static TextCodes of(List<String> names) {
    return new TextCodes(new NameTable<>(Map.of("", positions(names, names))));
  }

  /** Positions of the grades, by programme; a programme without grades is left out. */
  static TextCodes ofGrades(List<String> names, Map<String, List<String>> gradesByProgramme) {
    Map<String, NameTable<Integer>> positions = new HashMap<>();
    gradesByProgramme.forEach(
        (programme, grades) -> {
          if (!grades.isEmpty()) {
            positions.put(programme, positions(names, grades));
          }
        });
    return new TextCodes(new NameTable<>(positions));
  }

  private static NameTable<Integer> positions(List<String> names, List<String> allowed) {
    Map<String, Integer> positions = new HashMap<>();
    allowed.forEach(name -> positions.put(name, names.indexOf(name)));
    return new NameTable<>(positions);
  }

  /** Position of a name; null where nothing stands there, or none of the names. */
  public @Nullable Integer position(UTF8String text) {
    return position(text, UTF8String.EMPTY_UTF8);
  }

  /** Position of a grade under the row's programme; null where that has none, too. */
  public @Nullable Integer position(UTF8String text, UTF8String programme) {
    UTF8String name = trim(text);
    NameTable<Integer> known = known(programme);
    return name == null || known == null ? null : known.get(name);
  }

  /** Whether something stands there that is none of the names. */
  public boolean unlisted(UTF8String text) {
    return unlisted(text, UTF8String.EMPTY_UTF8);
  }

  /** Whether a grade stands there that is none of those of the row's programme, which has some. */
  public boolean unlisted(UTF8String text, UTF8String programme) {
    UTF8String name = trim(text);
    NameTable<Integer> known = known(programme);
    return name != null && known != null && known.get(name) == null;
  }

  private @Nullable NameTable<Integer> known(UTF8String programme) {
    UTF8String key = programme.numBytes() == 0 ? programme : trim(programme);
    return key == null ? null : positions.get(key);
  }

  /** The text without blanks at its ends, null when nothing is left. */
  public static @Nullable UTF8String trim(UTF8String text) {
    int length = text.numBytes();
    if (length == 0) {
      return null;
    }
    if (plain(text.getByte(0)) && plain(text.getByte(length - 1))) {
      return text;
    }
    UTF8String bare = text.trim(BLANKS);
    return bare.numBytes() == 0 ? null : bare;
  }

  /** Printable ASCII, no blank: what identifiers nearly always begin and end with. */
  private static boolean plain(byte b) {
    return b > ' ';
  }
}
