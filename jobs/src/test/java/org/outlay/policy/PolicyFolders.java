package org.outlay.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/** Policy folders on disk, edited, and what loading them says. */
public final class PolicyFolders {
  static final Path JIAXING = Path.of("data/policy/jiaxing-talent");
  static final Path RIVERSIDE = Path.of("jobs/src/test/resources/policy/riverside");
  private static final String SCENARIO = "scenario.conf";
  private static final String SCENARIO_LINE = "scenario";

  private PolicyFolders() {}

  /** The policy as it stands. */
  public static Policy load(Path folder) {
    return load(folder, "");
  }

  /** The policy under a scenario's overrides, given as text. */
  static Policy load(Path folder, String scenario) {
    Problems problems = new Problems();
    Policy policy =
        PolicyLoader.load(folder, overrides(Section.parse(scenario, SCENARIO, problems)), problems);
    problems.throwIfErrors();
    return policy;
  }

  static Overrides overrides(Section top) {
    return new Overrides(
        top.find("parameters"),
        top.find("funds"),
        top.find("indices"),
        top.find("limits"),
        top.find("payments"));
  }

  /** Everything that loading an edited copy of a folder says, paths from the folder's top. */
  static String complaints(Path original, Path copy, List<Edit> edits) {
    copy(original, copy);
    StringBuilder scenario = new StringBuilder();
    for (Edit edit : edits) {
      if (edit.file().equals(SCENARIO_LINE)) {
        scenario.append(edit.to()).append('\n');
      } else {
        edit.apply(copy);
      }
    }
    Problems problems = new Problems();
    List<Problem> said;
    try {
      Section top = Section.parse(scenario.toString(), SCENARIO, problems);
      PolicyLoader.load(copy, overrides(top), problems);
      said = problems.all();
    } catch (ProblemException e) {
      said = e.problems();
    }
    String text = String.join("\n", said.stream().map(Problem::describe).toList());
    return text.replace(copy + "/", "");
  }

  /**
   * A copy of {@link #RIVERSIDE} whose firms may owe tax or be owed it, and get {@code amount}.
   *
   * @param amount formula of {@code tax-refund}
   */
  public static Path withSignedTax(Path copy, String amount) {
    String step =
        "tax_paid * case when benefit_year <= full_years then full_rate else later_rate end";
    return edited(
        RIVERSIDE,
        copy,
        List.of(
            new Edit(
                "columns/annual_records.json",
                "\"scale\": 2,\n      \"constraints\": {\n        \"minimum\": 0",
                "\"scale\": 2,\n      \"constraints\": {\n        \"minimum\": -1000000000000"),
            new Edit("articles/01/01-01.conf", step, amount)));
  }

  /** A copy of a folder without some files, and folders that are empty then. */
  public static Path without(Path original, Path copy, String... files) {
    return edited(original, copy, Stream.of(files).map(file -> new Edit(file, "", "")).toList());
  }

  /** A copy of a folder, edited. */
  static Path edited(Path original, Path copy, List<Edit> edits) {
    copy(original, copy);
    edits.forEach(edit -> edit.apply(copy));
    return copy;
  }

  private static void copy(Path original, Path copy) {
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A change of one file.
   *
   * @param file path from the folder's top
   * @param from text that must stand in it exactly once; empty to write a new file, or to delete it
   *     if {@code to} is empty, too
   */
  public record Edit(String file, String from, String to) {
    /**
     * Reads {@code file: from => to}, {@code file: + to}, {@code file: -}, {@code scenario: to}.
     */
    static Edit of(String line) {
      String[] halves = line.split(": ", 2);
      String what = halves[1].replace("\\n", "\n");
      if (halves[0].equals(SCENARIO_LINE)) {
        return new Edit(halves[0], "", what);
      }
      if (what.equals("-")) {
        return new Edit(halves[0], "", "");
      }
      if (what.startsWith("+ ")) {
        return new Edit(halves[0], "", what.substring(2));
      }
      String[] change = what.split(" => ?", 2);
      return new Edit(halves[0], change[0], change[1]);
    }

    public void apply(Path folder) {
      Path path = folder.resolve(file);
      try {
        if (from.isEmpty() && to.isEmpty()) {
          Files.delete(path);
          return;
        }
        String text = from.isEmpty() ? "" : Files.readString(path);
        int found = text.split(java.util.regex.Pattern.quote(from), -1).length - 1;
        if (!from.isEmpty() && found != 1) {
          throw new IllegalArgumentException(found + " times in " + file + ": " + from);
        }
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
        Files.writeString(path, from.isEmpty() ? to : text.replace(from, to));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
