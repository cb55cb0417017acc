package org.outlay.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.outlay.job.Setup;
import org.outlay.policy.Programme;
import org.outlay.projection.Intensities;
import org.outlay.projection.Projection;
import org.outlay.results.TextTable;
import org.outlay.results.TextTable.Align;

/** A projection as a table of text. */
final class ProjectionText {
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
      if (Arrays.stream(sums).sum() > 0) {
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
}
