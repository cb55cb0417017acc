package org.outlay.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/** Compares the files of a table with what was sent to them. */
record WrittenTable(TableSchema schema, List<FileFacts> files) {

  /**
   * The summary of the table.
   *
   * @param counted on the way
   * @throws ProblemException if rows were lost or money is not INT64
   */
  TableSummary summary(Counted counted, Path folder) {
    Problems problems = new Problems();
    long rows = files.stream().mapToLong(FileFacts::rows).sum();
    if (rows != counted.rows()) {
      problems.add(
          problem(
              folder, "%d rows were written, %d are in the files".formatted(counted.rows(), rows)));
    }
    for (FileFacts file : files) {
      if (!file.wideDecimals().isEmpty()) {
        problems.add(problem(folder, file.wideDecimals() + " are not stored as INT64"));
      }
    }
    problems.throwIfErrors();
    return new TableSummary(schema.name(), rows, totals(counted), files(folder));
  }

  private SortedMap<String, BigDecimal> totals(Counted counted) {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    counted
        .fen()
        .forEach(
            (column, fen) ->
                totals.put(column, BigDecimal.valueOf(fen, schema.field(column).scale())));
    return totals;
  }

  private List<DataFile> files(Path folder) {
    return files.stream()
        .map(
            f ->
                new DataFile(
                    folder.getName() + "/" + new Path(f.path()).getName(),
                    f.rows(),
                    f.bytes(),
                    f.sha256()))
        .toList();
  }

  private Problem problem(Path folder, String message) {
    return Problem.run(
        "results-differ", Location.of(folder.toString()), schema.name() + ": " + message);
  }
}
