package org.outlay.results;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was written for one table.
 *
 * @param totals sum of each money column, yuan with two decimals
 * @param files in the order of their names
 */
public record TableSummary(
    String name, long rows, SortedMap<String, BigDecimal> totals, List<DataFile> files) {

  public TableSummary {
    totals = Collections.unmodifiableSortedMap(new TreeMap<>(totals));
    files = List.copyOf(files);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }
}
