package org.outlay.cohort;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Problem;
import org.outlay.schema.TableSchema;

/**
 * The sheet of a workbook that holds a table: the sheet named like the table, else the only one.
 * Its first row that is not empty is the header.
 */
final class Workbook implements Closeable {
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Row header;

  private Workbook(ReadableWorkbook workbook, Stream<Row> stream, Iterator<Row> rows, Row header) {
    this.workbook = workbook;
    this.stream = stream;
    this.rows = rows;
    this.header = header;
  }

  /**
   * Opens the table's sheet.
   *
   * @throws FileRefused if there is no telling which sheet is meant, or it is empty
   * @throws IOException if the file is not a whole workbook
   */
  static Workbook open(InputFile file, Configuration conf) throws IOException, FileRefused {
    ReadableWorkbook workbook;
    try (InputStream in = file.open(conf)) {
      workbook = new ReadableWorkbook(in, new ReadingOptions(true, true));
    }
    try {
      Stream<Row> stream = sheet(workbook, file).openStream();
      Iterator<Row> rows = stream.filter(row -> !isEmpty(row)).iterator();
      if (!rows.hasNext()) {
        throw new FileRefused(
            Problem.input("input-empty", file.location(), "the sheet has no header"));
      }
      return new Workbook(workbook, stream, rows, rows.next());
    } catch (IOException | FileRefused | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  long headerRow() {
    return header.getRowNum();
  }

  List<String> columns() {
    List<String> names = new ArrayList<>();
    for (Cell cell : header) {
      names.add(Blanks.trim(XlsxCells.shown(cell)));
    }
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return names;
  }

  /** The rows after the header. */
  TextRows rows(TableSchema table, TextFile file) {
    XlsxCells.DateSystem dates =
        workbook.isDate1904() ? XlsxCells.DateSystem.FROM_1904 : XlsxCells.DateSystem.FROM_1900;
    Iterator<Row> source = rows;
    Iterator<TextRow> texts =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return source.hasNext();
          }

          @Override
          public TextRow next() {
            return row(source.next(), table, file, dates);
          }
        };
    return new TextRows(texts, this);
  }

  private static TextRow row(
      Row row, TableSchema table, TextFile file, XlsxCells.DateSystem dates) {
    List<Defect> defects = new ArrayList<>();
    List<@Nullable String> cells = new ArrayList<>();
    for (int column = 0; column < file.width(); column++) {
      cells.add(null);
    }
    for (int i = 0; i < file.positions().size(); i++) {
      int column = file.positions().get(i);
      if (column >= 0) {
        XlsxCells.CellText read = XlsxCells.read(cell(row, column), table.fields().get(i), dates);
        cells.set(column, read.defect() == null ? read.text() : TextRow.REFUSED);
        if (read.defect() != null) {
          defects.add(read.defect());
        }
      }
    }
    for (int column = file.width(); column < row.getCellCount(); column++) {
      if (!XlsxCells.shown(cell(row, column)).isBlank()) {
        defects.add(
            new Defect("field-count", "the row has a value to the right of the last column"));
      }
    }
    return new TextRow(row.getRowNum(), raw(row), cells, defects);
  }

  private static @Nullable Cell cell(Row row, int column) {
    return column < row.getCellCount() ? row.getCell(column) : null;
  }

  private static String raw(Row row) {
    List<String> shown = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      String text = XlsxCells.shown(cell(row, column));
      shown.add(
          text.matches("(?s).*[,\"\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
    return String.join(",", shown);
  }

  private static boolean isEmpty(Row row) {
    for (int column = 0; column < row.getCellCount(); column++) {
      Cell cell = cell(row, column);
      if (cell != null && (cell.getFormula() != null || !XlsxCells.shown(cell).isBlank())) {
        return false;
      }
    }
    return true;
  }

  private static Sheet sheet(ReadableWorkbook workbook, InputFile file) throws FileRefused {
    List<Sheet> sheets = workbook.getSheets().toList();
    Optional<Sheet> named =
        sheets.stream().filter(sheet -> sheet.getName().equals(file.table())).findFirst();
    if (named.isEmpty() && sheets.size() != 1) {
      throw new FileRefused(
          Problem.input(
                  "sheet-ambiguous",
                  file.location(),
                  "the workbook has several sheets and none is named like the table")
              .withValue(sheets.stream().map(Sheet::getName).toList().toString())
              .withRemedy("name the sheet \"" + file.table() + "\" or keep only one"));
    }
    return named.orElseGet(() -> sheets.get(0));
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
