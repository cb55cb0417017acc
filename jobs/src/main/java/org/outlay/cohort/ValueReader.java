package org.outlay.cohort;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.NearestName;
import org.outlay.schema.Field;

/** Reads the text of a value by the written rules of its field's kind. */
final class ValueReader {
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "|(\\d{4})/(\\d{1,2})/(\\d{1,2})"
              + "|(\\d{4})(\\d{2})(\\d{2})"
              + "|(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern MONTH =
      Pattern.compile("(\\d{4}-\\d{1,2})|(\\d{4}/\\d{1,2})|(\\d{4}年\\d{1,2}月)");
  private static final int LONGEST = 64;

  private ValueReader() {}

  /** Reads a value; null or blank text is nothing, or a defect where the field is required. */
  static Reading read(Field field, @Nullable String text) {
    String value = text == null ? "" : Blanks.trim(text);
    if (value.isEmpty()) {
      return field.required() ? Reading.refused(Reason.MISSING.about(field)) : Reading.NOTHING;
    }
    return switch (field.kind()) {
      case IDENTIFIER -> Reading.of(value);
      case CATEGORY -> category(field, value);
      case DECIMAL, INTEGER -> NumberReader.read(field, value);
      case BOOLEAN -> truth(field, value);
      case DATE -> field.isMonth() ? month(field, value) : date(field, value);
    };
  }

  /** A name among the field's, the nearest one suggested. */
  static Reading category(Field field, String value) {
    int position = field.values().indexOf(value);
    return position >= 0
        ? Reading.of(position)
        : Reading.refused(new Defect(Reason.unlisted(field).code(), unlistedMessage(field, value)));
  }

  static String unlistedMessage(Field field, String value) {
    String message = Reason.unlisted(field).about(field, value).message();
    String nearest = NearestName.suggestion(value, field.values());
    return nearest == null ? message : message + "; " + nearest;
  }

  private static Reading truth(Field field, String value) {
    return switch (Blanks.plainWidth(value).toLowerCase(Locale.ROOT)) {
      case "true", "1", "是" -> Reading.of(true);
      case "false", "0", "否" -> Reading.of(false);
      default -> Reading.refused(Reason.BOOLEAN_FORMAT.about(field, value));
    };
  }

  /** The first day of a month, of which any day may be given. */
  private static Reading month(Field field, String value) {
    Matcher matcher = MONTH.matcher(Blanks.plainWidth(value));
    if (value.length() <= LONGEST && matcher.matches()) {
      String first = matcher.group(3) != null ? "1日" : matcher.group(1) != null ? "-1" : "/1";
      Reading day = date(field, matcher.group() + first);
      return day.defect() == null ? day : Reading.refused(Reason.MONTH_FORMAT.about(field, value));
    }
    Reading day = date(field, value);
    if (day.value() instanceof Integer epochDay) {
      return Reading.of((int) LocalDate.ofEpochDay(epochDay).withDayOfMonth(1).toEpochDay());
    }
    return Reading.refused(Reason.MONTH_FORMAT.about(field, value));
  }

  private static Reading date(Field field, String value) {
    Matcher matcher = DATE.matcher(Blanks.plainWidth(value));
    if (value.length() > LONGEST || !matcher.matches()) {
      return Reading.refused(Reason.DATE_FORMAT.about(field, value));
    }
    int form = 1;
    while (matcher.group(form) == null) {
      form += 3;
    }
    int year = Integer.parseInt(matcher.group(form));
    try {
      LocalDate day =
          LocalDate.of(
              Math.max(year, 1),
              Integer.parseInt(matcher.group(form + 1)),
              Integer.parseInt(matcher.group(form + 2)));
      return year == 0
          ? Reading.refused(Reason.DATE_IMPOSSIBLE.about(field, value))
          : Reading.of((int) day.toEpochDay());
    } catch (DateTimeException e) {
      return Reading.refused(Reason.DATE_IMPOSSIBLE.about(field, value));
    }
  }
}
