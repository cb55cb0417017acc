package org.outlay.control;

import java.util.List;
import java.util.Optional;

/**
 * What the year under control comes to.
 *
 * @param months covered by payments
 * @param rows by rule, fund and total, each with its months in order
 */
public record Control(int year, int months, List<ControlRow> rows) {
  /** From which probability on a breach is likely. */
  public static final double LIKELY = 0.5;

  public Control {
    rows = List.copyOf(rows);
  }

  /** The twelve months of a rule, a fund or all. */
  public List<ControlRow> of(ControlRow.Subject subject) {
    return rows.stream().filter(row -> row.subject().equals(subject)).toList();
  }

  /** The first month by whose end a breach is likely. */
  public Optional<Integer> likelyFrom(ControlRow.Subject subject) {
    return of(subject).stream()
        .filter(row -> row.against().filter(a -> a.breach() >= LIKELY).isPresent())
        .map(ControlRow::month)
        .findFirst();
  }
}
