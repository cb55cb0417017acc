package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outlay.cli.ForecastScreen.WAN;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.outlay.fund.LedgerRow;
import org.outlay.job.OutlayRow;
import org.outlay.job.Setup;
import org.outlay.job.Simulated;

/** A forecast's screen: in which order it says what, and what the table for a mail adds up. */
class RunReportTest {
  private static final int YEAR = 2017;
  private static final Setup SETUP =
      Setup.load(Path.of("data/scenarios/small.conf"), List.of("horizon.to=" + YEAR));
  private static final ForecastScreen SCREEN = new ForecastScreen(SETUP);

  private static OutlayRow outlay(String rule, String vintage, long wan) {
    return new OutlayRow(
        YEAR,
        rule,
        SETUP.policy().rule(rule).clause(),
        SETUP.policy().rule(rule).fund(),
        "city",
        "nanhu",
        SETUP.policy().rule(rule).kind().id(),
        vintage,
        1,
        wan * WAN);
  }

  private static final List<OutlayRow> OUTLAYS =
      List.of(
          outlay("top-talent-award", "legacy", 40),
          outlay("top-talent-work-fund", "projected", 25),
          outlay("home-rent", "legacy", 30),
          outlay("home-purchase", "projected", 31),
          outlay("key-team", "legacy", 50),
          outlay("procurement-premium", "legacy", 999));

  private static LedgerRow year(String fund, long demand) {
    return new LedgerRow(0, fund, YEAR, 0, 0, 0, 0, demand, demand, 0, 0, demand, 0, -demand);
  }

  private static Simulated simulated() {
    return SCREEN.simulated(
        (rule, year, replicate) -> rule.equals("home-rent") ? 176 : 0, 2, List.of(), "0.01");
  }

  private static List<String> screen(String language, Optional<Simulated> simulated) {
    return SCREEN.lines(
        language,
        OUTLAYS,
        List.of(year("talent-special", 176 * WAN), year("guidance", 0)),
        List.of(),
        simulated);
  }

  private static int line(List<String> lines, String beginning) {
    List<String> found = lines.stream().filter(one -> one.strip().startsWith(beginning)).toList();
    assertThat(found).as(beginning).isNotEmpty();
    return lines.lastIndexOf(found.get(found.size() - 1));
  }

  /** A planner copies the end of the screen into a mail. */
  @Test
  void theTableForAMailIsTheLast() {
    List<String> lines = screen("en", Optional.of(simulated()));
    assertThat(
            List.of(
                line(lines, "Rolling plan, 10,000 yuan due"),
                line(lines, "10,000 yuan, 2 replicates"),
                line(lines, "10,000 yuan  "),
                line(lines, "Costliest clauses"),
                line(lines, "locked in"),
                line(lines, "* Talent special fund: "),
                line(lines, "More replicates are needed"),
                line(lines, "4 payments; results in /runs/one")))
        .isSorted()
        .doesNotHaveDuplicates();
    // The notes of the table stand right below it, and nothing but the verdict after them.
    assertThat(lines.get(line(lines, "locked in") + 1)).startsWith("* ");
    assertThat(lines.subList(line(lines, "* Talent apartment") + 1, lines.size()))
        .filteredOn(one -> !one.isEmpty())
        .hasSize(2);
    assertThat(line(screen("en", Optional.empty()), "4 payments")).isPositive();
  }

  @Test
  void aClauseIsOneLineHoweverManyRulesItHas() {
    List<String> lines = screen("en", Optional.empty());
    int first = line(lines, "Costliest clauses") + 1;
    assertThat(lines.subList(first, first + 5))
        .extracting(line -> line.strip().replaceAll(" {2,}", " | "))
        .containsExactly(
            "01-01 Award to a top-tier talent and 1 other | 65 | 65",
            "18-07 Home purchase subsidy and 1 other | 61 | 61",
            "02-06 Key innovation team grant | 50 | 50",
            "All outlays | 176 | 176",
            "locked in | 68% | 68%");
    assertThat(screen("zh", Optional.empty()))
        .anySatisfy(line -> assertThat(line).contains("01-01 顶尖人才奖励等2项"));
  }
}
