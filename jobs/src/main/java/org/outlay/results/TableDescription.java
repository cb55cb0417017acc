package org.outlay.results;

import java.util.List;
import org.outlay.schema.Labels;

/** A table of a run as its files' footers describe it. */
record TableDescription(
    TableSummary summary, Labels labels, int rowGroups, List<ColumnDescription> columns) {

  /**
   * A column.
   *
   * @param type as in SQL
   * @param unit empty for anything but a number
   * @param least smallest value, empty if there is none or it is personal
   * @param greatest largest value, likewise
   */
  record ColumnDescription(
      String name,
      String type,
      String unit,
      Labels labels,
      long nulls,
      String least,
      String greatest) {}
}
