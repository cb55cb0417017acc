package org.outlay.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** The text of one Table Schema taken apart, each field with the line on which it starts. */
record SchemaFile(Optional<String> name, Labels labels, List<Entry> fields) {
  private static final Set<String> KEYS =
      Set.of(
          "$schema",
          "name",
          "title",
          "titleZh",
          "description",
          "descriptionZh",
          "fields",
          "primaryKey",
          "foreignKeys",
          "missingValues");
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  static SchemaFile empty(String file) {
    return new SchemaFile(Optional.empty(), Labels.of(file, file), List.of());
  }

  static SchemaFile parse(String file, String text, Problems problems) {
    Map<String, String> top = new TreeMap<>();
    List<Entry> fields = new ArrayList<>();
    try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problems.add(
            Problem.user("schema-syntax", Location.of(file, 1), "a table schema is an object"));
        return empty(file);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        readKey(file, parser, top, fields, problems);
      }
    } catch (JsonProcessingException e) {
      problems.add(
          Problem.user("schema-syntax", at(file, e.getLocation()), e.getOriginalMessage()));
    } catch (IOException e) {
      problems.add(Problem.user("schema-syntax", Location.of(file), e.toString()));
    }
    String title = top.getOrDefault("title", top.getOrDefault("name", file));
    Labels labels = Labels.of(title, top.getOrDefault("titleZh", title));
    return new SchemaFile(Optional.ofNullable(top.get("name")), labels, distinct(fields, problems));
  }

  private static void readKey(
      String file,
      JsonParser parser,
      Map<String, String> top,
      List<Entry> fields,
      Problems problems)
      throws IOException {
    String key = parser.currentName();
    Location here = at(file, parser.currentLocation());
    JsonToken value = parser.nextToken();
    if (!KEYS.contains(key)) {
      problems.add(
          Problem.user("unknown-key", here, "a table schema has no such key")
              .withValue(key)
              .withRemedy(NearestName.suggestion(key, KEYS)));
      parser.skipChildren();
    } else if (key.equals("fields") && value == JsonToken.START_ARRAY) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        Location start = at(file, parser.currentTokenLocation());
        fields.add(new Entry(start, MAPPER.readTree(parser)));
      }
    } else if (value.isScalarValue()) {
      top.put(key, parser.getText());
    } else {
      parser.skipChildren();
    }
  }

  private static List<Entry> distinct(List<Entry> fields, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : fields) {
      if (!seen.add(entry.name())) {
        problems.add(
            Problem.user("column-repeated", entry.location(), "the column is declared twice")
                .withValue(entry.name()));
      }
    }
    return fields;
  }

  private static Location at(String file, @Nullable JsonLocation location) {
    return location == null
        ? Location.of(file)
        : new Location(file, location.getLineNr(), location.getColumnNr());
  }

  /** One field as written. */
  record Entry(Location location, JsonNode node) {
    String name() {
      return node.path("name").asText();
    }

    Optional<Field> field(Problems problems) {
      return new FieldReader(location, node, problems).read();
    }

    /** A known category with the names that this entry gives it. */
    Optional<Field> renamed(Field known, Problems problems) {
      return new FieldReader(location, node, problems).renamed(known);
    }
  }
}
