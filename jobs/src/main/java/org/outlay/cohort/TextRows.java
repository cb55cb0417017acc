package org.outlay.cohort;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/** Rows with the file they come from, to be closed. */
record TextRows(Iterator<TextRow> rows, Closeable source) implements Closeable {
  @Override
  public void close() throws IOException {
    source.close();
  }
}
