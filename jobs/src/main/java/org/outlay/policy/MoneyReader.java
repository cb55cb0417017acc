package org.outlay.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outlay.config.Section;
import org.outlay.problem.Faults;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/** Reads what a policy pays and from what: its funds, the codes of the budget and its rules. */
final class MoneyReader {
  /** Funds and codes by name, and the funds without an error. */
  record Money(Map<String, Fund> funds, List<Fund> sound, Classification classification) {
    static final Money NONE = new Money(Map.of(), List.of(), Classification.NONE);
  }

  private final Path folder;
  private final Overrides overrides;
  private final Problems problems;
  private final Faults faults;

  MoneyReader(Path folder, Overrides overrides, Problems problems) {
    this.folder = folder;
    this.overrides = overrides;
    this.problems = problems;
    this.faults = new Faults(problems);
  }

  /**
   * Reads the files beside the articles, and the rules into their book.
   *
   * @param tables with all programmes and districts in them
   * @param beneficiaries whom rules may name as theirs, anybody if empty
   */
  Money read(
      ArticleReader articles,
      RuleBook rules,
      PolicyTables tables,
      Names programmes,
      Map<String, Labels> districts,
      Set<String> beneficiaries) {
    Section file = faults.watch(FundReader.FUNDS, () -> file("funds.conf"));
    Names fundNames = Names.in(file, FundReader.FUNDS);
    FundReader reader =
        new FundReader(
            articles.ruleNames(),
            programmes.declared(),
            districts,
            tables.applications(),
            problems);
    Map<String, Fund> funds = reader.read(file, overrides.funds());
    List<Fund> sound =
        funds.values().stream()
            .filter(fund -> reader.isSound(fund.name()) && !faults.in(FundReader.FUNDS))
            .toList();
    Optional<Section> codes =
        Optional.of(BudgetReader.FILE)
            .filter(name -> Files.exists(folder.resolve(name)))
            .map(this::file);
    Classification classification =
        codes.map(new BudgetReader(problems)::codes).orElse(Classification.NONE);
    rules.read(
        new RuleReader(
            tables.applications(),
            new Vocabulary(tables.applications(), tables.annualRecords(), rules.payable()),
            new KnownNames(
                programmes,
                fundNames,
                articles.clauseIds(),
                beneficiaries,
                KnownNames.baseUnits(tables.applications(), tables.annualRecords()),
                codes.map(c -> Names.in(c, BudgetReader.FUNCTION)).orElse(Names.NONE),
                codes.map(c -> Names.in(c, BudgetReader.ECONOMIC)).orElse(Names.NONE)),
            overrides,
            problems));
    return new Money(funds, sound, classification);
  }

  private Section file(String name) {
    return Section.read(folder.resolve(name), folder, problems);
  }
}
