package org.outlay.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.config.Unread;
import org.outlay.problem.Faults;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Lists and reads the files of the articles, and keeps account of what is passed over or broken.
 */
final class ArticleFiles {
  /** What is meant for the id of a clause, under whatever key. */
  private static final Pattern LIKE_AN_ID = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

  private final Path policy;
  private final Problems problems;
  private final Faults faults;
  private Unread unread = Unread.NOTHING;

  /** Of the articles in a policy's folder. */
  ArticleFiles(Path policy, Problems problems) {
    this.policy = policy;
    this.problems = problems;
    this.faults = new Faults(problems);
  }

  /** What a reading makes of a file, before anybody looks into its rules. */
  <T> T read(Path file, Function<Section, T> reading) {
    String name = file.toString();
    Section section = faults.watch(name, () -> Section.read(file, policy, problems));
    T read =
        faults.watch(
            name,
            () -> {
              T made = reading.apply(section);
              section.done();
              return made;
            });
    unread = unread.and(section.unread());
    if (isFaulty(file)) {
      unread = unread.and(names(file, section));
    }
    return read;
  }

  /** Whether an error was found in a file. */
  boolean isFaulty(Path file) {
    return faults.in(file.toString());
  }

  /** Whether one was found in any file, or a file in the wrong place. */
  boolean areFaulty() {
    return faults.any() || !unread.isNothing();
  }

  /** What rules and clauses may be called besides those that were read. */
  Unread unread() {
    return unread;
  }

  /** What a faulty file may mean to declare: keys, ids of clauses, the clause it is called by. */
  private static Unread names(Path file, Section section) {
    StringBuilder words = new StringBuilder().append(file.getFileName());
    for (Leaf leaf : section.leaves()) {
      words.append(' ').append(leaf.path());
      Matcher id = LIKE_AN_ID.matcher(leaf.value());
      if (id.matches()) {
        int article = Integer.parseInt(id.group(1));
        int clause = Integer.parseInt(id.group(2));
        words.append(String.format(Locale.ROOT, " %02d-%02d", article, clause));
      }
    }
    return Unread.of(words.toString());
  }

  /** Folders and rule files of a folder, in name order. */
  List<Path> list(Path parent) {
    if (!Files.isDirectory(parent)) {
      unread = Unread.ANYTHING;
      problems.add(
          Problem.user("missing-folder", null, "the policy has no folder " + parent)
              .withRemedy("see data/policy/README.md for the files of a policy"));
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      List<Path> seen =
          entries.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
      seen.stream().filter(path -> !isRead(path)).forEach(this::passedOver);
      return seen.stream().filter(ArticleFiles::isRead).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports a file or folder where none is looked for. */
  void misplaced(Path path, String remedy) {
    unread = Unread.ANYTHING;
    problems.add(
        Problem.user("misplaced-file", Location.of(path.toString()), "no article has this file")
            .withRemedy(remedy));
  }

  private static boolean isRead(Path path) {
    return Files.isDirectory(path) || path.toString().endsWith(".conf");
  }

  private void passedOver(Path path) {
    if (!path.toString().endsWith(".md")) {
      problems.add(
          Problem.warning("ignored-file", Location.of(path.toString()), "this file is not read")
              .withAllowed("*.conf, and *.md as notes"));
    }
  }
}
