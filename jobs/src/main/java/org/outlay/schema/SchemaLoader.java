package org.outlay.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Reads Table Schemas, the bundled ones and those of a policy folder. What is wrong in a file goes
 * to {@link Problems}; the schema returned then holds what could be read.
 */
public final class SchemaLoader {
  private SchemaLoader() {}

  /**
   * The schema of a table of the contract, e.g. {@code applications}.
   *
   * @throws IllegalArgumentException if no such schema is on the class path
   */
  public static TableSchema bundled(String table, Problems problems) {
    String resource = "schema/" + table + ".json";
    ClassLoader loader = SchemaLoader.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no schema " + resource + " on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return schema(table, SchemaFile.parse(resource, text, problems), problems);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + resource, e);
    }
  }

  /** The schema in a file; an unreadable file is a problem and gives a schema without fields. */
  public static TableSchema read(Path file, Problems problems) {
    String fallback = file.getFileName().toString().replaceFirst("\\.json$", "");
    return schema(fallback, parse(file, problems), problems);
  }

  /**
   * A schema with the columns of a policy's file on top: a new name is a further column, a known
   * one may only bring another {@code enum} for a category.
   *
   * @param columnsJson {@code {"fields": [...]}}, the fields written as in a Table Schema
   */
  public static TableSchema extend(TableSchema base, Path columnsJson, Problems problems) {
    List<Field> fields = new ArrayList<>(base.fields());
    for (SchemaFile.Entry entry : parse(columnsJson, problems).fields()) {
      Optional<Field> known = base.find(entry.name());
      if (known.isPresent()) {
        int at = base.fields().indexOf(known.get());
        entry.renamed(known.get(), problems).ifPresent(field -> fields.set(at, field));
      } else {
        entry.field(problems).ifPresent(fields::add);
      }
    }
    return new TableSchema(base.name(), base.labels(), fields);
  }

  private static SchemaFile parse(Path file, Problems problems) {
    try {
      return SchemaFile.parse(file.toString(), Files.readString(file), problems);
    } catch (IOException e) {
      problems.add(
          Problem.user(
              "schema-unreadable",
              Location.of(file.toString()),
              "the file of columns cannot be read as UTF-8 text: " + e));
      return SchemaFile.empty(file.toString());
    }
  }

  private static TableSchema schema(String fallbackName, SchemaFile file, Problems problems) {
    List<Field> fields = new ArrayList<>();
    for (SchemaFile.Entry entry : file.fields()) {
      entry.field(problems).ifPresent(fields::add);
    }
    return new TableSchema(file.name().orElse(fallbackName), file.labels(), fields);
  }
}
