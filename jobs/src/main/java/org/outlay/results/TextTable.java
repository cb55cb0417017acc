package org.outlay.results;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in columns that line up, Chinese characters counted as two. A column with nothing
 * below its head is left out.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<Align> aligns;
  private final int heads;
  private final List<List<String>> rows = new ArrayList<>();

  /** An empty table with columns aligned so; its first row will be the head. */
  public TextTable(List<Align> aligns) {
    this(aligns, 1);
  }

  private TextTable(List<Align> aligns, int heads) {
    this.aligns = List.copyOf(aligns);
    this.heads = heads;
  }

  /** An empty table without a head: a column with nothing in it is left out. */
  public static TextTable headless(List<Align> aligns) {
    return new TextTable(aligns, 0);
  }

  /** Adds a row of as many cells as there are columns. */
  public void add(List<String> cells) {
    if (cells.size() != aligns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + aligns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
  }

  /** Lines without blanks at the end, each behind the indent. */
  public String render(String indent) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < aligns.size(); i++) {
      int column = i;
      boolean empty = rows.stream().skip(heads).allMatch(row -> row.get(column).isEmpty());
      int widest = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
      widths.add(empty ? 0 : widest);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append((indent + line(row, widths)).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      if (widths.get(i) == 0) {
        continue;
      }
      String blanks = " ".repeat(widths.get(i) - width(row.get(i)));
      line.append(line.isEmpty() ? "" : GAP)
          .append(aligns.get(i) == Align.RIGHT ? blanks + row.get(i) : row.get(i) + blanks);
    }
    return line.toString();
  }

  /** Columns of a terminal that a text takes. */
  static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  private static int width(int codePoint) {
    boolean wide =
        Character.isIdeographic(codePoint)
            || (codePoint >= 0x3000 && codePoint <= 0x30ff)
            || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
            || (codePoint >= 0xff01 && codePoint <= 0xff60);
    return wide ? 2 : 1;
  }

  /** To which side a column's cells go. */
  public enum Align {
    LEFT,
    RIGHT
  }
}
