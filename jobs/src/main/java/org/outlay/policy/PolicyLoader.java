package org.outlay.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.outlay.config.Section;
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
    Set<String> beneficiaries = new LinkedHashSet<>(head.texts("beneficiaries"));
    head.find("source").ifPresent(source -> PolicyText.labels(head, "source"));
    head.done();
    PlainFiles files = new PlainFiles(overrides, problems);
    Map<String, GrowthIndex> indices = files.indices(read("indices.conf"));
    Map<String, Labels> districts = files.districts(read("districts.conf"));
    TableSchema base = schema("applications");
    TableSchema annualRecords = schema("annual_records");
    checkColumns(base, annualRecords);
    ProgrammeReader reader = new ProgrammeReader(indices.keySet(), base, annualRecords, problems);
    Map<String, Programme> programmes = reader.read(read("programmes.conf"));
    TableSchema applications =
        withNames(
            base,
            Map.of(
                "programme", List.copyOf(programmes.keySet()),
                "district", List.copyOf(districts.keySet())));
    ArticleReader articles = new ArticleReader(folder, problems);
    articles.read();
    Map<String, Fund> funds =
        new FundReader(
                articles.rules().keySet(), programmes.keySet(), districts, applications, problems)
            .read(read("funds.conf"), overrides.funds());
    Classification classification = classification();
    List<Rule> rules =
        rules(
            articles,
            applications,
            annualRecords,
            programmes,
            funds,
            beneficiaries,
            classification);
    Map<String, Programme> complete =
        new SpellYears(rules, problems).of(programmes, reader.yearsNamed());
    problems.throwIfErrors();
    return new Policy(
        name,
        title,
        articles.titles(),
        articles.clauses(),
        RuleOrder.sorted(rules, problems),
        complete,
        districts,
        funds,
        indices,
        classification,
        applications,
        annualRecords,
        FolderDigest.sha256(folder));
  }

  private Classification classification() {
    return Files.exists(folder.resolve(BudgetReader.FILE))
        ? new BudgetReader(problems).codes(read(BudgetReader.FILE))
        : Classification.NONE;
  }

  private List<Rule> rules(
      ArticleReader articles,
      TableSchema applications,
      TableSchema annualRecords,
      Map<String, Programme> programmes,
      Map<String, Fund> funds,
      Set<String> beneficiaries,
      Classification classification) {
    Map<String, ArticleReader.RuleSection> sections = articles.rules();
    Set<String> names = sections.keySet();
    Set<String> clauses =
        articles.clauses().stream()
            .map(Clause::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    RuleReader reader =
        new RuleReader(
            applications,
            new Vocabulary(applications, annualRecords, List.copyOf(names)),
            new KnownNames(
                programmes.keySet(),
                funds.keySet(),
                clauses,
                beneficiaries,
                KnownNames.baseUnits(applications, annualRecords),
                classification),
            overrides,
            problems);
    List<Rule> rules = new ArrayList<>();
    sections.forEach(
        (rule, section) ->
            reader.read(rule, section.clause(), section.section()).ifPresent(rules::add));
    Consistency consistency = new Consistency(names, rules, problems);
    consistency.checkOverrides(overrides);
    articles.clauses().forEach(consistency::checkCarriers);
    rules.forEach(consistency::checkPaid);
    if (!problems.hasErrors()) {
      articles.clauses().forEach(consistency::checkMutual);
      rules.forEach(consistency::checkUse);
      RuleOrder.sorted(rules, problems).forEach(consistency::checkChoice);
      funds.values().forEach(new FundConsistency(rules, problems)::check);
    }
    return rules;
  }

  private Section read(String file) {
    return Section.read(folder.resolve(file), folder, problems);
  }

  private TableSchema schema(String table) {
    TableSchema base = SchemaLoader.bundled(table, problems);
    Path columns = folder.resolve("columns").resolve(table + ".json");
    return Files.exists(columns) ? SchemaLoader.extend(base, columns, problems) : base;
  }

  /** Nothing can be read of formulas over columns that cannot be told apart. */
  private void checkColumns(TableSchema applications, TableSchema annualRecords) {
    int before = problems.errors().size();
    checkFurther(applications, annualRecords);
    checkFurther(annualRecords, applications);
    if (problems.errors().size() > before) {
      problems.throwIfErrors();
    }
  }

  private void checkFurther(TableSchema table, TableSchema other) {
    new FurtherColumns(problems)
        .check(
            folder.resolve("columns").resolve(table.name() + ".json"),
            SchemaLoader.bundled(table.name(), problems),
            table,
            other);
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
