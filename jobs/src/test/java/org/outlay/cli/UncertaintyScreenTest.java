package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outlay.cli.ForecastScreen.WAN;
import static org.outlay.cli.ForecastScreen.cells;
import static org.outlay.cli.ForecastScreen.from;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.fund.Outlook;
import org.outlay.job.CappedRow;
import org.outlay.job.Setup;
import org.outlay.job.Simulated;

/**
 * What a forecast prints of amounts that vary, by hand: of 200 replicates every tenth of a percent
 * is a fifth of a step, and amounts go up, or down, by as much from one replicate to the next.
 */
class UncertaintyScreenTest {
  private static final Setup SETUP =
      Setup.load(Path.of("data/scenarios/small.conf"), List.of("horizon.to=2018"));
  private static final ForecastScreen SCREEN = new ForecastScreen(SETUP);

  /** Who buys does not rent: the sum of both varies less than either. */
  private static long due(String rule, int year, int replicate) {
    int times = year - 2016;
    return switch (rule) {
      case "home-purchase" -> times * (1_000 + 10L * replicate);
      case "home-rent" -> 500 + 5L * (199 - replicate);
      case "top-talent-award" -> 100 + 6L * replicate;
      case "bond-interest" -> 130;
      default -> 0;
    };
  }

  private static CappedRow capped(int year, long claimed, long capAtMean, long meanCapped) {
    return new CappedRow(
        SETUP.policy().rule("bond-interest"),
        "group-year",
        year,
        claimed * WAN,
        capAtMean * WAN,
        meanCapped * WAN);
  }

  private static Simulated simulated(String tolerance) {
    return SCREEN.simulated(
        UncertaintyScreenTest::due,
        200,
        List.of(capped(2017, 100, 90, 70), capped(2018, 200, 180, 150)),
        tolerance);
  }

  private static Outlook outlook(String fund, double... breaches) {
    Outlook.Shortfall none = new Outlook.Shortfall(0, 0);
    Outlook.Needed needed = new Outlook.Needed(8_000 * WAN, OptionalLong.of(100 * WAN));
    List<Outlook.Year> years =
        List.of(year(2017, breaches[0], none, needed), year(2018, breaches[1], none, needed));
    return new Outlook(fund, years, share(breaches[2]), none, needed);
  }

  private static Outlook.Year year(
      int fiscalYear, double breach, Outlook.Shortfall none, Outlook.Needed needed) {
    return new Outlook.Year(
        fiscalYear,
        0,
        new Outlook.Demand(WAN, 0),
        share(breach),
        share(breach),
        none,
        new Outlook.Unmet(0, 0, 0),
        needed);
  }

  private static Outlook.Share share(double value) {
    return new Outlook.Share(value, 0);
  }

  private static List<String> screen(String language, String tolerance) {
    return SCREEN.lines(
        language,
        List.of(),
        List.of(),
        List.of(
            outlook("talent-special", 0.0025, 0.995, 1),
            outlook("guidance", 0.005, 0.994, 0.994),
            outlook("apartments", 0, 0, 0),
            outlook("university", 0, 0, 0)),
        Optional.of(simulated(tolerance)));
  }

  @Test
  void aFundHasItsFanAndItsChances() {
    List<String> lines = from(screen("en", "0.03"), "10,000 yuan, 200 replicates");
    List<String> fund = from(lines, "Talent special fund");
    assertThat(cells(fund.subList(0, 5), "P10")).containsExactly("P10", "2,944", "4,143", "7,087");
    assertThat(cells(fund.subList(0, 5), "P50")).containsExactly("P50", "3,820", "5,815", "9,634");
    assertThat(cells(fund.subList(0, 5), "P90")).containsExactly("P90", "4,695", "7,486", "12,181");
    assertThat(cells(fund.subList(0, 5), "probability"))
        .containsExactly("probability of breach", "<1%", ">99%", "100%");
    // What does not vary has no fan.
    assertThat(lines).doesNotContain("Talent venture guidance fund");
  }

  @Test
  void theMostUncertainClausesAreClauses() {
    List<String> lines = from(screen("en", "0.03"), "Most uncertain clauses, P90 - P10");
    assertThat(cells(lines.subList(0, 2), "18-07"))
        .containsExactly("18-07 Home purchase subsidy and 1 other", "796", "2,388", "3,184");
    assertThat(cells(lines.subList(2, 3), "01-01"))
        .containsExactly("01-01 Award to a top-tier talent", "955", "955", "1,910");
    assertThat(lines.get(3)).isEmpty();
    assertThat(screen("zh", "0.03"))
        .anySatisfy(line -> assertThat(line).startsWith("  18-07 ").contains("等2项"));
  }

  @Test
  void sharedCapsSayWhatTheyLeaveOut() {
    List<String> lines = from(screen("en", "0.03"), "Shared caps, whole horizon");
    assertThat(cells(lines.subList(0, 1), "Shared").subList(4, 6))
        .containsExactly("gap", "rule's mean, all applications");
    assertThat(cells(lines, "17-04"))
        .containsExactly("17-04 Bond interest subsidy", "300", "270", "220", "50", "260");
    assertThat(lines.get(2)).startsWith("Without projected applications that share no cap");
  }

  /** A level in every year says nothing of a fund that has capital calls in some. */
  @Test
  void whatAFundNeedsHasItsInterval() {
    List<String> lines = from(screen("en", "0.03"), "Funds over the horizon");
    assertThat(cells(lines.subList(0, 3), "Talent special fund").get(8)).isEqualTo("8,000 ± 196");
    assertThat(cells(lines.subList(0, 3), "Talent venture guidance fund"))
        .element(4)
        .isEqualTo("99%");
    assertThat(cells(lines.subList(0, 3), "Talent venture guidance fund"))
        .element(8)
        .isEqualTo("-");
    assertThat(lines.get(0)).endsWith("needed for a 5% chance of breach").hasSizeLessThan(170);
  }

  /** P90 of the total is 12,181 with 288 on either side, of 2018's 7,486 with 189. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.03|The replicates suffice: P90 and P95 of the whole horizon's total are known to within"
            + " 2.4% (95% interval; asked: 3%). Those of a single year are known to within 2.5% at"
            + " worst (Talent special fund, 2018).",
        "0.024|The replicates suffice: P90 and P95 of the whole horizon's total are known to within"
            + " 2.4% (95% interval; asked: 2.4%). Those of a single year are known to within 2.5%"
            + " at worst (Talent special fund, 2018); all within 2.4% would take about 230"
            + " replicates.",
        "0.01|More replicates are needed: P90 and P95 of the whole horizon's total are known to"
            + " within 2.4% only (95% interval; asked: 1%); about 1,200 would do, or"
            + " simulation.replicates = auto. Those of a single year are known to within 2.5% at"
            + " worst (Talent special fund, 2018); all within 1% would take about 1,300 replicates."
      })
  void theVerdictSaysOfWhatAndHowManyWouldDo(String tolerance, String verdict) {
    assertThat(screen("en", tolerance)).contains(verdict);
  }

  @Test
  void theVerdictInChinese() {
    assertThat(screen("zh", "0.01"))
        .contains(
            "模拟次数不足：整个测算期合计P90和P95的误差为2.4%（95%置信区间；要求1%），约需1,200次，或设"
                + " simulation.replicates = auto。单一年度的误差最大为2.5%（人才专项资金，2018年）；各年误差均不超过1%约需1,300次。");
  }
}
