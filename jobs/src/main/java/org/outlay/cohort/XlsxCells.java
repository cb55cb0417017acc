package org.outlay.cohort;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/** Turns a cell of a sheet into the text that the rules for values read, without bending it. */
final class XlsxCells {
  /** Spreadsheets keep 15 significant digits; what follows is the tail of a binary fraction. */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final BigDecimal FIRST_INEXACT = new BigDecimal("1E15");
  private static final Pattern NOT_FORMAT =
      Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
  private static final Pattern DATE_LETTERS = Pattern.compile("[yd]|m(?!.*[0#])|[年月日]");
  private static final Set<String> ERRORS =
      Set.of(
          "#N/A",
          "#REF!",
          "#VALUE!",
          "#DIV/0!",
          "#NAME?",
          "#NUM!",
          "#NULL!",
          "#GETTING_DATA",
          "#SPILL!",
          "#CALC!");

  private XlsxCells() {}

  /** A cell's text, null when empty, or what is wrong with it. */
  record CellText(@Nullable String text, @Nullable Defect defect) {}

  static CellText read(@Nullable Cell cell, Field field, DateSystem dates) {
    if (cell == null) {
      return new CellText(null, null);
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number, field, dates);
    }
    if (value instanceof Boolean truth) {
      return new CellText(truth ? "true" : "false", null);
    }
    String text = value == null ? "" : value.toString();
    if (ERRORS.contains(text)) {
      return refused(field, "cell-error", "holds the error " + text);
    }
    if (value == null && cell.getFormula() != null) {
      return refused(field, "cell-error", "holds a formula whose value was not saved");
    }
    return new CellText(text, null);
  }

  /** The cell as a person would see it in the rejects. */
  static String shown(@Nullable Cell cell) {
    Object value = cell == null ? null : cell.getValue();
    if (value instanceof BigDecimal number) {
      return plain(number);
    }
    return value == null ? "" : value.toString();
  }

  private static CellText number(Cell cell, BigDecimal number, Field field, DateSystem dates) {
    boolean date = isDate(cell);
    if (date && field.kind() != FieldKind.DATE) {
      return refused(
          field, "cell-type", "holds a date (serial number " + plain(number) + ") in the sheet");
    }
    if (date) {
      LocalDate day = dates.day(number);
      return day == null
          ? refused(field, "date-impossible", "holds no whole day (" + plain(number) + ")")
          : new CellText(day.toString(), null);
    }
    if (field.kind() == FieldKind.IDENTIFIER && number.abs().compareTo(FIRST_INEXACT) >= 0) {
      return refused(
          field,
          "number-rounded",
          "is stored as a number of more than 15 digits, which the spreadsheet has rounded; format"
              + " the column as text");
    }
    return new CellText(plain(number), null);
  }

  private static CellText refused(Field field, String code, String sentence) {
    return new CellText(null, new Defect(code, field.name() + " " + sentence));
  }

  private static String plain(BigDecimal number) {
    BigDecimal shown = number.round(SHOWN);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null && isDateId(id)) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (format == null || format.equalsIgnoreCase("general")) {
      return false;
    }
    String letters = NOT_FORMAT.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    return DATE_LETTERS.matcher(letters).find();
  }

  /** Built-in date formats, the East Asian ones included. */
  private static boolean isDateId(int id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  }

  /** The day that serial numbers count from. */
  enum DateSystem {
    FROM_1900,
    FROM_1904;

    private static final int PHANTOM_LEAP_DAY = 60;

    @Nullable LocalDate day(BigDecimal serial) {
      if (serial.stripTrailingZeros().scale() > 0
          || serial.signum() < 0
          || serial.compareTo(BigDecimal.valueOf(2_958_465)) > 0) {
        return null;
      }
      int days = serial.intValueExact();
      if (this == FROM_1904) {
        return LocalDate.of(1904, 1, 1).plusDays(days);
      }
      if (days == 0 || days == PHANTOM_LEAP_DAY) {
        return null;
      }
      return LocalDate.of(1899, 12, days < PHANTOM_LEAP_DAY ? 31 : 30).plusDays(days);
    }
  }
}
