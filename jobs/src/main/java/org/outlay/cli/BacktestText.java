package org.outlay.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.outlay.job.Setup;
import org.outlay.policy.Programme;
import org.outlay.projection.Backtest;
import org.outlay.projection.BacktestRow;
import org.outlay.projection.PastForecast;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** One screen of how well projections would have done. */
final class BacktestText {
  private static final int SCORES = 8;

  private final Words words;

  BacktestText(Words words) {
    this.words = words;
  }

  /** All programmes together by model, then each programme as projected. */
  String text(Setup setup, Backtest.Outcome outcome) {
    if (outcome.forecasts().isEmpty()) {
      return words.say(
              "The history is too short for a projection that could be compared with what came.",
              "历史年份太少，没有可与实际对照的预测。")
          + "\n";
    }
    List<BacktestRow> rows = outcome.rows().stream().filter(row -> row.horizon() == 0).toList();
    List<BacktestRow> together =
        rows.stream().filter(row -> row.scope().equals(Backtest.ALL)).toList();
    TextTable models =
        table(words.say("All programmes together", "全部项目合计"), together, row -> model(row.model()));
    List<BacktestRow> projected =
        rows.stream()
            .filter(row -> row.model().equals(Backtest.OUTLAY) && !row.scope().equals(Backtest.ALL))
            .toList();
    TextTable programmes =
        table(
            words.say("By programme, as projected", "分项目（实际所用预测）"),
            projected,
            row -> label(setup, row.scope()));
    return lead(outcome.forecasts())
        + "\n\n"
        + models.render("")
        + "\n"
        + programmes.render("")
        + notes()
        + "\n";
  }

  private String lead(List<PastForecast> forecasts) {
    IntSummaryStatistics origins = range(forecasts, PastForecast::origin);
    IntSummaryStatistics ahead = range(forecasts, one -> one.fiscalYear() - one.origin());
    return words
        .say(
            "Projections as they would have been made at the end of %s, %s years ahead, beside the counts that came.",
            "假设在%s年末作出、预测其后%s年的申请数，与实际数对照。")
        .formatted(span(origins), span(ahead));
  }

  private static IntSummaryStatistics range(
      List<PastForecast> forecasts, ToIntFunction<PastForecast> number) {
    return forecasts.stream().mapToInt(number).summaryStatistics();
  }

  private static String span(IntSummaryStatistics range) {
    return range.getMin() == range.getMax()
        ? Integer.toString(range.getMin())
        : range.getMin() + " - " + range.getMax();
  }

  private String model(String name) {
    return name.equals(Backtest.OUTLAY) ? words.say("as projected", "实际所用预测") : name;
  }

  private String label(Setup setup, String scope) {
    Programme programme = setup.policy().programmes().get(scope);
    return programme == null ? scope : words.label(programme.labels());
  }

  private TextTable table(
      String title, List<BacktestRow> rows, Function<BacktestRow, String> label) {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    aligns.addAll(Collections.nCopies(SCORES, Align.RIGHT));
    TextTable table = new TextTable(aligns);
    table.add(
        List.of(
            title,
            words.say("forecasts", "次数"),
            words.say("bias", "偏差"),
            "RMSE",
            "MASE",
            "CRPS",
            "50%",
            "80%",
            "95%"));
    rows.forEach(row -> table.add(cells(label.apply(row), row)));
    return table;
  }

  private List<String> cells(String label, BacktestRow row) {
    return List.of(
        "  " + label,
        words.count(row.origins()),
        // A bias below half a tenth is no negative zero.
        "%.1f".formatted(Math.rint(row.bias() * 10) / 10 + 0.0),
        "%.1f".formatted(row.rmse()),
        Double.isNaN(row.mase()) ? "-" : "%.2f".formatted(row.mase()),
        "%.1f".formatted(row.crps()),
        share(row.coverage50()),
        share(row.coverage80()),
        share(row.coverage95()));
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "-" : Math.round(value * 100) + "%";
  }

  private String notes() {
    return words.say(
        """
        Bias (projected less counted), RMSE and CRPS are in applications a year, the nearer to 0 the better.
        MASE: mean error over the usual step from one year to the next.
        50%, 80%, 95%: share of counts inside these central intervals; '-' for a single number or without a step.""",
        """
        偏差（预测减实际）、RMSE、CRPS以每年申请数计，越接近0越好。
        MASE：平均误差与逐年平均变动之比。
        50%、80%、95%：实际数落入相应中心区间的比例；单一数值或无变动的记“-”。""");
  }
}
