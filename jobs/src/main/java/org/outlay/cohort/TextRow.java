package org.outlay.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file or a sheet, as text.
 *
 * @param number line on which it starts, or row of the sheet; from 1
 * @param raw the row as it stands in the file, without its line end
 * @param cells one text a column of the header; null for an empty cell. Empty when the row cannot
 *     be divided into columns
 * @param defects what is wrong already
 */
record TextRow(long number, String raw, List<@Nullable String> cells, List<Defect> defects) {
  /** Stands for a cell whose defect is listed already. */
  static final String REFUSED = "\u0000";
}
