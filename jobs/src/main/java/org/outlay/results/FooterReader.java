package org.outlay.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.TableDescription.ColumnDescription;
import org.outlay.schema.Labels;

/** Describes the tables of a run from the footers of their files. */
final class FooterReader {
  private final Configuration hadoop;
  private final RunReader run;

  FooterReader(Configuration hadoop, RunReader run) {
    this.hadoop = hadoop;
    this.run = run;
  }

  /**
   * Describes a table.
   *
   * @throws ProblemException if a file has no footer of ours or comes from another run
   */
  TableDescription describe(TableSummary table) {
    Optional<Footer> sum =
        table.files().stream().map(file -> footer(run.path(file))).reduce(Footer::plus);
    if (sum.isEmpty()) {
      throw damaged(run.folder(), "the table " + table.name() + " has no files");
    }
    try {
      JsonNode fields = fields(sum.get());
      JsonNode lineage = lineage(fields);
      List<ColumnDescription> columns = new ArrayList<>();
      fields.forEach(field -> columns.add(column(field, sum.get())));
      Labels labels =
          Labels.of(
              lineage.path("table_label_en").asText(), lineage.path("table_label_zh").asText());
      return new TableDescription(table, labels, sum.get().rowGroups(), columns);
    } catch (IOException e) {
      throw damaged(run.folder() + "/" + table.name(), String.valueOf(e.getMessage()));
    }
  }

  private Footer footer(Path file) {
    try {
      Footer footer = Footer.read(hadoop, file);
      String runId = lineage(fields(footer)).path("run_id").asText();
      if (!runId.equals(run.manifest().lineage().runId())) {
        throw damaged(file.toString(), "the file belongs to another run, " + runId);
      }
      return footer;
    } catch (IOException e) {
      throw damaged(file.toString(), "the footer of the file cannot be read: " + e.getMessage());
    }
  }

  private static JsonNode fields(Footer footer) throws IOException {
    return ManifestJson.tree(footer.sparkSchema()).path("fields");
  }

  private static JsonNode lineage(JsonNode fields) {
    return fields.path(0).path("metadata").path("outlay");
  }

  private static ColumnDescription column(JsonNode field, Footer footer) {
    String name = field.path("name").asText();
    JsonNode metadata = field.path("metadata");
    Optional<Statistics<?>> statistics = Optional.ofNullable(footer.statistics().get(name));
    Optional<Statistics<?>> range =
        statistics.filter(
            s -> s.hasNonNullValue() && !metadata.path("kind").asText().equals("identifier"));
    return new ColumnDescription(
        name,
        sqlType(field.path("type").asText()),
        metadata.path("unit").asText(),
        Labels.of(metadata.path("label_en").asText(), metadata.path("label_zh").asText()),
        statistics.map(Statistics::getNumNulls).orElse(0L),
        range.map(Statistics::minAsString).orElse(""),
        range.map(Statistics::maxAsString).orElse(""));
  }

  private static String sqlType(String sparkType) {
    return switch (sparkType) {
      case "integer" -> "INT";
      case "long" -> "BIGINT";
      default -> sparkType.toUpperCase(Locale.ROOT);
    };
  }

  private static ProblemException damaged(String place, String message) {
    return new ProblemException(
        Problem.input("damaged-run", Location.of(place), message)
            .withRemedy("run the scenario again, or restore the folder from a copy"));
  }
}
