package org.outlay.cohort;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a comma-separated file by RFC 4180: quoted fields may hold commas, quotes (doubled) and
 * line ends. Empty lines are no rows. A quote that is never closed spoils its own line only.
 */
final class CsvRows implements Iterator<TextRow> {
  /** A quoted field that runs on for longer was opened by mistake. */
  private static final int MOST_LINES = 1000;

  private static final Defect OPEN_QUOTE =
      new Defect("malformed-quotes", "the row opens a quote that is not closed");
  private static final Defect STRAY_TEXT =
      new Defect("malformed-quotes", "the row has text after a closing quote");

  private final LineReader reader;
  private final Deque<String> ahead = new ArrayDeque<>();
  private long line;
  private @Nullable TextRow next;

  CsvRows(Reader reader) {
    this.reader = new LineReader(reader);
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public TextRow next() {
    TextRow row = hasNext() ? next : null;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return row;
  }

  private @Nullable TextRow advance() throws IOException {
    String first = line();
    while (first != null && withoutEnd(first).isEmpty()) {
      line++;
      first = line();
    }
    if (first == null) {
      return null;
    }
    Parsed parsed = parse(first);
    return parsed.open() ? joined(first) : row(first, 1, parsed);
  }

  /** Takes further lines until the open quote closes; gives them back when it never does. */
  private TextRow joined(String first) throws IOException {
    StringBuilder text = new StringBuilder(first);
    List<String> taken = new ArrayList<>();
    while (taken.size() < MOST_LINES) {
      String more = line();
      if (more == null) {
        break;
      }
      taken.add(more);
      text.append(more);
      if (more.indexOf('"') >= 0) {
        Parsed parsed = parse(text.toString());
        if (!parsed.open()) {
          return row(text.toString(), taken.size() + 1, parsed);
        }
      }
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    return row(first, 1, new Parsed(List.of(), OPEN_QUOTE));
  }

  private TextRow row(String text, int lines, Parsed parsed) {
    long start = line + 1;
    line += lines;
    Defect defect = parsed.defect();
    return defect == null
        ? new TextRow(start, withoutEnd(text), parsed.cells(), List.of())
        : new TextRow(start, withoutEnd(text), List.of(), List.of(defect));
  }

  private @Nullable String line() throws IOException {
    return ahead.isEmpty() ? reader.next() : ahead.removeFirst();
  }

  private static String withoutEnd(String text) {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(0, end);
  }

  /** The cells of a row, or what spoils it. */
  private record Parsed(List<@Nullable String> cells, @Nullable Defect defect) {
    boolean open() {
      return OPEN_QUOTE.equals(defect);
    }
  }

  private static Parsed parse(String text) {
    String body = withoutEnd(text);
    List<@Nullable String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < body.length() && body.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        at = quoted(body, at + 1, cell);
        if (at < 0) {
          return new Parsed(List.of(), OPEN_QUOTE);
        }
        if (at < body.length() && body.charAt(at) != ',') {
          return new Parsed(List.of(), STRAY_TEXT);
        }
        cells.add(cell.toString());
      } else {
        int comma = body.indexOf(',', at);
        int end = comma < 0 ? body.length() : comma;
        cells.add(body.substring(at, end));
        at = end;
      }
      if (at >= body.length()) {
        return new Parsed(cells, null);
      }
      at++;
    }
  }

  /** Appends the quoted text and returns where it ends, after the quote; -1 if it does not end. */
  private static int quoted(String body, int from, StringBuilder cell) {
    int at = from;
    while (at < body.length()) {
      char c = body.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < body.length() && body.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return at;
      }
    }
    return -1;
  }
}
