package org.outlay.analysis;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.ApplicationRows;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Policy;
import org.outlay.policy.Programme;
import org.outlay.schema.Field;

/**
 * All that an explanation is made of.
 *
 * @param lines payments of the application and of those that share a limit with it
 * @param places by rule with a limit of places, the application's place
 */
record Evidence(
    Policy policy,
    Timeframe time,
    ApplicationRows rows,
    List<Line> lines,
    Map<String, Long> places) {
  Evidence {
    lines = List.copyOf(lines);
    places = Map.copyOf(places);
  }

  Evidence with(List<Line> newLines, Map<String, Long> newPlaces) {
    return new Evidence(policy, time, rows, newLines, newPlaces);
  }

  String id() {
    return (String) Objects.requireNonNull(ofApplication("application_id"));
  }

  LocalDate approved() {
    return (LocalDate) Objects.requireNonNull(ofApplication("approved_on"));
  }

  Optional<LocalDate> ends() {
    return Optional.ofNullable((LocalDate) ofApplication("ends_on"));
  }

  Programme programme() {
    String name = (String) Objects.requireNonNull(ofApplication("programme"));
    return Objects.requireNonNull(policy.programmes().get(name));
  }

  @Nullable Object ofApplication(String column) {
    return decoded(policy.applications().field(column), rows.application());
  }

  /** Payments of this application under a rule. */
  List<Line> own(String rule) {
    return lines.stream()
        .filter(line -> line.application().equals(id()) && line.rule().equals(rule))
        .sorted(Line.IN_ORDER)
        .toList();
  }

  Optional<Line> own(String rule, int fiscalYear) {
    return own(rule).stream().filter(line -> line.fiscalYear() == fiscalYear).findFirst();
  }

  /** The value in a row of the engine: BigDecimal, name, Boolean, LocalDate or null. */
  static @Nullable Object decoded(Field field, Row row) {
    int at = row.fieldIndex(field.name());
    if (row.isNullAt(at)) {
      return null;
    }
    return switch (field.kind()) {
      case IDENTIFIER -> row.getString(at);
      case CATEGORY -> field.values().get(row.getInt(at));
      case DECIMAL -> BigDecimal.valueOf(row.getLong(at), field.scale());
      case INTEGER -> BigDecimal.valueOf(row.getInt(at));
      case BOOLEAN -> row.getBoolean(at);
      case DATE -> day(row.get(at));
    };
  }

  /** A day as a session hands it out, whichever of the two types it is set to. */
  static LocalDate day(Object value) {
    return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
  }
}
