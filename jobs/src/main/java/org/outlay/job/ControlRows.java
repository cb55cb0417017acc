package org.outlay.job;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.control.Control;
import org.outlay.control.ControlRow;
import org.outlay.control.Profile;
import org.outlay.money.Fen;

/** Rows of the table {@code control}. */
final class ControlRows {
  private ControlRows() {}

  /** In the order of the schema's columns. */
  static List<@Nullable Object> of(Control control, ControlRow row) {
    return Arrays.asList(
        row.subject().scope().id(),
        row.subject().fund().orElse(null),
        row.subject().rule().orElse(null),
        control.year(),
        row.month(),
        row.paid().isPresent() ? "recorded" : "forecast",
        row.paid().map(paid -> Fen.yuan(paid.month())).orElse(null),
        row.paid().map(paid -> Fen.yuan(paid.cumulative())).orElse(null),
        Millionths.rounded(row.profile()),
        row.source().map(Profile.Source::id).orElse(null),
        Fen.yuan(row.planned()),
        Fen.yuan(row.fan().mean()),
        Fen.yuan(row.fan().p10()),
        Fen.yuan(row.fan().p50()),
        Fen.yuan(row.fan().p90()),
        row.against().map(against -> Fen.yuan(against.budget())).orElse(null),
        row.against().map(against -> Millionths.rounded(against.breach())).orElse(null));
  }
}
