package org.outlay.schema;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The columns of a table, in order. */
public record TableSchema(String name, Labels labels, List<Field> fields) implements Serializable {
  public TableSchema {
    fields = List.copyOf(fields);
  }

  public Optional<Field> find(String column) {
    return fields.stream().filter(f -> f.name().equals(column)).findFirst();
  }

  /**
   * The field of a column that is known to exist.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Field field(String column) {
    return find(column)
        .orElseThrow(() -> new IllegalArgumentException("no column " + column + " in " + name));
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }
}
