package org.outlay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** One slip in each rule file: one problem, at its line, with what to write instead. */
class MutatedPolicyFileTest {
  private static final String RULE =
      """
      clause = "18-07"
      rules {
        home-rent {
          programmes = [home]
          fund = talent-special
          share { bound = exact, value = 0.7 }
          amount {
            bound = ceiling
            value = 100000
            uprated = true
            years = 10
          }
          values { "2016-01-01" { national = 1 }, "2018-01-01" = 2 }
          limits = [ { kind = group-year, cap = "cap" } ]
        }
      }
      """;

  record Slip(String label, String from, String to, String code, int line, String hint) {
    @Override
    public String toString() {
      return label;
    }
  }

  private static Slip of(String label, String from, String to, String code, int line, String hint) {
    return new Slip(label, from, to, code, line, hint);
  }

  static Stream<Slip> slips() {
    return Stream.of(
        of("percentage", "0.7", "70", "out-of-range", 6, "70 looks like a percentage: write 0.7"),
        of("percent sign", "0.7", "70%", "wrong-type", 6, "rates are fractions: write 0.7"),
        of("rate above one", "0.7", "1.01", "out-of-range", 6, "0 to 1"),
        of("negative rate", "0.7", "-0.7", "out-of-range", 6, "0 to 1"),
        of("rate in quotes", "0.7", "\"0.7\"", "wrong-type", 6, "write 0.7 without quotes"),
        of("rate just above one", "0.7", "1.0000000000000000001", "out-of-range", 6, "0 to 1"),
        of("万元 by suffix", "100000", "10万元", "wrong-type", 9, "plain yuan: write 100000"),
        of("亿 by suffix", "100000", "\"0.2 亿\"", "wrong-type", 9, "plain yuan: write 20000000"),
        of("元 by suffix", "100000", "100000元", "wrong-type", 9, "plain yuan: write 100000"),
        of("万元 by size", "100000", "10", "out-of-range", 9, "10 looks like 万元: write 100000"),
        of("separators", "100000", "100_000", "wrong-type", 9, "write 100000 without"),
        of(
            "separators in quotes",
            "100000",
            "\"100,000\"",
            "wrong-type",
            9,
            "write 100000 without"),
        of("a comma", "100000", "100,000", "syntax", 9, "without thousands separators"),
        of("full-width digits", "100000", "１００", "wrong-type", 9, "due is a number"),
        of("not a number", "100000", "NaN", "wrong-type", 9, "due is a number"),
        of("huge exponent", "100000", "1e999999", "out-of-range", 9, "1000 to 100000000"),
        of("tiny exponent", "0.7", "1e-99", "out-of-range", 6, "18 decimals"),
        of("amount as a list", "100000", "[100000]", "wrong-type", 9, "is a list"),
        of("half a year", "10\n", "10.5\n", "wrong-type", 11, "a whole number"),
        of("truth as text", "= true", "= \"true\"", "wrong-type", 10, "due is true or false"),
        of("truth in Chinese", "= true", "= 是", "wrong-type", 10, "due is true or false"),
        of("misspelt name", "ceiling", "cieling", "unknown-name", 8, "mean \"ceiling\""),
        of("unknown name", "exact", "roughly", "unknown-name", 6, "exact, floor, ceiling"),
        of("name as a number", "exact", "1", "wrong-type", 6, "in quotes"),
        of("misspelt key", "uprated", "upratde", "unknown-key", 10, "mean \"uprated\""),
        of(
            "key with an underscore",
            "programmes",
            "programme_s",
            "unknown-key",
            4,
            "mean \"programmes\""),
        of(
            "foreign key",
            "years = 10",
            "years = 10, owner = me",
            "unknown-key",
            11,
            "bound, value"),
        of(
            "key in a list",
            "cap = \"cap\"",
            "cap = \"cap\", cpa = 1",
            "unknown-key",
            14,
            "mean \"cap\""),
        of("misspelt required key", "fund =", "found =", "missing-key", 3, "add fund"),
        of("missing in a block", "value = 0.7", "", "missing-key", 6, "add value"),
        of("missing in a list", "kind = group-year,", "", "missing-key", 14, "limits[0].kind"),
        of("empty value", "fund = talent-special", "fund = null", "missing-key", 3, "add fund"),
        of(
            "doubled",
            "years = 10",
            "years = 10\n years = 11",
            "duplicate-key",
            12,
            "first on line 11"),
        of(
            "doubled day",
            "\"2018-01-01\" = 2",
            "2016-01-01 { national = 2 }",
            "duplicate-key",
            13,
            "2016-01-01.national"),
        of(
            "doubled in a list",
            "cap = \"cap\"",
            "cap = \"cap\", cap = \"2\"",
            "duplicate-key",
            14,
            "limits[0].cap"),
        of(
            "doubled by escapes",
            "years = 10",
            "years = 10\n \"y\\u0065ars\" = 11",
            "duplicate-key",
            12,
            "first on line 11"),
        of(
            "doubled in a json-like block",
            "share {",
            "share = { value = 0.1 }\nshare {",
            "duplicate-key",
            7,
            "first on line 6"),
        of(
            "replaced by a value",
            "share {",
            "share = 0.1\nshare {",
            "duplicate-key",
            7,
            "first on line 6"),
        of(
            "list of names for a list of blocks",
            "[ { kind = group-year, cap = \"cap\" } ]",
            "[cap]",
            "wrong-type",
            14,
            "due is an object"),
        of(
            "block for a list",
            "[ { kind = group-year, cap = \"cap\" } ]",
            "{ kind = group-year }",
            "wrong-type",
            14,
            "put it in [ ]"),
        of("brace forgotten", "years = 10\n    }", "years = 10", "syntax", 2, "close the {"),
        of(
            "include of a text",
            "clause =",
            "include \"x.conf\"\nclause =",
            "bad-include",
            1,
            "cannot include"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void eachSlipIsRefusedAtItsLine(Slip slip) {
    assertThat(read(RULE)).isEmpty();
    assertThat(RULE).contains(slip.from);
    List<Problem> problems =
        read(RULE.replaceFirst(Pattern.quote(slip.from), Matcher.quoteReplacement(slip.to)));
    Problem first = problems.get(0);
    assertThat(first.code()).as(first.describe()).isEqualTo(slip.code);
    assertThat(String.valueOf(first.location())).isEqualTo("rule.conf:" + slip.line);
    assertThat(first.describe()).contains(slip.hint);
    boolean leavesTheOldKey = slip.code.equals("missing-key") && slip.label.startsWith("misspelt");
    assertThat(problems).as(problems.toString()).hasSize(leavesTheOldKey ? 2 : 1);
  }

  private static List<Problem> read(String text) {
    Problems problems = new Problems();
    Section file = Section.parse(text, "rule.conf", problems);
    file.text("clause");
    file.section("rules").children().values().forEach(MutatedPolicyFileTest::rule);
    file.done();
    return problems.all();
  }

  private static void rule(Section rule) {
    rule.texts("programmes");
    rule.text("fund");
    parameter(rule.section("share"), BigDecimal.ZERO, BigDecimal.ONE);
    parameter(rule.section("amount"), new BigDecimal(1000), new BigDecimal(100_000_000));
    rule.find("values");
    for (Section limit : rule.sections("limits")) {
      limit.text("kind");
      limit.text("cap");
      limit.done();
    }
    rule.done();
  }

  private static void parameter(Section parameter, BigDecimal low, BigDecimal high) {
    parameter.oneOf("bound", List.of("exact", "floor", "ceiling"));
    parameter.decimal("value", low, high);
    parameter.findTruth("uprated");
    parameter.findInteger("years", 1, 30);
    parameter.done();
  }
}
