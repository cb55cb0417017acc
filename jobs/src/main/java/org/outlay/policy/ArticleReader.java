package org.outlay.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/**
 * Reads the folders of the articles: titles, clauses without money, and the sections of the rules,
 * not yet compiled.
 */
final class ArticleReader {
  private static final String HEAD = "article.conf";
  private static final String RULES = "rules";
  private static final List<String> MONEY = List.of(RULES, "promised", "none");
  private static final Labels NO_REASON = Labels.of("", "");

  private final Path folder;
  private final Problems problems;
  private static final String ID = "\\d{2}-\\d{2}";

  private final ArticleFiles files;
  private final Map<Integer, Labels> titles = new TreeMap<>();
  private final Map<Integer, Location> heads = new TreeMap<>();
  private final Map<String, Clause> clauses = new TreeMap<>();
  private final Map<String, RuleSection> rules = new LinkedHashMap<>();

  /** A rule as it stands in the file of a clause. */
  record RuleSection(String clause, Section section, Path file) {}

  ArticleReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    this.files = new ArticleFiles(folder, problems);
  }

  void read() {
    for (Path entry : files.list(folder.resolve("articles"))) {
      if (Files.isDirectory(entry)) {
        readFolder(entry);
      } else {
        files.misplaced(entry, "move it into the folder of its article");
      }
    }
    heads.forEach(this::checkGaps);
  }

  /** A file that was lost leaves a gap: nobody would miss what its rules pay. */
  private void checkGaps(int article, Location head) {
    List<String> ids =
        clauses.keySet().stream()
            .filter(id -> id.matches(ID) && id.startsWith(prefix(article)))
            .toList();
    String last = ids.isEmpty() ? prefix(article) + "00" : ids.get(ids.size() - 1);
    List<String> missing =
        IntStream.rangeClosed(1, Integer.parseInt(last.substring(last.length() - 2)))
            .mapToObj(number -> String.format(Locale.ROOT, "%s%02d", prefix(article), number))
            .filter(id -> !clauseIds().mayHave(id))
            .toList();
    if (!missing.isEmpty()) {
      problems.add(
          Problem.warning("missing-clause", head, "the article's clauses have gaps")
              .withValue(String.join(", ", missing))
              .withRemedy("add their files, or register them with a reason if they are no more"));
    }
  }

  private static String prefix(int article) {
    return String.format(Locale.ROOT, "%02d-", article);
  }

  private void readFolder(Path article) {
    Path head = article.resolve(HEAD);
    String prefix = files.read(head, section -> readArticle(section, head));
    for (Path file : files.list(article)) {
      if (Files.isDirectory(file)) {
        files.misplaced(file, "the files of an article stand in its folder, not below");
      } else if (!file.equals(head)) {
        files.read(
            file,
            section -> {
              readClause(section, prefix, file);
              return prefix;
            });
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

  Names ruleNames() {
    return new Names(rules.keySet(), files.unread());
  }

  Names clauseIds() {
    return new Names(clauses.keySet(), files.unread());
  }

  /** Whether the rule stands in a file without an error, as far as this reads it. */
  boolean isSound(RuleSection rule) {
    return !files.isFaulty(rule.file());
  }

  /** Whether all files are without one. */
  boolean areSound() {
    return !files.areFaulty();
  }

  /** Gives what the ids of the article's clauses begin with, empty if it is not known. */
  private String readArticle(Section section, Path file) {
    Labels title = PolicyText.labels(section, "title");
    String prefix = "";
    if (section.has("article")) {
      int number = section.integer("article", 1, 99);
      prefix = prefix(number);
      heads.putIfAbsent(number, section.locationOf("article"));
      if (titles.put(number, title) != null) {
        prefix = "";
        problems.add(
            Problem.user(
                    "repeated-article", section.locationOf("article"), "this article stands twice")
                .withValue(Integer.toString(number)));
      }
    } else {
      section.require("article");
    }
    for (Section clause : section.sections("clauses")) {
      readClause(clause, prefix, file);
      clause.done();
    }
    return prefix;
  }

  private void readClause(Section section, String prefix, Path file) {
    String id = section.text("clause");
    if (!id.isEmpty() && !(id.matches(ID) && id.startsWith(prefix))) {
      problems.add(
          Problem.user("bad-clause", section.locationOf("clause"), "no clause of this article")
              .withValue(id)
              .withAllowed((prefix.isEmpty() ? "01-" : prefix) + "01 and so on"));
    }
    List<String> names = new ArrayList<>(section.texts("carried-by"));
    section.find(RULES).ifPresent(all -> names.addAll(readRules(id, all, file)));
    Clause.Money money = money(section, names);
    Labels reason = money == Clause.Money.RULES ? NO_REASON : PolicyText.labels(section, "reason");
    Clause clause =
        new Clause(
            id,
            money,
            PolicyText.labels(section, "line"),
            reason,
            names,
            section.locationOf("clause"));
    Clause before = clauses.putIfAbsent(id, clause);
    if (before != null && !id.isEmpty()) {
      problems.add(
          Problem.user("repeated-clause", section.locationOf("clause"), "this clause stands twice")
              .withValue(id)
              .withRemedy("it also stands at " + before.location()));
    }
  }

  private Set<String> readRules(String clause, Section all, Path file) {
    Map<String, Section> children = all.children();
    children.forEach((name, rule) -> add(name, new RuleSection(clause, rule, file)));
    return children.keySet();
  }

  private Clause.Money money(Section section, List<String> names) {
    if (names.isEmpty() && !section.require("money")) {
      return Clause.Money.NONE;
    }
    Optional<String> written = section.findOneOf("money", MONEY);
    if (written.isPresent() && written.get().equals(RULES) == names.isEmpty()) {
      problems.add(contradiction(section, written.get()));
      section.has("reason");
      return Clause.Money.RULES;
    }
    return names.isEmpty()
        ? Clause.Money.valueOf(PolicyText.constant(written.orElse("none"), "none"))
        : Clause.Money.RULES;
  }

  private static Problem contradiction(Section section, String written) {
    boolean promises = written.equals(RULES);
    return Problem.user(
            "clause-money",
            section.locationOf("money"),
            promises ? "no rule carries this clause" : "a clause with rules carries money")
        .withValue(written)
        .withRemedy(promises ? "add carried-by = [...], or say none" : "say rules, or nothing");
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
}
