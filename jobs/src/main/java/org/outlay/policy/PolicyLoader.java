package org.outlay.policy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outlay.config.Section;
import org.outlay.problem.Faults;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/**
 * Loads a policy folder: every file read, every name and formula checked, a scenario's overrides
 * laid over it. Problems are collected, so one call reports all that is wrong in the folder; what
 * cannot be judged before something else is mended is left out.
 */
public final class PolicyLoader {
  private static final String COLUMNS = "columns";
  private static final String INDICES = PlainFiles.INDICES;

  private final Path folder;
  private final Overrides overrides;
  private final Problems problems;
  private final Faults faults;

  private PolicyLoader(Path folder, Overrides overrides, Problems problems) {
    this.folder = folder;
    this.overrides = overrides;
    this.problems = problems;
    this.faults = new Faults(problems);
  }

  /**
   * The policy of a folder under a scenario's overrides.
   *
   * @throws org.outlay.problem.ProblemException with everything wrong in the folder or the
   *     overrides
   */
  public static Policy load(Path folder, Overrides overrides, Problems problems) {
    PolicyParts parts = read(folder, overrides, problems);
    problems.throwIfErrors();
    return parts.whole().orElseThrow();
  }

  /**
   * The same as far as it can be read: what is wrong goes to {@code problems}, and the caller stops
   * at {@link Problems#throwIfErrors} once it has added what it finds itself.
   */
  public static PolicyParts read(Path folder, Overrides overrides, Problems problems) {
    return new PolicyLoader(folder, overrides, problems).read();
  }

  private PolicyParts read() {
    Frame frame = frame();
    ArticleReader articles = new ArticleReader(folder, problems);
    articles.read();
    RuleBook rules = new RuleBook(articles, problems);
    MoneyReader.Money money =
        frame.isLegible()
            ? new MoneyReader(folder, overrides, problems)
                .read(
                    articles,
                    rules,
                    frame.tables(),
                    frame.programmeNames(),
                    frame.districts(),
                    frame.beneficiaries())
            : MoneyReader.Money.NONE;
    rules.check(overrides);
    if (frame.isLegible() && rules.isSound()) {
      money.sound().forEach(new FundConsistency(rules.sound(), problems)::check);
    }
    Map<String, Programme> programmes =
        new SpellYears(rules.sound(), articles.ruleNames(), problems)
            .of(frame.programmes(), frame.yearsNamed());
    return new PolicyParts(
        rules.names(),
        frame.programmeNames(),
        frame.districtNames(),
        rules.asMeant(),
        money.sound(),
        faults.in(INDICES) ? List.of() : List.copyOf(frame.indices().values()),
        problems.hasErrors()
            ? Optional.empty()
            : Optional.of(whole(frame, articles, rules, programmes, money)));
  }

  private Policy whole(
      Frame frame,
      ArticleReader articles,
      RuleBook rules,
      Map<String, Programme> programmes,
      MoneyReader.Money money) {
    return new Policy(
        frame.name(),
        frame.title(),
        articles.titles(),
        articles.clauses(),
        rules.sound(),
        programmes,
        frame.districts(),
        money.funds(),
        frame.indices(),
        money.classification(),
        frame.tables().applications(),
        frame.tables().annualRecords(),
        FolderDigest.sha256(folder));
  }

  /**
   * What rules and funds are read against.
   *
   * @param tables with the names of all programmes and districts
   * @param isLegible whether formulas can be read: not over columns that cannot be told apart, nor
   *     over programmes and districts of which some are not known
   */
  private record Frame(
      String name,
      Labels title,
      Set<String> beneficiaries,
      Map<String, GrowthIndex> indices,
      Names districtNames,
      Map<String, Labels> districts,
      Names programmeNames,
      Map<String, Programme> programmes,
      Map<String, SpellYears.Reference> yearsNamed,
      PolicyTables tables,
      boolean isLegible) {}

  private Frame frame() {
    Section head = file("policy.conf");
    String name = head.text("name");
    Labels title = PolicyText.labels(head, "title");
    head.findDate("in-force");
    head.findText("currency");
    Set<String> beneficiaries = new LinkedHashSet<>(head.texts("beneficiaries"));
    head.find("source").ifPresent(source -> PolicyText.labels(head, "source"));
    head.done();
    PlainFiles lists = new PlainFiles(overrides, problems);
    Section indexFile = faults.watch(INDICES, () -> file("indices.conf"));
    Names indexNames = Names.in(indexFile, INDICES);
    Map<String, GrowthIndex> indices = faults.watch(INDICES, () -> lists.indices(indexFile));
    Section districtFile = file("districts.conf");
    Names districtNames = Names.in(districtFile, PlainFiles.DISTRICTS);
    Map<String, Labels> districts = lists.districts(districtFile);
    PolicyTables base = faults.watch(COLUMNS, () -> PolicyTables.read(folder, problems));
    Section programmeFile = file("programmes.conf");
    Names programmeNames = Names.in(programmeFile, ProgrammeReader.PROGRAMMES);
    ProgrammeReader reader =
        new ProgrammeReader(indexNames, base.applications(), base.annualRecords(), problems);
    return new Frame(
        name,
        title,
        beneficiaries,
        indices,
        districtNames,
        districts,
        programmeNames,
        faults.in(COLUMNS) ? Map.of() : reader.read(programmeFile),
        reader.yearsNamed(),
        base.with(programmeNames.declared(), districtNames.declared()),
        !faults.in(COLUMNS) && programmeNames.isWhole() && districtNames.isWhole());
  }

  private Section file(String name) {
    return Section.read(folder.resolve(name), folder, problems);
  }

  /** Grades by programme, as the reader of cohorts wants them. */
  public static Map<String, List<String>> gradesByProgramme(Policy policy) {
    Map<String, List<String>> grades = new LinkedHashMap<>();
    policy.programmes().forEach((name, programme) -> grades.put(name, programme.grades()));
    return grades;
  }
}
