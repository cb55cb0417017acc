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
import org.outlay.policy.Rule;
import org.outlay.schema.Field;

/**
 * All that an explanation is made of.
 *
 * @param lines payments of the application and of those that share a limit with it
 * @param stages by rule with several limits, what those payments were after its first limit, after
 *     its first two, and so on up to the last but one
 * @param places by rule with a limit of places, the application's place
 */
record Evidence(
    Policy policy,
    Timeframe time,
    ApplicationRows rows,
    List<Line> lines,
    Map<String, List<List<Line>>> stages,
    Map<String, Long> places) {
  Evidence {
    lines = List.copyOf(lines);
    stages = Map.copyOf(stages);
    places = Map.copyOf(places);
  }

  /** Of an application whose payments are not known yet. */
  static Evidence of(Policy policy, Timeframe time, ApplicationRows rows) {
    return new Evidence(policy, time, rows, List.of(), Map.of(), Map.of());
  }

  Evidence with(
      List<Line> newLines, Map<String, List<List<Line>>> newStages, Map<String, Long> newPlaces) {
    return new Evidence(policy, time, rows, newLines, newStages, newPlaces);
  }

  /** Claims under a rule after so many of its limits, its own and those that share one with it. */
  List<Line> after(Rule rule, int limits) {
    List<Line> all = lines.stream().filter(line -> line.rule().equals(rule.name())).toList();
    if (limits == rule.limits().size()) {
      return all;
    }
    return limits == 0
        ? all.stream().map(Line::unlimited).toList()
        : Objects.requireNonNull(stages.get(rule.name())).get(limits - 1);
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
