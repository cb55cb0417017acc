package org.outlay.cohort;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/**
 * What the values of a table are held against.
 *
 * @param gradesByProgramme names of grades by programme; a programme without any ignores the grade
 */
record Rules(TableSchema table, Map<String, List<String>> gradesByProgramme)
    implements Serializable {
  static final String PROGRAMME = "programme";
  static final String GRADE = "grade";

  Rules {
    gradesByProgramme = Map.copyOf(gradesByProgramme);
  }

  /** Whether the names of a column depend on the row's programme. */
  boolean dependsOnProgramme(Field field) {
    return field.name().equals(GRADE)
        && field.kind() == FieldKind.CATEGORY
        && table.find(PROGRAMME).isPresent();
  }

  List<String> gradesOf(String programme) {
    return gradesByProgramme.getOrDefault(programme, List.of());
  }
}
