package org.outlay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.engine.Cells;
import org.outlay.entitlement.YearRules;
import org.outlay.reference.Payment;
import org.outlay.reference.WorkedExample;
import org.outlay.reference.WorkedExamples;

/**
 * Mutation testing of a catalogue's data: hardly a slip in a number, a formula, a duration or a
 * limit may pass the cases of the law. What passes stands in {@code survivors.txt} beside the
 * cases, with the reason why it changes nothing.
 */
class CatalogueMutationTest {
  private static final int FIRST_YEAR = 2010;
  private static final int LAST_YEAR = 2035;

  /** A policy with its cases. */
  private static final class Suite {
    private final Policy policy;
    private final List<WorkedExample> examples = new ArrayList<>();
    private final Map<String, Cells> cells = new LinkedHashMap<>();
    private final List<String> yearCases;

    Suite(String name) {
      Path folder = name.equals("riverside") ? PolicyFolders.RIVERSIDE : PolicyFolders.JIAXING;
      policy = PolicyFolders.load(folder);
      for (String file : files(name)) {
        examples.addAll(WorkedExamples.read(file));
        cells.putAll(Cells.ofCases(file));
      }
      examples.sort(
          Comparator.comparingInt(
              e -> Objects.requireNonNull(cells.get(e.id())).applications().size()));
      yearCases = lines(name, "year-cases.txt");
    }

    private static List<String> files(String name) {
      return name.equals("riverside")
          ? List.of("/policy/riverside/cases.json")
          : List.of(
              "/policy/jiaxing-talent/worked-examples.json",
              "/policy/jiaxing-talent/further-cases.json");
    }

    List<String> differences(WorkedExample example, Policy changed) {
      Cells inputs = Objects.requireNonNull(cells.get(example.id()));
      List<Payment> payments =
          new CaseReading(changed, inputs, WorkedExample.TO)
              .payments(example.rules()).stream()
                  .filter(payment -> payment.fiscalYear() >= WorkedExample.FROM)
                  .toList();
      return example.differences(payments);
    }

    /** Whether any case of the rule, or of one that pays on top of it, notices. */
    boolean notices(Rule rule, Policy changed) {
      if (!rule.perApplication()) {
        return !years(changed).equals(yearCases);
      }
      Set<String> affected = new TreeSet<>(Set.of(rule.name()));
      policy.rules().stream()
          .filter(other -> RuleOrder.uses(other).contains(rule.name()))
          .forEach(other -> affected.add(other.name()));
      return examples.stream()
          .filter(example -> example.rules().stream().anyMatch(affected::contains))
          .anyMatch(example -> !differences(example, changed).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jiaxing-talent", "riverside"})
  void readsTheCasesAsTheyArePaid(String name) {
    Suite suite = new Suite(name);
    for (WorkedExample example : suite.examples) {
      assertThat(suite.differences(example, suite.policy)).as(example.id()).isEmpty();
    }
    assertThat(years(suite.policy)).containsExactlyElementsOf(suite.yearCases);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jiaxing-talent", "riverside"})
  void noSlipInTheCataloguePassesUnnoticed(String name, TestReporter reporter) {
    Suite suite = new Suite(name);
    int all = 0;
    List<String> survivors = new ArrayList<>();
    for (Rule rule : suite.policy.rules()) {
      for (Map.Entry<String, Rule> mutant : CatalogueMutants.of(rule).entrySet()) {
        all++;
        Policy changed =
            suite.policy.withRules(
                suite.policy.rules().stream()
                    .map(r -> r.equals(rule) ? mutant.getValue() : r)
                    .toList());
        if (!suite.notices(rule, changed)) {
          survivors.add(mutant.getKey());
        }
      }
    }
    reporter.publishEntry(name + " mutants killed", all - survivors.size() + " of " + all);
    assertThat(survivors)
        .containsExactlyInAnyOrderElementsOf(
            lines(name, "survivors.txt").stream().map(line -> line.split(" \\| ")[0]).toList());
    assertThat(all).isGreaterThan(name.equals("riverside") ? 150 : 500);
  }

  /** What rules without applications pay: rule, years of one amount, yuan. */
  private static List<String> years(Policy policy) {
    List<YearRules.YearAmount> all =
        new YearRules(policy)
            .amounts(FIRST_YEAR, LAST_YEAR).stream()
                .sorted(Comparator.comparing((YearRules.YearAmount y) -> y.rule().name()))
                .toList();
    List<String> lines = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= all.size(); i++) {
      YearRules.YearAmount last = all.get(i - 1);
      boolean goesOn =
          i < all.size()
              && all.get(i).rule().equals(last.rule())
              && all.get(i).fen() == last.fen()
              && all.get(i).fiscalYear() == last.fiscalYear() + 1;
      if (!goesOn) {
        String span = all.get(first).fiscalYear() + " to " + last.fiscalYear();
        String yuan = BigDecimal.valueOf(last.fen(), 2).toPlainString();
        lines.add(String.join(" | ", last.rule().name(), span, yuan));
        first = i;
      }
    }
    return lines;
  }

  private static List<String> lines(String policy, String file) {
    String resource = "/policy/" + policy + "/" + file;
    try (InputStream in = CatalogueMutationTest.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
