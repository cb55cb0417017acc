package org.outlay.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.outlay.schema.Field;

/** Turns rows of text into rows of {@link Staged} as {@link TextTable} lays them out. */
record RowReader(Rules rules, TextFile file) implements Serializable {
  /** What tells one row from another. */
  private static final Set<String> KEYS = Set.of("application_id", "fiscal_year");

  Row read(TextRow text) {
    List<Defect> defects = new ArrayList<>(text.defects());
    List<Field> fields = rules.table().fields();
    Object[] values = new Object[TextTable.LEADING + fields.size()];
    if (text.cells().size() == file.width()) {
      for (int i = 0; i < fields.size(); i++) {
        Reading reading = read(fields.get(i), cell(text, i), text);
        values[TextTable.LEADING + i] = reading.value();
        if (reading.defect() != null) {
          defects.add(reading.defect());
        }
      }
    } else {
      // The keys are read where they stand, so that a row repeated in a readable one is seen.
      for (int i = 0; i < fields.size(); i++) {
        if (KEYS.contains(fields.get(i).name()) && file.positions().get(i) < text.cells().size()) {
          values[TextTable.LEADING + i] = read(fields.get(i), cell(text, i), text).value();
        }
      }
      if (defects.isEmpty()) {
        defects.add(
            new Defect(
                "field-count",
                "the row has " + text.cells().size() + " values, the header " + file.width()));
      }
    }
    values[0] = file.file().uri();
    values[1] = text.number();
    values[2] = text.raw();
    values[3] =
        defects.stream().map(d -> RowFactory.create(d.code(), d.message())).toArray(Row[]::new);
    return RowFactory.create(values);
  }

  private Reading read(Field field, @Nullable String cell, TextRow text) {
    if (TextRow.REFUSED.equals(cell)) {
      return Reading.NOTHING;
    }
    return rules.dependsOnProgramme(field)
        ? grade(field, cell, text)
        : ValueReader.read(field, cell);
  }

  private Reading grade(Field field, @Nullable String cell, TextRow text) {
    String programme = cell(text, rules.table().names().indexOf(Rules.PROGRAMME));
    List<String> grades = rules.gradesOf(programme == null ? "" : Blanks.trim(programme));
    if (grades.isEmpty()) {
      return Reading.NOTHING;
    }
    Reading narrow = ValueReader.read(field.withValues(grades), cell);
    return narrow.value() instanceof Integer position
        ? Reading.of(field.values().indexOf(grades.get(position)))
        : narrow;
  }

  private @Nullable String cell(TextRow text, int field) {
    int column = file.positions().get(field);
    return column < 0 ? null : text.cells().get(column);
  }
}
