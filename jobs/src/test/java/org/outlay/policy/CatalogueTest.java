package org.outlay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.outlay.problem.Problems;
import org.outlay.reference.WorkedExample;
import org.outlay.reference.WorkedExamples;
import org.outlay.schema.Labels;

/** The city's policy as it ships, against the law and the data contract, both as data. */
class CatalogueTest {
  private static final Predicate<String> HAN =
      text -> text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c).name().equals("HAN"));

  private static final Policy POLICY = PolicyFolders.load(PolicyFolders.JIAXING);

  @Test
  void nothingIsSaidAboutIt() {
    for (var folder : List.of(PolicyFolders.JIAXING, PolicyFolders.RIVERSIDE)) {
      Problems problems = new Problems();
      PolicyLoader.load(folder, Overrides.none(), problems);
      assertThat(problems.all()).isEmpty();
    }
  }

  @Test
  void hasEveryClauseOfTheText() {
    Map<String, List<String>> byMoney =
        POLICY.clauses().stream()
            .collect(
                Collectors.groupingBy(
                    clause -> clause.money().id(),
                    Collectors.mapping(Clause::id, Collectors.toList())));
    int expected = 0;
    for (String[] line : table("clauses.txt")) {
      List<String> ids = List.of(line[1].split(" "));
      assertThat(byMoney.get(line[0])).as(line[0]).containsExactlyElementsOf(ids);
      expected += ids.size();
    }
    assertThat(POLICY.clauses()).hasSize(expected).hasSize(128);
    assertThat(byMoney.get("rules")).hasSize(45);
    assertThat(byMoney.get("promised")).hasSize(12);
    assertThat(byMoney.get("none")).hasSize(71);
    assertThat(POLICY.articles()).hasSize(24);
  }

  @Test
  void threeClausesAreCarriedByTheRuleOfAnother() {
    assertThat(POLICY.clauses())
        .filteredOn(
            clause ->
                clause.money() == Clause.Money.RULES
                    && clause.rules().stream()
                        .noneMatch(rule -> POLICY.rule(rule).clause().equals(clause.id())))
        .extracting(Clause::id)
        .containsExactly("01-04", "01-05", "01-06");
  }

  @Test
  void hasTheRulesOfTheContract() {
    List<String> rules =
        POLICY.rules().stream()
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .map(this::row)
            .toList();
    List<String> contract =
        table("rules.txt").stream().map(line -> String.join(" | ", line)).sorted().toList();
    assertThat(rules).containsExactlyElementsOf(contract).hasSize(44);
  }

  private String row(Rule rule) {
    return String.join(
        " | ",
        rule.name(),
        String.join(" ", rule.clauses()),
        rule.programmes().isEmpty() ? "-" : String.join(" ", rule.programmes()),
        rule.fund().orElse("-"),
        rule.payer(),
        rule.kind().id(),
        rule.duration().map(d -> d.text().equals("once") ? "once" : "years").orElse("-"),
        rule.limits().isEmpty()
            ? "-"
            : rule.limits().stream().map(l -> l.kind().id()).collect(Collectors.joining(" ")));
  }

  @Test
  void programmesAndDistrictsAreThoseOfTheContract() {
    Set<String> used =
        POLICY.rules().stream().flatMap(r -> r.programmes().stream()).collect(Collectors.toSet());
    assertThat(POLICY.programmes().keySet()).containsExactlyInAnyOrderElementsOf(used);
    assertThat(POLICY.districts().keySet())
        .containsExactlyInAnyOrder(
            "nanhu",
            "xiuzhou",
            "jiashan",
            "haiyan",
            "haining",
            "pinghu",
            "tongxiang",
            "jingkai",
            "gangqu",
            "city");
    Map<String, List<String>> grades =
        PolicyLoader.gradesByProgramme(POLICY).entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<String> levels = List.of("national", "provincial", "municipal");
    assertThat(grades)
        .containsOnly(
            Map.entry("venture-project", List.of("A", "B", "C")),
            Map.entry("innovation-project", List.of("A", "B", "C")),
            Map.entry("academician-station", levels),
            Map.entry("hr-park", levels),
            Map.entry("foreign-expert-station", List.of("provincial", "municipal")),
            Map.entry("incubator", List.of("abroad", "domestic")),
            Map.entry("postdoc-site", List.of("station", "base")));
  }

  /** Both ways: no number of the text is missing, and no parameter is made up. */
  @Test
  void hasEveryNumberOfTheText() {
    Set<String> catalogue = new HashSet<>();
    for (Rule rule : POLICY.rules()) {
      for (Parameter parameter : rule.parameters().values()) {
        assertThat(parameter.values()).as(parameter.name()).hasSize(1);
        parameter
            .values()
            .get(0)
            .byKey()
            .forEach((key, value) -> catalogue.add(number(parameter, key, value)));
      }
    }
    assertThat(catalogue)
        .containsExactlyInAnyOrderElementsOf(
            table("numbers.txt").stream()
                .map(line -> line[1] + " = " + plain(line[2]) + " " + line[3])
                .toList());
  }

  @Test
  void citesTheClauseOfEachNumber() {
    for (String[] line : table("numbers.txt")) {
      Rule rule = POLICY.rule(line[1].substring(0, line[1].indexOf('.')));
      String name = line[1].substring(line[1].indexOf('.') + 1).replaceAll("\\[.*", "");
      Parameter parameter = Objects.requireNonNull(rule.parameters().get(name), line[1]);
      assertThat(rule.clauses()).as(line[1]).contains(line[0], parameter.cite());
      // A parameter has one citation; the short-term figures stand in the next clause.
      assertThat(parameter.cite())
          .as(line[1])
          .isEqualTo(line[0].equals("01-04") ? "01-03" : line[0]);
    }
  }

  @Test
  void planOfCallsIsTheFirstTranche() {
    Fund guidance = Objects.requireNonNull(POLICY.funds().get("guidance"));
    assertThat(guidance.calls().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("100000000");
    assertThat(
            guidance.terms().appropriation().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("20000000");
  }

  @Test
  void sharedLimitsFollowTheFiscalYear() {
    assertThat(POLICY.rules().stream().flatMap(r -> r.parameters().values().stream()))
        .filteredOn(p -> p.datedBy() == Parameter.DatedBy.FISCAL_YEAR)
        .extracting(p -> p.rule() + "." + p.name())
        .containsExactlyInAnyOrder(
            "shortage-insurance.places",
            "overseas-engineer.years",
            "outside-expert.years",
            "weekend-agency.cap",
            "vc-investment-subsidy.cap",
            "bond-interest.cap",
            "tech-insurance.cap",
            "guidance-fund-call.government_share",
            "university-cooperation.annual",
            "talent-apartments.annual",
            "talent-apartments.first_year",
            "talent-apartments.last_year");
  }

  @Test
  void everythingIsNamedInBothLanguages() {
    List<Labels> labels = new ArrayList<>(List.of(POLICY.title()));
    labels.addAll(POLICY.articles().values());
    labels.addAll(POLICY.districts().values());
    POLICY.clauses().stream()
        .flatMap(
            c ->
                c.money() == Clause.Money.RULES
                    ? Stream.of(c.line())
                    : Stream.of(c.line(), c.reason()))
        .forEach(labels::add);
    POLICY.programmes().values().forEach(p -> labels.add(p.labels()));
    POLICY.funds().values().forEach(f -> labels.add(f.labels()));
    POLICY.funds().values().forEach(f -> f.assumption().ifPresent(labels::add));
    POLICY.indices().values().forEach(i -> labels.add(i.labels()));
    for (Rule rule : POLICY.rules()) {
      labels.addAll(List.of(rule.labels(), rule.description()));
      rule.parameters().values().forEach(p -> labels.add(p.labels()));
    }
    assertThat(labels).hasSizeGreaterThan(400);
    assertThat(labels).allMatch(l -> !l.en().isBlank() && !HAN.test(l.en()), "plain English");
    assertThat(labels).allMatch(l -> HAN.test(l.zh()), "Chinese");
  }

  @Test
  void everyValueLiesInItsRange() {
    for (Rule rule : POLICY.rules()) {
      for (Parameter p : rule.parameters().values()) {
        assertThat(p.lowest()).isLessThan(p.highest());
        assertThat(p.values().get(0).byKey().values())
            .as(rule.name() + "." + p.name())
            .isNotEmpty()
            .allSatisfy(value -> assertThat(value).isBetween(p.lowest(), p.highest()));
        if (p.unitName().equals("rate")) {
          assertThat(p.highest()).isEqualByComparingTo("1");
        }
      }
    }
  }

  @Test
  void everyRuleHasCasesThatItPaysAndThatItDoesNot() {
    for (Rule rule : POLICY.applicationRules()) {
      List<WorkedExample> cases =
          WorkedExamples.all().stream().filter(e -> e.rules().contains(rule.name())).toList();
      assertThat(cases).as(rule.name()).anyMatch(e -> pays(e, rule)).hasSizeGreaterThan(1);
      if (!rule.limits().isEmpty()) {
        assertThat(cases)
            .as("limit of " + rule.name())
            .anyMatch(e -> e.withheld().containsKey(rule.name()));
      }
    }
  }

  private static boolean pays(WorkedExample example, Rule rule) {
    return !example.amounts().getOrDefault(rule.name(), Map.of()).isEmpty();
  }

  private static String number(Parameter parameter, List<String> key, BigDecimal value) {
    return parameter.rule()
        + "."
        + parameter.name()
        + (key.isEmpty() ? "" : "[" + String.join(".", key) + "]")
        + " = "
        + plain(value.toPlainString())
        + " "
        + parameter.bound().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  /** Lines of a table of the contract, their cells split. */
  private static List<String[]> table(String file) {
    String resource = "/policy/jiaxing-talent/" + file;
    try (InputStream in = CatalogueTest.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
