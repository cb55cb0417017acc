package org.outlay.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/**
 * Reads the folders of the articles: titles, clauses without money, and the sections of the rules,
 * not yet compiled.
 */
final class ArticleReader {
  private static final List<String> MONEY = List.of("rules", "promised", "none");
  private static final Labels NO_REASON = Labels.of("", "");

  private final Path folder;
  private final Problems problems;
  private final Map<Integer, Labels> titles = new TreeMap<>();
  private final Map<String, Clause> clauses = new TreeMap<>();
  private final Map<String, RuleSection> rules = new LinkedHashMap<>();

  /** A rule as it stands in the file of a clause. */
  record RuleSection(String clause, Section section) {}

  ArticleReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  void read() {
    for (Path article : list(folder.resolve("articles"))) {
      for (Path file : list(article)) {
        Section section = Section.read(file, folder, problems);
        if (file.endsWith("article.conf")) {
          readArticle(section);
        } else {
          readClause(section);
          section.done();
        }
      }
    }
  }

  Map<Integer, Labels> titles() {
    return titles;
  }

  List<Clause> clauses() {
    return List.copyOf(clauses.values());
  }

  Map<String, RuleSection> rules() {
    return rules;
  }

  private void readArticle(Section section) {
    titles.put(section.integer("article", 1, 999), PolicyText.labels(section, "title"));
    for (Section clause : section.sections("clauses")) {
      readClause(clause);
      clause.done();
    }
    section.done();
  }

  private void readClause(Section section) {
    String id = section.text("clause");
    List<String> names = new ArrayList<>(section.texts("carried-by"));
    section
        .find("rules")
        .ifPresent(
            all ->
                all.children()
                    .forEach(
                        (name, rule) -> {
                          names.add(name);
                          add(name, new RuleSection(id, rule));
                        }));
    Clause.Money money =
        names.isEmpty()
            ? Clause.Money.valueOf(PolicyText.constant(section.oneOf("money", MONEY), "none"))
            : Clause.Money.RULES;
    section.findOneOf("money", MONEY);
    Labels reason = money == Clause.Money.RULES ? NO_REASON : PolicyText.labels(section, "reason");
    Clause clause =
        new Clause(
            id, money, PolicyText.labels(section, "line"), reason, names, section.location());
    Clause before = clauses.putIfAbsent(id, clause);
    if (before != null) {
      problems.add(
          Problem.user("repeated-clause", section.location(), "this clause stands twice")
              .withValue(id)
              .withRemedy("it also stands at " + before.location()));
    }
  }

  private void add(String name, RuleSection rule) {
    RuleSection before = rules.putIfAbsent(name, rule);
    if (before != null) {
      problems.add(
          Problem.user("repeated-rule", rule.section().location(), "this rule stands twice")
              .withValue(name)
              .withRemedy("it also stands at " + before.section().location()));
    }
  }

  private List<Path> list(Path parent) {
    if (!Files.isDirectory(parent)) {
      problems.add(
          Problem.user("missing-folder", null, "the policy has no folder " + parent)
              .withRemedy("see data/policy/README.md for the files of a policy"));
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".conf"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
