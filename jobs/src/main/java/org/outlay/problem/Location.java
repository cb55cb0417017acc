package org.outlay.problem;

import java.io.Serializable;

/**
 * Where a value stands in a file. Lines and columns count from 1; 0 means unknown.
 *
 * @param file path as the user wrote it, or a description of the source such as {@code --set}
 */
public record Location(String file, int line, int column) implements Serializable {
  public static Location of(String file, int line) {
    return new Location(file, line, 0);
  }

  /** Of a row; one beyond what a line can say is told as the last that it can. */
  public static Location ofRow(String file, long row) {
    return of(file, (int) Math.min(row, Integer.MAX_VALUE));
  }

  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
