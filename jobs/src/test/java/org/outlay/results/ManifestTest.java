package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final Manifest MANIFEST =
      Samples.manifest(
          "20261101T093000Z-4f09ab",
          new TableSummary(
              "payments",
              2,
              new TreeMap<>(
                  Map.of(
                      "withheld", new BigDecimal("0.00"),
                      "amount", new BigDecimal("90071992547409.93"))),
              List.of(new DataFile("payments/part-0.parquet", 2, 99, "d".repeat(64)))));

  @Test
  void runJsonIsStable() {
    assertThat(new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "run_id" : "20261101T093000Z-4f09ab",
              "scenario" : "baseline",
              "scenario_sha256" : "AAA",
              "policy" : "talent",
              "policy_sha256" : "BBB",
              "engine_version" : "0.1.0",
              "result_schema" : 1,
              "command" : "forecast",
              "started" : "2026-11-01T09:30:00Z",
              "finished" : "2026-11-01T09:30:12.345Z",
              "spark_version" : "4.2.0",
              "master" : "local[2]",
              "seed" : 1,
              "replicates" : 1000,
              "tables" : [
                {
                  "name" : "payments",
                  "rows" : 2,
                  "bytes" : 99,
                  "totals" : {
                    "amount" : "90071992547409.93",
                    "withheld" : "0.00"
                  },
                  "files" : [
                    {
                      "path" : "payments/part-0.parquet",
                      "rows" : 2,
                      "bytes" : 99,
                      "sha256" : "DDD"
                    }
                  ]
                }
              ],
              "inputs" : [
                {
                  "table" : "applications",
                  "path" : "cohorts/a.csv",
                  "format" : "csv",
                  "bytes" : 1234,
                  "sha256" : "CCC",
                  "charset" : "GB18030",
                  "checksums" : "none",
                  "read" : 5,
                  "accepted" : 2,
                  "rejected" : 3,
                  "reasons" : {
                    "bad-date" : 2,
                    "unknown-district" : 1
                  }
                }
              ],
              "settings" : [
                {
                  "path" : "horizon.from",
                  "value" : "2017",
                  "file" : "baseline.conf",
                  "line" : 7
                },
                {
                  "path" : "name",
                  "value" : "\\"基线\\"",
                  "file" : "--set",
                  "line" : 0
                }
              ],
              "warnings" : [
                {
                  "code" : "missing-history",
                  "place" : "policy/funds.conf:15",
                  "message" : "a fund began before the horizon",
                  "value" : "guidance: 2017"
                }
              ]
            }
            """
                .replace("AAA", "a".repeat(64))
                .replace("BBB", "b".repeat(64))
                .replace("CCC", "c".repeat(64))
                .replace("DDD", "d".repeat(64)));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(parse(text(MANIFEST))).isEqualTo(MANIFEST);
    Execution e = MANIFEST.execution();
    Manifest plain =
        new Manifest(
            MANIFEST.lineage(),
            new Execution(
                "assess",
                e.started(),
                e.finished(),
                e.sparkVersion(),
                e.master(),
                Optional.empty()),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(parse(text(plain))).isEqualTo(plain);
    assertThat(parse(text(plain).replaceFirst("\\{", "{\"of-later\": [1],"))).isEqualTo(plain);
    String ofEarlier = text(plain).replaceFirst(",\\s*\"warnings\" : \\[ ?\\]", "");
    assertThat(ofEarlier).doesNotContain("warnings");
    assertThat(parse(ofEarlier)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"rows\" : 2|\"rows\" : \"2\"|\"rows\" is no whole number",
        "\"rows\" : 2,||\"rows\" is missing",
        "\"scenario\" : \"baseline\"|\"scenario\" : null|\"scenario\" is no text",
        "\"accepted\" : 2|\"accepted\" : 3|5 rows read, 3 accepted, 3 rejected",
        "\"bad-date\" : 2|\"bad-date\" : 1|3 rejected, 2 of them with a reason",
        "2026-11-01T09:30:00Z|yesterday|yesterday"
      })
  void aRunJsonThatIsWrong(String found, String replaced, String message) {
    String text = text(MANIFEST).replaceFirst(found, replaced == null ? "" : replaced);

    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private static Manifest parse(String text) throws IOException {
    return ManifestParser.parse(text);
  }

  private static String text(Manifest manifest) {
    return new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
  }
}
