package org.outlay.policy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/** One application with its records, as values that formulas know. */
final class CaseApplication {
  /** First come, first served; ties by the bytes of the id. */
  static final Comparator<CaseApplication> BY_APPROVAL =
      Comparator.comparing(CaseApplication::approvedOn)
          .thenComparing(
              application -> application.id().getBytes(StandardCharsets.UTF_8),
              Arrays::compareUnsigned);

  private final Map<String, String> cells;
  private final Map<String, Object> columns;
  private final TreeMap<Integer, Map<String, Object>> measures = new TreeMap<>();
  private final TableSchema records;

  CaseApplication(Map<String, String> cells, TableSchema applications, TableSchema records) {
    this.cells = cells;
    this.columns = values(cells, applications);
    this.records = records;
  }

  void add(Map<String, String> record) {
    measures.put(
        Integer.valueOf(Objects.requireNonNull(record.get("fiscal_year"))),
        values(record, records));
  }

  private static Map<String, Object> values(Map<String, String> cells, TableSchema table) {
    Map<String, Object> values = new HashMap<>();
    for (Field field : table.fields()) {
      String cell = cells.get(field.name());
      if (cell != null) {
        values.put(field.name(), value(field, cell));
      }
    }
    return values;
  }

  private static Object value(Field field, String cell) {
    return switch (field.kind()) {
      case DECIMAL, INTEGER -> new BigDecimal(cell);
      case BOOLEAN -> Boolean.valueOf(cell);
      case DATE -> LocalDate.parse(cell);
      case CATEGORY, IDENTIFIER -> cell;
    };
  }

  String id() {
    return Objects.requireNonNull(cells.get("application_id"));
  }

  String applicant() {
    return Objects.requireNonNull(cells.get("applicant_id"));
  }

  Optional<String> group() {
    return Optional.ofNullable(cells.get("group_id"));
  }

  String programme() {
    return Objects.requireNonNull(cells.get("programme"));
  }

  String district() {
    return Objects.requireNonNull(cells.get("district"));
  }

  LocalDate approvedOn() {
    return (LocalDate) Objects.requireNonNull(columns.get("approved_on"));
  }

  int firstYear() {
    return approvedOn().getYear();
  }

  /** Last year that counts, at most {@code horizon}. */
  int lastYear(int horizon) {
    LocalDate end = (LocalDate) columns.get("ends_on");
    return end == null ? horizon : Math.min(horizon, end.getYear());
  }

  @Nullable Object column(String name) {
    return columns.get(name);
  }

  boolean hasMeasure(String name) {
    return records.find(name).isPresent();
  }

  /** A measure of a year: 0 without one, but null for names and for what was agreed. */
  @Nullable Object measure(String name, int year) {
    Object value = given(name, year);
    FieldKind kind = records.field(name).kind();
    boolean stays = kind == FieldKind.CATEGORY || name.equals("agreed_amount");
    if (value != null || stays) {
      return value;
    }
    return kind == FieldKind.BOOLEAN ? (Object) false : BigDecimal.ZERO;
  }

  @Nullable Object given(String name, int year) {
    return measures.getOrDefault(year, Map.of()).get(name);
  }

  /** Whether a measure is given in any year of the entitlement. */
  boolean everGiven(String name) {
    return measures.subMap(firstYear(), true, lastYear(Integer.MAX_VALUE), true).values().stream()
        .anyMatch(record -> record.containsKey(name));
  }
}
