package org.outlay.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet whose bytes depend on its cells only, not on the day it was made. */
final class PlainWorkbook {
  private static final String MADE = "2026-11-01T00:00:00Z";

  private PlainWorkbook() {}

  static byte[] of(String sheet, List<List<Object>> cells) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Outlay", "1.0")) {
      Worksheet worksheet = workbook.newWorksheet(sheet);
      for (int row = 0; row < cells.size(); row++) {
        for (int column = 0; column < cells.get(row).size(); column++) {
          put(worksheet, row, column, cells.get(row).get(column));
        }
      }
      worksheet.freezePane(1, 1);
    }
    return undated(bytes.toByteArray());
  }

  private static void put(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (value instanceof java.sql.Date date) {
      sheet.value(row, column, date.toLocalDate());
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (!value.toString().isEmpty()) {
      sheet.value(row, column, value.toString());
    }
  }

  /** Through a file: the writer's archive cannot be read as a stream. */
  private static byte[] undated(byte[] dated) throws IOException {
    Path file = Files.createTempFile("workbook", ".xlsx");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Files.write(file, dated);
    try (ZipFile in = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry plain = new ZipEntry(entry.getName());
        plain.setTimeLocal(LocalDateTime.of(2026, 11, 1, 0, 0));
        out.putNextEntry(plain);
        out.write(undated(entry.getName(), in.getInputStream(entry).readAllBytes()));
        out.closeEntry();
      }
    } finally {
      Files.delete(file);
    }
    return bytes.toByteArray();
  }

  private static byte[] undated(String name, byte[] content) {
    if (!name.equals("docProps/core.xml")) {
      return content;
    }
    return new String(content, StandardCharsets.UTF_8)
        .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?", MADE)
        .getBytes(StandardCharsets.UTF_8);
  }
}
