package org.outlay.parquet;

/** A path of Spark's readers, which take paths for globs. */
public final class LiteralPath {
  private LiteralPath() {}

  /** A path that means just the file or folder of this name. */
  public static String of(String uri) {
    return uri.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
  }
}
