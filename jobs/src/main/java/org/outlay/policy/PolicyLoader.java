package org.outlay.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.Labels;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/**
 * Loads a policy folder: every file read, every name and formula checked, a scenario's overrides
 * laid over it. Problems are collected, so one call reports all that is wrong in the folder.
 */
public final class PolicyLoader {
  private final Path folder;
  private final Overrides overrides;
  private final Problems problems;

  private PolicyLoader(Path folder, Overrides overrides, Problems problems) {
    this.folder = folder;
    this.overrides = overrides;
    this.problems = problems;
  }

  /**
   * The policy of a folder under a scenario's overrides.
   *
   * @throws org.outlay.problem.ProblemException with everything wrong in the folder or the
   *     overrides
   */
  public static Policy load(Path folder, Overrides overrides, Problems problems) {
    return new PolicyLoader(folder, overrides, problems).load();
  }

  private Policy load() {
    Section head = read("policy.conf");
    String name = head.text("name");
    Labels title = PolicyText.labels(head, "title");
    head.findDate("in-force");
    head.findText("currency");
    head.find("source").ifPresent(source -> PolicyText.labels(head, "source"));
    head.done();
    PlainFiles files = new PlainFiles(overrides, problems);
    Map<String, GrowthIndex> indices = files.indices(read("indices.conf"));
    Map<String, Labels> districts = files.districts(read("districts.conf"));
    Map<String, Programme> programmes = files.programmes(read("programmes.conf"), indices.keySet());
    Map<String, Fund> funds = files.funds(read("funds.conf"));
    TableSchema applications =
        withNames(
            schema("applications"),
            Map.of(
                "programme", List.copyOf(programmes.keySet()),
                "district", List.copyOf(districts.keySet())));
    TableSchema annualRecords = schema("annual_records");
    ArticleReader articles = new ArticleReader(folder, problems);
    articles.read();
    List<Rule> rules = rules(articles, applications, annualRecords, programmes, funds);
    problems.throwIfErrors();
    return new Policy(
        name,
        title,
        articles.titles(),
        articles.clauses(),
        RuleOrder.sorted(rules, problems),
        programmes,
        districts,
        funds,
        indices,
        applications,
        annualRecords,
        FolderDigest.sha256(folder));
  }

  private List<Rule> rules(
      ArticleReader articles,
      TableSchema applications,
      TableSchema annualRecords,
      Map<String, Programme> programmes,
      Map<String, Fund> funds) {
    Map<String, ArticleReader.RuleSection> sections = articles.rules();
    Vocabulary vocabulary =
        new Vocabulary(applications, annualRecords, List.copyOf(sections.keySet()));
    RuleReader reader =
        new RuleReader(
            applications, vocabulary, programmes.keySet(), funds.keySet(), overrides, problems);
    List<Rule> rules = new ArrayList<>();
    sections.forEach(
        (rule, section) ->
            reader.read(rule, section.clause(), section.section()).ifPresent(rules::add));
    unknownRules(overrides.parameters(), sections.keySet());
    unknownRules(overrides.limits(), sections.keySet());
    for (Clause clause : articles.clauses()) {
      for (String rule : clause.rules()) {
        if (!sections.containsKey(rule)) {
          problems.add(unknownRule(rule, sections.keySet(), clause.location()));
        }
      }
    }
    return rules;
  }

  private void unknownRules(Optional<Section> section, java.util.Set<String> known) {
    section.ifPresent(
        changes ->
            changes.keys().stream()
                .filter(rule -> !known.contains(rule))
                .forEach(rule -> problems.add(unknownRule(rule, known, changes.locationOf(rule)))));
  }

  private static Problem unknownRule(
      String rule, java.util.Set<String> known, org.outlay.problem.Location location) {
    return Problem.user("unknown-rule", location, "the policy has no such rule")
        .withValue(rule)
        .withAllowed("a rule name such as " + known.stream().findFirst().orElse("(none)"))
        .withRemedy(NearestName.suggestion(rule, known));
  }

  private Section read(String file) {
    return Section.read(folder.resolve(file), folder, problems);
  }

  private TableSchema schema(String table) {
    TableSchema base = SchemaLoader.bundled(table, problems);
    Path columns = folder.resolve("columns").resolve(table + ".json");
    return Files.exists(columns) ? SchemaLoader.extend(base, columns, problems) : base;
  }

  private static TableSchema withNames(TableSchema table, Map<String, List<String>> names) {
    List<Field> fields = new ArrayList<>();
    for (Field field : table.fields()) {
      fields.add(
          names.containsKey(field.name()) ? field.withValues(names.get(field.name())) : field);
    }
    return new TableSchema(table.name(), table.labels(), fields);
  }

  /** Grades by programme, as the reader of cohorts wants them. */
  public static Map<String, List<String>> gradesByProgramme(Policy policy) {
    Map<String, List<String>> grades = new LinkedHashMap<>();
    policy.programmes().forEach((name, programme) -> grades.put(name, programme.grades()));
    return grades;
  }
}
