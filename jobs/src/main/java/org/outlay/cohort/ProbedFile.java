package org.outlay.cohort;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.problem.Problem;

/**
 * What one look at a file found. A refused file has problems, and neither text nor columns.
 *
 * @param sha256 digest of the bytes, hex; empty if it could not be read to its end
 * @param charset name of the encoding of a CSV file
 * @param text how to read a CSV file or workbook
 * @param columns the columns of a Parquet file
 * @param problems why it is refused
 */
record ProbedFile(
    InputFile file,
    String sha256,
    Optional<String> charset,
    Checksums checksums,
    Optional<TextFile> text,
    Optional<ParquetColumns> columns,
    List<Problem> problems) {

  static ProbedFile refused(InputFile file, List<Problem> problems) {
    return new ProbedFile(
        file,
        "",
        Optional.empty(),
        Checksums.NOT_APPLICABLE,
        Optional.empty(),
        Optional.empty(),
        problems);
  }

  /** What became of its rows. */
  FileAccount account(long rows, Map<String, Long> rejectedByReason) {
    long rejected = rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    return new FileAccount(
        file.table(),
        file.uri(),
        file.display(),
        file.modified(),
        file.format(),
        file.bytes(),
        sha256,
        charset,
        checksums,
        rows,
        rows - rejected,
        rejected,
        rejectedByReason);
  }
}
