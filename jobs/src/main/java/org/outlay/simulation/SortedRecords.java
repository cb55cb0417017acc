package org.outlay.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Annual records in the order of their applications, those of one by year.
 *
 * @param rows id of the application, fiscal year, measures
 * @param starts position of the first record of each application, and behind the last
 */
record SortedRecords(List<InternalRow> rows, int[] starts) {
  private static final Comparator<InternalRow> BY_YEAR =
      Comparator.comparingInt(row -> row.getInt(1));

  /** Sorts records, each of which belongs to one of the applications. */
  static SortedRecords of(List<InternalRow> applications, List<InternalRow> records) {
    Map<UTF8String, Integer> positions = new HashMap<>();
    applications.forEach(row -> positions.put(row.getUTF8String(0), positions.size()));
    int[] owners =
        records.stream()
            .mapToInt(row -> Objects.requireNonNull(positions.get(row.getUTF8String(0))))
            .toArray();
    int[] starts = starts(applications.size(), owners);
    return new SortedRecords(sorted(records, owners, starts), starts);
  }

  private static int[] starts(int applications, int[] owners) {
    int[] starts = new int[applications + 1];
    for (int owner : owners) {
      starts[owner + 1]++;
    }
    for (int i = 0; i < applications; i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  private static List<InternalRow> sorted(List<InternalRow> records, int[] owners, int[] starts) {
    InternalRow[] sorted = new InternalRow[owners.length];
    int[] next = starts.clone();
    for (int i = 0; i < owners.length; i++) {
      sorted[next[owners[i]]++] = records.get(i);
    }
    for (int i = 0; i + 1 < starts.length; i++) {
      Arrays.sort(sorted, starts[i], starts[i + 1], BY_YEAR);
    }
    return Arrays.asList(sorted);
  }
}
