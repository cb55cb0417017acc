package org.outlay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Random files over seeds: good ones are read in full, doubled keys are found, damaged ones never
 * throw.
 */
class ConfigPropertiesTest {
  private static final int FILES = 200;
  private static final List<String> KEYS =
      List.of("a", "b-c", "d_e", "2016-01-01", "名", "g h", "k.l");

  /** A random file: path to value, and the text that says so in one of HOCON's many spellings. */
  private record Written(Map<String, String> values, List<String> lines) {
    String text() {
      return String.join("\n", lines);
    }
  }

  private static Written write(Random random) {
    Map<String, String> values = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      List<String> path = path(random);
      String joined = joined(path);
      boolean free =
          values.keySet().stream()
              .noneMatch(
                  o -> (o + ".").startsWith(joined + ".") || (joined + ".").startsWith(o + "."));
      if (free) {
        String value = String.valueOf(random.nextInt(1000));
        values.put(joined, value);
        lines.add(spelling(path, value, random));
      }
    }
    return new Written(values, lines);
  }

  private static List<String> path(Random random) {
    return random.ints(1 + random.nextInt(3), 0, KEYS.size()).mapToObj(KEYS::get).toList();
  }

  private static String joined(List<String> path) {
    return path.stream().reduce("", KeyPath::child);
  }

  private static String spelling(List<String> path, String value, Random random) {
    String text = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      boolean last = i == path.size() - 1;
      String key = key(path.get(i), random);
      String inner =
          switch (random.nextInt(3)) {
            case 0 -> "{ # { note\n" + text + "\n}";
            case 1 -> "= { // } it's\n" + text + ", }";
            default -> ": {" + text + "}";
          };
      text = last ? key + (random.nextBoolean() ? " = " : " :\n ") + value : key + " " + inner;
    }
    boolean dotted = random.nextBoolean();
    return dotted
        ? path.stream().map(k -> key(k, random)).collect(Collectors.joining(".")) + "=" + value
        : text;
  }

  private static String key(String key, Random random) {
    return key.contains(".") || random.nextBoolean() ? "\"" + key + "\"" : key;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyValueOfAGoodFileIsRead(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      Written written = write(random);
      Problems problems = new Problems();
      Section section = Section.parse(written.text(), "file", problems);
      assertThat(problems.all()).as(written.text()).isEmpty();
      assertThat(section.leaves().stream().collect(Collectors.toMap(Leaf::path, Leaf::value)))
          .as(written.text())
          .isEqualTo(written.values());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aValueGivenTwiceInAnySpellingIsFoundWithBothLines(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      Written written = write(random);
      int doubled = random.nextInt(written.lines().size());
      List<String> lines = new ArrayList<>(written.lines());
      lines.add(lines.get(doubled));
      Problems problems = new Problems();
      Section.parse(String.join("\n", lines), "file", problems);
      assertThat(problems.all()).as(String.join("\n", lines)).hasSize(1);
      Problem problem = problems.all().get(0);
      assertThat(problem.code()).isEqualTo("duplicate-key");
      long first = lines.subList(0, doubled).stream().mapToLong(l -> l.lines().count()).sum() + 1;
      long last = written.text().lines().count() + 1;
      long offset = lines.get(doubled).lines().count() - 1;
      long firstNamed = Long.parseLong(problem.message().replaceAll(".* line (\\d+)$", "$1"));
      assertThat(firstNamed).isBetween(first, first + offset);
      assertThat((long) Objects.requireNonNull(problem.location()).line())
          .isEqualTo(last + firstNamed - first);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void aDamagedFileGivesProblemsAndNeverThrows(long seed) {
    Random random = new Random(seed);
    String marks = "{}[]\"=:,.#/$\\+\n \t\uFEFFinclude";
    for (int i = 0; i < FILES; i++) {
      StringBuilder text = new StringBuilder(write(random).text());
      for (int damage = 0; damage < 4; damage++) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, marks.charAt(random.nextInt(marks.length())));
        }
      }
      assertThatCode(() -> Section.parse(text.toString(), "file", new Problems()).leaves())
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }
}
