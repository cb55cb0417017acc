package org.outlay.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outlay.job.Setup;
import org.outlay.policy.Programme;
import org.outlay.projection.BacktestRow;
import org.outlay.projection.Intensities;
import org.outlay.projection.Projection;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** Projections and their backtests as tables of text. */
final class ProjectionText {
  private static final String ALL = "all";

  private final Words words;

  ProjectionText(Words words) {
    this.words = words;
  }

  /** Expected applications by programme and year, and the model that counts most. */
  String projection(Setup setup, Projection projection) {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    List<String> head = new ArrayList<>(List.of(words.say("Expected applications", "预期申请数")));
    for (int year : projection.years()) {
      aligns.add(Align.RIGHT);
      head.add(Integer.toString(year));
    }
    aligns.add(Align.LEFT);
    head.add(words.say("leading model", "主要模型"));
    TextTable table = new TextTable(aligns);
    table.add(head);
    double[] all = new double[projection.years().length];
    Intensities.Block sample = projection.sample(setup.scenario().simulation().seed());
    for (Programme programme : setup.policy().programmes().values()) {
      double[] sums = sums(projection, sample, programme.name());
      if (java.util.Arrays.stream(sums).sum() > 0) {
        table.add(row(words.label(programme.labels()), sums, leading(projection, programme)));
        for (int i = 0; i < all.length; i++) {
          all[i] += sums[i];
        }
      }
    }
    table.add(row(words.say("all", "合计"), all, ""));
    return table.render("");
  }

  private List<String> row(String label, double[] counts, String last) {
    List<String> cells = new ArrayList<>(List.of(label));
    for (double count : counts) {
      cells.add(count < 10 ? "%.1f".formatted(count) : words.count(Math.round(count)));
    }
    cells.add(last);
    return cells;
  }

  private static double[] sums(Projection projection, Intensities.Block sample, String programme) {
    double[] sums = new double[projection.years().length];
    for (int c = 0; c < projection.cells().size(); c++) {
      boolean mine = projection.cells().get(c).cell().programme().equals(programme);
      for (int i = 0; mine && i < sums.length; i++) {
        sums[i] += projection.expected(sample, c, projection.years()[i]);
      }
    }
    return sums;
  }

  private static String leading(Projection projection, Programme programme) {
    return projection.models().stream()
        .filter(model -> model.programme().equals(programme.name()))
        .max(Comparator.comparingDouble(Projection.ModelWeight::weight))
        .map(model -> "%s %.0f%%".formatted(model.model(), model.weight() * 100))
        .orElse("");
  }

  /** The total by model, then the projection by programme. */
  String backtest(List<BacktestRow> rows) {
    TextTable table = new TextTable(aligns());
    table.add(
        List.of(
            words.say("All programmes together", "全部项目合计"),
            words.say("forecasts", "次数"),
            words.say("bias", "偏差"),
            "RMSE",
            "MASE",
            "CRPS",
            "50%",
            "80%",
            "95%"));
    rows.stream()
        .filter(row -> row.scope().equals(ALL) && row.horizon() == 0)
        .forEach(row -> table.add(cells(row.model(), row)));
    TextTable programmes = new TextTable(aligns());
    programmes.add(
        List.of(
            words.say("By programme, as projected", "分项目（实际所用预测）"),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            ""));
    Map<String, BacktestRow> byName = new TreeMap<>();
    rows.stream()
        .filter(row -> row.model().equals("outlay") && row.horizon() == 0)
        .filter(row -> !row.scope().equals(ALL))
        .forEach(row -> byName.put(row.scope(), row));
    byName.forEach((name, row) -> programmes.add(cells(name, row)));
    String note =
        words.say(
            "50%, 80%, 95%: share of counts inside these central intervals.",
            "50%、80%、95%：落入相应中心区间的比例。");
    return table.render("") + "\n" + programmes.render("") + note + "\n";
  }

  private static List<Align> aligns() {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
    for (int i = 0; i < 8; i++) {
      aligns.add(Align.RIGHT);
    }
    return aligns;
  }

  private List<String> cells(String label, BacktestRow row) {
    return List.of(
        "  " + label,
        words.count(row.origins()),
        "%.1f".formatted(row.bias()),
        "%.1f".formatted(row.rmse()),
        number(row.mase(), "%.2f"),
        "%.1f".formatted(row.crps()),
        share(row.coverage50()),
        share(row.coverage80()),
        share(row.coverage95()));
  }

  private static String number(double value, String format) {
    return Double.isNaN(value) ? "-" : format.formatted(value);
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "-" : Math.round(value * 100) + "%";
  }
}
