package org.outlay.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Turns one field of a Table Schema into a {@link Field}, or says why it cannot. */
final class FieldReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "title",
          "titleZh",
          "description",
          "descriptionZh",
          "type",
          "kind",
          "unit",
          "precision",
          "scale",
          "constraints",
          "example");
  private static final Set<String> CONSTRAINTS =
      Set.of("required", "unique", "enum", "minimum", "maximum");
  private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "date");
  private static final int LARGEST_PRECISION = 18;

  private final Location location;
  private final JsonNode node;
  private final JsonNode constraints;
  private final Problems problems;

  FieldReader(Location location, JsonNode node, Problems problems) {
    this.location = location;
    this.node = node;
    this.constraints = node.path("constraints");
    this.problems = problems;
  }

  Optional<Field> read() {
    int before = problems.errors().size();
    checkKeys(node, KEYS);
    checkKeys(constraints, CONSTRAINTS);
    String name = text("name");
    if (!name.matches("[a-z][a-z0-9_]*")) {
      refuse("column-name", "a column's name is lower case letters, digits and _", name);
    }
    FieldKind kind = kind();
    checkNumber(kind);
    BigDecimal minimum = bound("minimum");
    BigDecimal maximum = bound("maximum");
    if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
      refuse("column-bound", "minimum is above maximum", name + ": " + minimum + ", " + maximum);
    }
    String title = node.path("title").asText(name);
    Field field =
        new Field(
            name,
            kind,
            constraints.path("required").asBoolean(false),
            text("unit"),
            kind == FieldKind.DECIMAL ? node.path("precision").asInt() : 0,
            kind == FieldKind.DECIMAL ? node.path("scale").asInt() : 0,
            values(),
            Labels.of(title, node.path("titleZh").asText(title)),
            minimum,
            maximum);
    return problems.errors().size() == before ? Optional.of(field) : Optional.empty();
  }

  Optional<Field> renamed(Field known) {
    checkKeys(
        node, Set.of("name", "title", "titleZh", "description", "descriptionZh", "constraints"));
    checkKeys(constraints, Set.of("enum"));
    if (known.kind() != FieldKind.CATEGORY || values().isEmpty()) {
      refuse(
          "column-redefined",
          "the column exists already; only the names (enum) of a category may be replaced",
          known.name());
      return Optional.empty();
    }
    return Optional.of(known.withValues(values()));
  }

  private FieldKind kind() {
    String type = text("type");
    switch (type) {
      case "string":
        String kind = node.path("kind").asText(constraints.has("enum") ? "category" : "identifier");
        if (!Set.of("category", "identifier").contains(kind)) {
          refuse("column-kind", "a text column is of kind category or identifier", kind);
        }
        return kind.equals("category") ? FieldKind.CATEGORY : FieldKind.IDENTIFIER;
      case "number":
        return FieldKind.DECIMAL;
      case "integer":
        return FieldKind.INTEGER;
      case "boolean":
        return FieldKind.BOOLEAN;
      case "date":
        return FieldKind.DATE;
      default:
        problems.add(
            Problem.user("column-type", location, "the column's type is not one that is read")
                .withValue(type)
                .withAllowed("string, number, integer, boolean, date")
                .withRemedy(NearestName.suggestion(type, TYPES)));
        return FieldKind.IDENTIFIER;
    }
  }

  private void checkNumber(FieldKind kind) {
    boolean number = kind == FieldKind.DECIMAL || kind == FieldKind.INTEGER;
    if (number && text("unit").isEmpty()) {
      refuse("column-unit", "a number needs a unit: yuan, rate, count, year ...", text("name"));
    }
    boolean month = kind == FieldKind.DATE && text("unit").equals(Field.MONTH);
    if (!number && node.has("unit") && !month) {
      refuse("column-unit", "only numbers have a unit, and dates that are months", text("name"));
    }
    int precision = node.path("precision").asInt(0);
    int scale = node.path("scale").asInt(-1);
    if (kind == FieldKind.DECIMAL
        && (precision < 1 || precision > LARGEST_PRECISION || scale < 0 || scale > precision)) {
      refuse(
          "column-precision",
          "a number needs a precision from 1 to 18 and a scale from 0 to the precision",
          "precision " + node.path("precision") + ", scale " + node.path("scale"));
    }
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    constraints.path("enum").forEach(value -> values.add(value.asText()));
    if (new HashSet<>(values).size() < values.size() || values.contains("")) {
      refuse(
          "column-enum", "the names of a category are distinct and not empty", values.toString());
    }
    return values;
  }

  private @Nullable BigDecimal bound(String key) {
    JsonNode bound = constraints.path(key);
    if (!bound.isMissingNode() && !bound.isNumber()) {
      refuse("column-bound", key + " is a number", bound.toString());
      return null;
    }
    return bound.isMissingNode() ? null : bound.decimalValue();
  }

  private void checkKeys(JsonNode object, Set<String> allowed) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!allowed.contains(key)) {
                problems.add(
                    Problem.user("unknown-key", location, "a column has no such key here")
                        .withValue(key)
                        .withAllowed(allowed.stream().sorted().toList().toString())
                        .withRemedy(NearestName.suggestion(key, allowed)));
              }
            });
  }

  private String text(String key) {
    return node.path(key).asText();
  }

  private void refuse(String code, String message, String value) {
    problems.add(Problem.user(code, location, message).withValue(value));
  }
}
