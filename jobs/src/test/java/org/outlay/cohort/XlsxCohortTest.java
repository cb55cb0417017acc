package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks end to end: typed cells, sheets, damage. */
class XlsxCohortTest {
  private static final LocalDate DAY = LocalDate.of(2016, 9, 1);

  @TempDir Path folder;

  @Test
  void cellsAreReadByTheirTypesAndBadOnesRejected() {
    Path file =
        sheet(
            "any name",
            sheet -> {
              header(sheet, 1);
              row(sheet, 2, 1001, "bond", "p", "nanhu", DAY, null, true, 1234.56);
              row(sheet, 3, "a2", "bond", "p", "nanhu", "2016年9月1日", DAY, "是", "1.2万元");
              row(sheet, 5, "a3", "bond", "p", "nanhu", 20160901, null, 1, 0.1 + 0.2);
              row(sheet, 6, "x1", "bond", "p", "nanhu", 42614, null, null, null);
              row(sheet, 7, "x2", "bond", "p", "nanhu", DAY, null, null, DAY);
              row(sheet, 8, 1234567890123456789L, "bond", "p", "nanhu", DAY, null, null, null);
              row(sheet, 9, "x4", "bond", "p", "nanhu", DAY, null, null, null);
              sheet.formula(9, 7, "1+1");
              row(sheet, 10, "x5", "bond", "p", "nanhu", DAY, null, null, -1);
              row(sheet, 11, "x6", "bond", "p", "nanhu", DAY, null, null, null);
              sheet.value(11, 9, "beside");
              row(
                  sheet,
                  12,
                  "x7",
                  "bond",
                  "p",
                  "nanhu",
                  LocalDateTime.of(2016, 9, 1, 9, 30),
                  null,
                  null,
                  null);
              row(sheet, 13, DAY, "bond", "p", "nanhu", DAY, null, null, null);
              row(sheet, 14, "x8", "bond", "p", "nanhu", DAY, null, "yes", "#N/A");
            });
    Cohort cohort = Inputs.read(file);
    assertThat(
            strings(
                cohort
                    .applications()
                    .select("application_id", "approved_on", "ends_on", "full_time", "fund_size")
                    .collectAsList()))
        .containsExactlyInAnyOrder(
            "1001,2016-09-01,null,true,123456",
            "a2,2016-09-01,2016-09-01,true,1200000",
            "a3,2016-09-01,null,true,30");
    assertThat(
            strings(
                cohort
                    .rejects()
                    .orderBy("row_number")
                    .select("row_number", "reason_code")
                    .collectAsList()))
        .containsExactly(
            "7,date-format",
            "8,cell-type",
            "9,number-rounded",
            "10,cell-error",
            "11,amount-negative",
            "12,field-count",
            "13,date-impossible",
            "14,cell-type",
            "15,cell-error");
    Row last = cohort.rejects().filter("row_number = 15").first();
    assertThat(last.getString(3)).isEqualTo("x8,bond,p,nanhu,42614,,yes,#N/A");
    assertThat(last.getString(5))
        .contains("#N/A")
        .contains("full_time \"yes\" is neither true nor false");
    FileAccount account = cohort.files().get(0);
    assertThat(List.of(account.read(), account.accepted(), account.rejected()))
        .containsExactly(12L, 3L, 9L);
    assertThat(account.checksums()).isEqualTo(Checksums.NOT_APPLICABLE);
  }

  @Test
  void theSheetIsTheOneNamedLikeTheTable() {
    Path named =
        workbook(
            book -> {
              book.newWorksheet("notes").value(0, 0, "anything");
              Worksheet sheet = book.newWorksheet("applications");
              header(sheet, 0);
              row(sheet, 1, "a1", "bond", "p", "nanhu", DAY, null, null, null);
            });
    assertThat(Inputs.read(named).files().get(0).read()).isEqualTo(1);
    Path several =
        workbook(
            book ->
                List.of("one", "two").forEach(name -> book.newWorksheet(name).value(0, 0, "x")));
    assertThat(Inputs.refusals(several)).containsExactly("sheet-ambiguous");
    assertThat(Inputs.refusals(workbook(book -> book.newWorksheet("one"))))
        .containsExactly("input-empty");
    assertThat(Inputs.refusals(sheet("one", sheet -> sheet.value(0, 0, "applicationid"))))
        .startsWith("header-unknown", "header-missing");
  }

  @Test
  void damagedWorkbooksAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(sheet("one", sheet -> header(sheet, 0)));
    for (int length : new int[] {1, whole.length / 2, whole.length - 30}) {
      Path cut = Inputs.bytes(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, length));
      assertThat(Inputs.refusals(cut)).as("%d bytes", length).containsExactly("input-damaged");
    }
    assertThat(Inputs.refusals(Inputs.csv(folder.resolve("csv.xlsx"), "application_id")))
        .containsExactly("input-damaged");
  }

  private static void header(Worksheet sheet, int at) {
    row(
        sheet,
        at,
        "application_id",
        "programme",
        "applicant_id",
        "district",
        "approved_on",
        "ends_on",
        "full_time",
        "fund_size");
  }

  private static void row(Worksheet sheet, int at, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      put(sheet, at, i, cells[i]);
    }
  }

  static void put(Worksheet sheet, int row, int column, Object cell) {
    if (cell instanceof Number number) {
      sheet.value(row, column, number);
    } else if (cell instanceof Boolean truth) {
      sheet.value(row, column, truth);
    } else if (cell instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (cell instanceof LocalDateTime time) {
      sheet.value(row, column, time);
      sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    } else if (cell != null) {
      sheet.value(row, column, cell.toString());
    }
  }

  private Path sheet(String name, Consumer<Worksheet> content) {
    return workbook(book -> content.accept(book.newWorksheet(name)));
  }

  private Path workbook(Consumer<Workbook> content) {
    Path file = folder.resolve("book" + System.nanoTime() + ".xlsx");
    write(file, content);
    return file;
  }

  static void write(Path file, Consumer<Workbook> content) {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "outlay", "1.0")) {
      content.accept(book);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> strings(List<Row> rows) {
    return rows.stream().map(row -> row.mkString(",")).toList();
  }
}
