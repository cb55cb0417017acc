package org.outlay.cohort;

/** Whether a file's own checksums were found and right. */
public enum Checksums {
  /** Every page carries a checksum, and all are right. */
  VERIFIED,
  /** A Parquet file whose writer stored no page checksums, or not for every page. */
  UNVERIFIED,
  /** The format has none. */
  NOT_APPLICABLE
}
