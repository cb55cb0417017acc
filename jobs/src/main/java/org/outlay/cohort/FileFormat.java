package org.outlay.cohort;

import java.util.Locale;
import java.util.Optional;

/** Formats that are read, told by the end of the file's name. */
public enum FileFormat {
  CSV(".csv"),
  CSV_GZ(".csv.gz"),
  PARQUET(".parquet"),
  XLSX(".xlsx");

  private final String suffix;

  FileFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The end of the names of its files, with the dot. */
  public String suffix() {
    return suffix;
  }

  /** The format of a file, empty if it is none of these. */
  public static Optional<FileFormat> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (FileFormat format : values()) {
      if (lower.endsWith(format.suffix)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
