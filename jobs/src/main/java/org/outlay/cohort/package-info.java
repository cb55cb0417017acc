/**
 * Inputs read, checked and encoded: files found and fingerprinted, headers and types checked, each
 * row accepted or put into quarantine with its reasons.
 *
 * <p>Entry point: {@link org.outlay.cohort.CohortReader}. May import {@code problem} and {@code
 * schema}; the Excel and Parquet libraries are imported nowhere above this package.
 *
 * <p>Every table goes through the same steps. A {@link org.outlay.cohort.FileProbe} reads each file
 * once on the driver (digest, encoding, header, page checksums) and refuses files. A table of the
 * accepted files, {@link org.outlay.cohort.TextTable} or {@link org.outlay.cohort.ParquetTable},
 * gives rows in the columns of {@link org.outlay.cohort.Staged}; {@link org.outlay.cohort.Keys}
 * finds repeated and orphaned ids; {@link org.outlay.cohort.Verdicts} divides the rows.
 */
@NullMarked
package org.outlay.cohort;

import org.jspecify.annotations.NullMarked;
