package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.policy.PolicyFolders;
import org.outlay.policy.PolicyFolders.Edit;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Severity;

/**
 * Mistakes in the policy, in the scenario and between them are told in one go, and nothing is told
 * that is wrong only because something else is.
 */
class EverythingAtOnceTest {
  private static final Path RIVERSIDE = Path.of("jobs/src/test/resources/policy/riverside");
  private static final Path JIAXING = Path.of("data/policy/jiaxing-talent");
  private static final Pattern QUOTED = Pattern.compile("\"(.*?)\"");
  private static final String OFFICE = "articles/01/01-02.conf";
  private static final String LAND = "articles/01/01-03.conf";

  private static final Edit NO_SUCH_MEASURE = new Edit(LAND, "floor_area *", "flor_area *");
  private static final String UNKNOWN_MEASURE = "unknown-name flor_area";

  @TempDir Path root;
  private Path policy;
  private final List<String> scenario = new ArrayList<>();

  @BeforeEach
  void aScenarioInOrder() {
    use(RIVERSIDE, "copy");
    scenario.add(
        """
        name = case
        inputs { applications = ["applications.csv"], as-of = 2018-12-31 }
        horizon { from = 2019, to = 2022 }
        """);
    assertThat(told()).isEmpty();
  }

  private void use(Path original, String name) {
    policy = PolicyFolders.without(original, root.resolve(name));
    scenario.removeIf(line -> line.startsWith("policy"));
    scenario.add("policy = \"" + name + "\"\n");
  }

  private void edit(String file, String from, String to) {
    new Edit(file, from, to).apply(policy);
  }

  /** Code of every error, in the order in which they are told, and what is wrong. */
  private List<String> told(String... sets) {
    return errors(sets).stream().map(EverythingAtOnceTest::brief).toList();
  }

  private List<Problem> errors(String... sets) {
    try {
      Path file = root.resolve("case.conf");
      Files.writeString(file, String.join("", scenario));
      Setup.load(file, List.of(sets), RunKind.FORECAST);
      return List.of();
    } catch (ProblemException e) {
      assertThat(e.exitStatus()).isEqualTo(2);
      return e.problems().stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String brief(Problem problem) {
    Matcher quoted = QUOTED.matcher(problem.message());
    String what = quoted.find() ? quoted.group(1) : "";
    return problem.code() + " " + (problem.value() == null ? what : problem.value());
  }

  @Test
  void mistakesInPolicyAndScenarioAndBetweenThem() {
    NO_SUCH_MEASURE.apply(policy);
    edit("funds.conf", "carry-over = none", "carry-over = nothing");
    scenario.add(
        """
        simulation { ceilings { ofice-rent = 5, office-rent = 5, land-discount = 5 } }
        control { profile { tax-refnd = [0.25, 0.25, 0.25, 0.25] } }
        projection {
          modles = [recent]
          programmes { office { districts { prot { growth = 0 } } } }
        }
        behaviour { programmes { setler { elasticity = 1 } } }
        indices { tax { path { "2019" = 1 }, after = 1 } }
        funds { parks { envelopes { "2019-2020" = 1000000 } } }
        payments { intern-allowance { lag = history } }
        """);
    assertThat(told("horizon.to=2050"))
        .containsExactly(
            "unknown-key projection.modles",
            "unknown-name nothing",
            UNKNOWN_MEASURE,
            "unknown-rule ofice-rent",
            "unknown-rule tax-refnd",
            "unknown-programme setler",
            "unknown-district prot",
            "no-floor office-rent",
            "index-too-large tax: times 4294967296 from 2018 to 2050",
            "missing-budget-year parks: 2021",
            "no-lag-history intern-allowance");
  }

  /** What a forecast needs is no other go. */
  @Test
  void whatTheCommandNeeds() {
    NO_SUCH_MEASURE.apply(policy);
    scenario.replaceAll(text -> text.replace(", as-of = 2018-12-31", ""));
    assertThat(told()).containsExactly(UNKNOWN_MEASURE, "missing-key ");
    assertThat(told("inputs.as-of=2018-13-01"))
        .containsExactly("bad-date 2018-13-01", UNKNOWN_MEASURE);
  }

  /** Clauses, choices and funds are looked at beside a scenario's mistake. */
  @Test
  void whatHoldsBetweenThePartsOfThePolicy() {
    edit(OFFICE, "clauses = [\"01-02\"]", "clauses = [\"01-02\", \"01-07\"]");
    scenario.add("projection { modles = [recent] }");
    assertThat(told()).containsExactly("unknown-key projection.modles", "clause-mismatch 01-07");
    NO_SUCH_MEASURE.apply(policy);
    assertThat(told())
        .containsExactly("unknown-key projection.modles", UNKNOWN_MEASURE, "clause-mismatch 01-07");
  }

  /** What a broken file declares is known, and names of nothing are told all the same. */
  @ParameterizedTest(name = "{1} => {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          articles/01/01-02.conf | amount = "case | amount = "cse | formula-syntax rating
          articles/01/01-02.conf | unit = m2, | unit = m3, | unknown-unit m3
          articles/01/01-02.conf | tags = [office, area] | tags = [office, area | 'syntax '
          articles/01/01-02.conf | 办公租金补助" | 办公租金补助 | 'syntax '
          articles/01/01-02.conf | rules { | rules = {{ | 'syntax '
          articles/01/01-02.conf | rules { | rule { | missing-key money;missing-key reason;unknown-key rule
          articles/01/01-02.conf | clause = "01-02" | clause = "1-02" | bad-clause 1-02
          articles/01/01-02.conf | rules { | x = ${y}, rules { | 'unresolved '
          articles/01/01-02.conf | fund = growth-fund | fund = grwth-fund | unknown-fund grwth-fund
          articles/01/01-02.conf | parameters { | paramters { | unknown-key rules.office-rent.paramters
          articles/01/01-02.conf | group-year, | group-years, | unknown-name group-years
          articles/01/01-02.conf | area_cap { | area_cap = 5, other { | wrong-type 5
          articles/01/01-02.conf | office-rent { | office-rent = 5, other { | wrong-type 5
          programmes.conf | office { | office {{ | 'syntax '
          programmes.conf | office { | office = 5, other { | wrong-type 5
          districts.conf | port { | port {{ | 'syntax '
          districts.conf | port { label | port = 5, other { label | wrong-type 5
          indices.conf | tax { | tax {{ | 'syntax '
          indices.conf | tax { | tax = 5, other { | wrong-type 5
          funds.conf | parks { | parks {{ | 'syntax '
          funds.conf | parks { | parks = 5, other { | wrong-type 5
          classification.conf | function { | function {{ | 'syntax '
          columns/annual_records.json | "unit": "yuan" | "unit": "元" | column-unit tax_paid: 元
          """)
  void aBrokenFileIsToldOnce(String file, String from, String to, String told) {
    refer();
    edit(file, from, to);
    List<String> due = new ArrayList<>(List.of(told.split(";")));
    assertThat(told()).isEqualTo(due);
    scenario.add("simulation.ceilings.ofice-rent = 5\n");
    due.add("unknown-rule ofice-rent");
    assertThat(told()).isEqualTo(due);
  }

  /** Of a file that is no text nothing is known, so nothing that may stand in it is asked for. */
  @ParameterizedTest
  @ValueSource(
      strings = {"articles/01/01-02.conf", "programmes.conf", "districts.conf", "funds.conf"})
  void aFileThatIsNoTextIsToldOnce(String file) throws IOException {
    refer();
    Files.write(policy.resolve(file), "rules { 办公 }".getBytes(Charset.forName("GBK")));
    assertThat(told()).containsExactly("bad-encoding ");
    Files.delete(policy.resolve(file));
    Files.createDirectory(policy.resolve(file));
    assertThat(told()).hasSize(1);
  }

  /** Nor of a file that is included and not there. */
  @Test
  void whatIsNotThereMayHoldAnyRule() {
    refer();
    edit(OFFICE, "clause = \"01-02\"", "include \"none.conf\"\nclause = \"01-02\"");
    edit(OFFICE, "office-rent {", "office-rental {");
    scenario.add("behaviour.programmes.ofice.elasticity = 1\n");
    assertThat(told())
        .containsExactly(
            "missing-file " + policy.resolve("articles/01/none.conf"), "unknown-programme ofice");
  }

  /** Policy and scenario name office-rent, its programme, fund, district, index and codes. */
  private void refer() {
    edit(
        "articles/01/01-04.conf",
        "[1, 1000000], cite = \"01-04\"",
        "[1, 1000000], cite = \"01-02\"");
    edit("articles/01/01-06.conf", "programmes = [", "programmes = [office, ");
    edit("articles/01/01-06.conf", "- paid('first-award')", "- paid('office-rent')");
    edit(
        "articles/01/01-06.conf",
        "timing =",
        "budget { function = \"206\", economic = \"507\" }\n    timing =");
    edit(
        "classification.conf",
        "",
        """
        source { en = "a", zh = "b" }
        function { "206" { en = "a", zh = "b" } }
        economic { "507" { en = "a", zh = "b" } }
        """);
    edit(
        "funds.conf",
        "carry-over = none",
        "carry-over = none, when-short { order = priority, class-1 = [office-rent] }");
    edit(
        "programmes.conf",
        "continued { months_used {}, rating {} }",
        "years-of = \"office-rent.duration\"");
    scenario.add(
        """
        simulation { ceilings {} }
        control { profile { office-rent = [0.25, 0.25, 0.25, 0.25] } }
        parameters { office-rent { area_cap = 900 } }
        limits { office-rent { group-year = pro-rata } }
        payments { office-rent = next-year }
        funds { parks { appropriation { "2019" = 5500000 } } }
        indices { tax { after = 0.04 } }
        behaviour { programmes { office { elasticity = 1 } } }
        projection { programmes { office { districts { port { growth = 0 } } } } }
        """);
    assertThat(told()).isEmpty();
  }

  /** What is not as it is meant says nothing of years and budgets. */
  @Test
  void nothingIsConcludedFromWhatIsBroken() {
    scenario.add(
        """
        indices { tax { path { "2019" = 1 }, after = 1 } }
        funds {
          parks { envelopes { "2019-2020" = 1000000 } }
          people-fund { envelopes { "2019-2021" = 1000000 } }
        }
        """);
    String index = "index-too-large tax: times 4294967296 from 2018 to 2050";
    String parks = "missing-budget-year parks: 2021";
    String people = "missing-budget-year people-fund: 2022";
    String horizon = "horizon.to=2050";
    assertThat(told(horizon)).containsExactly(index, people, parks);
    assertThat(told(horizon, "horizon.form=2019")).containsExactly("unknown-key horizon.form");
    assertThat(told(horizon, "inputs.as-of=2018-13-01")).containsExactly("bad-date 2018-13-01");
    assertThat(told(horizon, "fund.parks=1")).containsExactly("unknown-key fund");
    assertThat(told(horizon, "funds.parks.growht=0"))
        .containsExactly("unknown-key funds.parks.growht", index, people);
    assertThat(told(horizon, "funds.park.growth=0"))
        .containsExactly("unknown-key funds.park", index);
    assertThat(told(horizon, "indices.tax.aftr=0"))
        .containsExactly("unknown-key indices.tax.aftr", people, parks);
  }

  /** A ceiling is held against the floor of a rule that is in order, whatever another rule is. */
  @Test
  void ceilingsAndFloors() {
    use(JIAXING, "jiaxing");
    scenario.add("simulation { ceilings { municipal-team = 10000000, key-team = 1 } }\n");
    List<String> floors =
        List.of("ceiling-below-floor municipal-team = 10000000", "no-floor key-team");
    assertThat(told()).containsExactlyInAnyOrderElementsOf(floors);
    assertThat(told("parameters.home-rent.anual=5", "payments.hom-rent=next-year"))
        .containsExactlyInAnyOrder(
            "unknown-key parameters.home-rent.anual", "unknown-rule hom-rent");
    assertThat(told("parameters.home-rent.anual=5"))
        .contains("unknown-key parameters.home-rent.anual")
        .containsAll(floors);
    assertThat(told("parameters.municipal-team.x=5"))
        .containsExactly("unknown-key parameters.municipal-team.x", "no-floor key-team");
  }

  /** A list of names of which some cannot be read would deny these. */
  @Test
  void whatIsAllowedIsSaidWhereAllOfItIsKnown() {
    scenario.add("simulation { ceilings { ofice-rent = 5 } }\n");
    edit(
        "funds.conf",
        "carry-over = none",
        "carry-over = none, when-short { class-1 = [ofice-rent] }");
    assertThat(errors())
        .filteredOn(problem -> problem.code().equals("unknown-rule"))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.allowed()).contains("tax-refund, office-rent"))
        .allSatisfy(problem -> assertThat(problem.remedy()).contains("\"office-rent\""));
    edit(OFFICE, "tags = [office, area]", "tags = [office, area");
    assertThat(errors())
        .filteredOn(problem -> problem.code().equals("unknown-rule"))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.allowed()).isNull());
  }

  @Test
  void whatIsIncludedIsNotMissing() throws IOException {
    Files.writeString(root.resolve("base.conf"), String.join("", scenario) + "plan = {\n");
    scenario.clear();
    scenario.add("include \"base.conf\"\n");
    assertThat(told()).containsExactly("syntax ");
    scenario.add("policy = \"copy\"\nsimulation { ceilings { ofice-rent = 5 } }\n");
    NO_SUCH_MEASURE.apply(policy);
    assertThat(told()).containsExactly("syntax ", UNKNOWN_MEASURE, "unknown-rule ofice-rent");
  }

  @Test
  void rulesThatUseEachOther() {
    edit("articles/01/01-05.conf", "amount = \"", "amount = \"paid('flagship-award') + ");
    scenario.add("simulation { ceilings { ofice-rent = 5 } }\n");
    assertThat(told())
        .containsExactly(
            "circular-rules first-award -> flagship-award -> first-award",
            "unknown-rule ofice-rent");
  }
}
