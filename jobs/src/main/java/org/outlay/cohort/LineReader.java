package org.outlay.cohort;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Physical lines with their terminators ({@code \n}, {@code \r\n} or {@code \r}) kept. */
final class LineReader {
  /** A longer line is cut here: no input may fill the heap. */
  private static final int LONGEST = 1 << 20;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;

  LineReader(Reader reader) {
    this.reader = reader;
  }

  /** The next line, null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < LONGEST) {
      int c = read();
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      line.append((char) c);
      if (c == '\n') {
        break;
      }
      if (c == '\r') {
        if (peek() == '\n') {
          line.append((char) read());
        }
        break;
      }
    }
    return line.toString();
  }

  private int read() throws IOException {
    return fill() ? buffer[position++] : -1;
  }

  private int peek() throws IOException {
    return fill() ? buffer[position] : -1;
  }

  private boolean fill() throws IOException {
    while (position == limit) {
      limit = reader.read(buffer, 0, buffer.length);
      position = 0;
      if (limit < 0) {
        limit = 0;
        return false;
      }
    }
    return true;
  }
}
