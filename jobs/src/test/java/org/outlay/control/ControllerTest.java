package org.outlay.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.fund.Lags;
import org.outlay.policy.Fund;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.problem.Problems;
import org.outlay.scenario.ControlSettings;

/** The sheet of a year: it adds up, and a year that is over is what was paid. */
class ControllerTest {
  private static final Policy POLICY =
      PolicyLoader.load(Path.of("data/policy/jiaxing-talent"), Overrides.none(), new Problems());
  private static final FundPlan PLAN = FundPlan.of(POLICY, 2017, 2, Lags.EXPECTED);
  private static final int REPLICATES = 40;

  /** Amounts that differ by rule and replicate; every fourth rule costs nothing in some. */
  private static long due(int rule, VintageKind kind, int year, int replicate) {
    boolean none = year < 0 || kind == VintageKind.GIVEN || (rule % 4 == 0 && replicate % 3 == 0);
    return none ? 0 : 1_000_001L * (rule + 1) * (1 + (replicate * 37L + rule) % 41);
  }

  private static Control run(int months) {
    long[][] paid = new long[POLICY.rules().size()][months];
    for (int rule = 0; rule < paid.length; rule++) {
      boolean funded = POLICY.rules().get(rule).fund().isPresent() && rule % 5 != 0;
      for (int month = 0; month < months; month++) {
        paid[rule][month] = funded ? 3_333_333L * (rule + 1) + month : 0;
      }
    }
    return new Controller(
            POLICY,
            PLAN,
            new Profiles(ControlSettings.DEFAULT, List.of(), Map.of()),
            new YearToDate(2017, months, paid, List.of()),
            7)
        .run(ControllerTest::due, REPLICATES);
  }

  @Test
  void aYearThatIsOverIsWhatWasPaid() {
    for (ControlRow row : run(12).rows()) {
      long paid = row.paid().orElseThrow().cumulative();
      assertThat(row.fan()).isEqualTo(ControlRow.Fan.certain(paid));
      row.against()
          .ifPresent(
              against ->
                  assertThat(against.breach()).isEqualTo(paid > against.budget() ? 1.0 : 0.0));
    }
  }

  /** In any month: rules make their fund and funds the total, to the fen, means included. */
  @Test
  void theSheetAddsUp() {
    Control control = run(5);
    for (int month = 0; month < 12; month++) {
      long[] all = new long[3];
      for (Fund fund : POLICY.funds().values()) {
        long[] sum = new long[3];
        for (Rule rule : POLICY.rules()) {
          if (rule.fund().filter(fund.name()::equals).isPresent()) {
            add(sum, control, ControlRow.Subject.rule(fund.name(), rule.name()), month);
          }
        }
        assertThat(amounts(control, ControlRow.Subject.fund(fund.name()), month)).isEqualTo(sum);
        IntStream.range(0, 3).forEach(i -> all[i] += sum[i]);
      }
      assertThat(amounts(control, ControlRow.Subject.TOTAL, month)).isEqualTo(all);
    }
    for (ControlRow row : control.rows()) {
      assertThat(row.fan().p10()).isLessThanOrEqualTo(row.fan().p50());
      assertThat(row.fan().p50()).isLessThanOrEqualTo(row.fan().p90());
      assertThat(row.paid().isPresent()).isEqualTo(row.month() <= 5);
    }
    assertThat(run(5)).isEqualTo(control);
  }

  private static void add(long[] sum, Control control, ControlRow.Subject subject, int month) {
    long[] own = amounts(control, subject, month);
    IntStream.range(0, sum.length).forEach(i -> sum[i] += own[i]);
  }

  private static long[] amounts(Control control, ControlRow.Subject subject, int month) {
    ControlRow row = control.of(subject).get(month);
    return new long[] {
      row.planned(), row.fan().mean(), row.paid().map(ControlRow.Paid::cumulative).orElse(0L)
    };
  }

  /** A breach is likely from the month in which half the replicates have spent the budget. */
  @Test
  void theLikelyMonthIsTheFirst() {
    Control control = run(3);
    ControlRow.Subject special = ControlRow.Subject.fund("talent-special");
    List<ControlRow> year = control.of(special);
    int first = control.likelyFrom(special).orElse(13);
    for (ControlRow row : year) {
      assertThat(row.against().orElseThrow().breach() >= Control.LIKELY)
          .isEqualTo(row.month() >= first);
    }
  }
}
