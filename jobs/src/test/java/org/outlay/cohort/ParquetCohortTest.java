package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.problem.Problem;

/** Parquet files end to end: types, checksums, damage, and rows that are not accepted. */
class ParquetCohortTest {
  private static final String COLUMNS =
      "application_id string, programme string, applicant_id string, district string,"
          + " approved_on date, ends_on date, tier string, grade string, birth_date date,"
          + " full_time boolean, fund_size decimal(18,2)";

  @TempDir Path folder;

  @Test
  void badRowsAreRejectedWithTheirReasons() {
    List<String[]> cases =
        List.of(
            new String[] {"", "'g1','bond','p','nanhu',d,null,' top ','any',null,true,12.34"},
            new String[] {"missing-value", "null,'bond','p','nanhu',d,null,null,null,null,true,1"},
            new String[] {
              "missing-value", "'x1','bond',' \u3000','nanhu',d,null,null,null,null,true,1"
            },
            new String[] {
              "missing-value", "'x2','bond','p','nanhu',null,null,null,null,null,true,1"
            },
            new String[] {"missing-value", "'x3','','p','nanhu',d,null,null,null,null,true,1"},
            new String[] {
              "unlisted-programme", "'x4','bomd','p','nanhu',d,null,null,null,null,true,1"
            },
            new String[] {
              "unlisted-district", "'x5','bond','p','NANHU',d,null,null,null,null,true,1"
            },
            new String[] {
              "unlisted-tier", "'x6','bond','p','nanhu',d,null,'best',null,null,true,1"
            },
            new String[] {
              "unlisted-grade", "'x7','incubator','p','nanhu',d,null,null,'A',null,true,1"
            },
            new String[] {
              "amount-negative", "'x8','bond','p','nanhu',d,null,null,null,null,true,-0.01"
            },
            new String[] {
              "ends-before-approval",
              "'x9','bond','p','nanhu',d,date'2016-08-31',null,null,null,true,1"
            },
            new String[] {
              "born-after-approval",
              "'x10','bond','p','nanhu',d,null,null,null,date'2016-09-02',true,1"
            },
            new String[] {
              "repeated-application", "'x11','bond','p','nanhu',d,null,null,null,null,true,1"
            },
            new String[] {
              "repeated-application", "' x11','bond','p','nanhu',d,null,null,null,null,true,1"
            },
            new String[] {"", "'g2','venture-project','p','nanhu',d,d,null,'B ',d,null,null"});
    String rows =
        String.join(
            " union all ",
            cases.stream()
                .map(c -> "select " + c[1].replaceAll(",d(?=,)", ",date'2016-09-01'"))
                .toList());
    Path file =
        Inputs.parquet(folder.resolve("涨 30%+.parquet"), typed(Inputs.spark().sql(rows), COLUMNS));
    Cohort cohort = Inputs.read(file);
    assertThat(strings(cohort.applications().orderBy("application_id")))
        .containsExactly(
            "g1,0,p,null,0,2016-09-01,null,0,null,null,null,true,null,null,1234,null",
            "g2,2,p,null,0,2016-09-01,2016-09-01,null,1,null,2016-09-01,null,null,null,null,null");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      if (!cases.get(i)[0].isEmpty()) {
        expected.add("applications," + file + "," + (i + 1) + "," + cases.get(i)[0]);
      }
    }
    assertThat(strings(cohort.rejects().drop("raw_row", "message").orderBy("row_number")))
        .containsExactlyElementsOf(expected);
    Row unlisted = cohort.rejects().filter("row_number = 6").first();
    assertThat(unlisted.getString(3))
        .contains("\"application_id\":\"x4\"", "\"programme\":\"bomd\"");
    assertThat(unlisted.getString(5))
        .isEqualTo(
            "programme \"bomd\" is not one of bond, incubator, venture-project; did you mean"
                + " \"bond\"?");
    FileAccount account = cohort.files().get(0);
    assertThat(List.of(account.read(), account.accepted(), account.rejected()))
        .containsExactly(15L, 2L, 13L);
    assertThat(account.checksums()).isEqualTo(Checksums.VERIFIED);
    assertThat(account.rejectedByReason().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(13);
  }

  /** The same amount in every type that holds it without loss, all in one folder. */
  @Test
  void losslessTypesAreAcceptedAndInexactValuesRejected() {
    String[] types = {
      "int",
      "bigint",
      "decimal(9,0)",
      "decimal(18,2)",
      "decimal(38,2)",
      "decimal(20,4)",
      "decimal(38,18)",
      "decimal(38,0)",
      "smallint"
    };
    for (int i = 0; i < types.length; i++) {
      good(
          i + ".parquet",
          "'a" + i + "' application_id",
          "cast(1200 as " + types[i] + ") fund_size");
    }
    good("w1.parquet", "'w1' application_id", "cast(0.001 as decimal(20,4)) fund_size");
    good("w2.parquet", "'w2' application_id", "cast(10000000000000000 as bigint) fund_size");
    good(
        "w3.parquet",
        "'w3' application_id",
        "cast('99999999999999999999999999999999999999' as decimal(38,0)) fund_size");
    good("w4.parquet", "'w4' application_id", "cast(-5 as int) fund_size");
    good(
        "w5.parquet",
        "'w5' application_id",
        "cast('-99999999999999999999999999999999999999' as decimal(38,0)) fund_size");
    Cohort cohort = Inputs.read(folder);
    assertThat(cohort.applications().filter("fund_size = 120000").count()).isEqualTo(types.length);
    assertThat(cohort.applications().count()).isEqualTo(types.length);
    assertThat(strings(cohort.rejects().orderBy("source_file").select("reason_code")))
        .containsExactly(
            "amount-decimals",
            "amount-too-large",
            "amount-too-large",
            "amount-negative",
            "amount-negative");
  }

  /** As pyarrow writes a column in which it has seen no value. */
  @Test
  void columnsOfNothingButNullsNeedNoType() throws Exception {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message m { required binary application_id (STRING); required binary programme (STRING);"
                + " required binary applicant_id (STRING); required binary district (STRING);"
                + " required int32 approved_on (DATE); optional int32 tier (UNKNOWN);"
                + " optional int32 fund_size (UNKNOWN); }");
    Path file = folder.resolve("nothing.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(type).build()) {
      writer.write(
          new SimpleGroupFactory(type)
              .newGroup()
              .append("application_id", "a")
              .append("programme", "bond")
              .append("applicant_id", "p")
              .append("district", "nanhu")
              .append("approved_on", 17_000));
    }
    Cohort cohort = Inputs.read(folder);
    assertThat(cohort.applications().filter("tier is null and fund_size is null").count())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refusedTypes")
  void retypedOrRenamedColumnsAreRefused(String code, String column) {
    Path file = good("a.parquet", "'a' application_id", column);
    assertThat(Inputs.refusals(file)).containsExactly(code.split(" "));
  }

  static Stream<Arguments> refusedTypes() {
    return Stream.of(
        Arguments.of("column-type", "'12.34' fund_size"),
        Arguments.of("column-type", "cast(12.34 as double) fund_size"),
        Arguments.of("column-type", "cast(12.34 as float) fund_size"),
        Arguments.of("column-type", "true fund_size"),
        Arguments.of("column-type", "date'2016-09-01' fund_size"),
        Arguments.of("column-type", "array(1) fund_size"),
        Arguments.of("column-type", "cast(1 as decimal(38,20)) fund_size"),
        Arguments.of("column-type", "timestamp'2016-09-01 00:00:00' ends_on"),
        Arguments.of("column-type", "'2016-09-01' ends_on"),
        Arguments.of("column-type", "20160901 ends_on"),
        Arguments.of("column-type", "1 full_time"),
        Arguments.of("column-type", "'true' full_time"),
        Arguments.of("column-type", "7 group_id"),
        Arguments.of("column-type", "1 tier"),
        Arguments.of("header-unknown", "'top' Tier"),
        Arguments.of("header-unknown", "12.34 salary"));
  }

  @Test
  void aMissingColumnAndAnEmptyFileOfRows() {
    Path none =
        Inputs.parquet(
            folder.resolve("none.parquet"),
            typed(
                Inputs.spark()
                    .sql(
                        "select 'a','bond','p','nanhu',current_date(),null,null,null,null,null,null"
                            + " where false"),
                COLUMNS));
    Cohort cohort = Inputs.read(none);
    assertThat(cohort.applications().count()).isZero();
    assertThat(cohort.files().get(0).read()).isZero();
    Path missing =
        Inputs.parquet(
            folder.resolve("m.parquet"), Inputs.spark().sql("select 'a' application_id"));
    assertThat(Inputs.refusals(missing))
        .containsExactly("header-missing", "header-missing", "header-missing", "header-missing");
  }

  @Test
  void truncatedAndForeignFilesAreRefused() throws Exception {
    byte[] whole = Files.readAllBytes(good("a.parquet", "'a' application_id", "'top' tier"));
    for (int length : new int[] {1, 4, 12, whole.length / 2, whole.length - 8, whole.length - 1}) {
      Path cut = Inputs.bytes(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
      assertThat(Inputs.refusals(cut)).as("%d bytes", length).containsExactly("input-damaged");
    }
    assertThat(Inputs.refusals(Inputs.bytes(folder.resolve("zero.parquet"), new byte[0])))
        .containsExactly("input-empty");
    assertThat(Inputs.refusals(Inputs.csv(folder.resolve("text.parquet"), "application_id")))
        .containsExactly("input-damaged");
  }

  @Test
  void filesWithoutChecksumsAreMarked() {
    Path file = folder.resolve("a.parquet");
    Inputs.parquet(
        file,
        goodRow("'a' application_id", "'top' tier"),
        Map.of("parquet.page.write-checksum.enabled", "false"));
    assertThat(Inputs.read(file).files())
        .extracting(FileAccount::checksums)
        .containsExactly(Checksums.UNVERIFIED);
  }

  /** A flipped bit is refused, or stands where it changes no value. */
  @Test
  void noFlippedBitChangesAValue() throws Exception {
    Dataset<Row> rows =
        typed(
            Inputs.spark()
                .range(300)
                .selectExpr(
                    "concat('a', id)",
                    "'bond'",
                    "concat('p', id % 7)",
                    "'nanhu'",
                    "date_add(date'2016-01-01', cast(id as int))",
                    "null",
                    "if(id % 3 = 0, 'top', 'basic')",
                    "null",
                    "null",
                    "id % 2 = 0",
                    "cast(id * 1234.56 as decimal(18,2))"),
            COLUMNS);
    Path file = Inputs.parquet(folder.resolve("a.parquet"), rows);
    byte[] whole = Files.readAllBytes(file);
    List<String> right = strings(Inputs.read(file).applications().orderBy("application_id"));
    Random random = new Random(20161);
    int refused = 0;
    List<Path> passed = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Path copy = Inputs.bytes(folder.resolve("f" + i + ".parquet"), flipped);
      if (probe(copy).isEmpty()) {
        passed.add(copy);
      } else {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
    for (Path copy : passed.subList(0, Math.min(passed.size(), 15))) {
      assertThat(outcome(copy)).as(copy.toString()).isIn(right, List.of("refused"));
    }
  }

  private static List<String> outcome(Path copy) {
    try {
      return strings(Inputs.read(copy).applications().orderBy("application_id"));
    } catch (RuntimeException e) {
      return List.of("refused");
    }
  }

  private static List<Problem> probe(Path file) throws Exception {
    InputFile input =
        new InputFile("applications", file.toString(), FileFormat.PARQUET, Files.size(file), 0);
    return FileProbe.probe(Inputs.APPLICATIONS, input, new Configuration()).problems();
  }

  private Path good(String name, String... columns) {
    return Inputs.parquet(folder.resolve(name), goodRow(columns));
  }

  private static Dataset<Row> goodRow(String... columns) {
    return Inputs.spark()
        .sql(
            "select 'bond' programme, 'p' applicant_id, 'nanhu' district, date'2016-09-01'"
                + " approved_on, "
                + String.join(", ", columns));
  }

  /** The columns in order, cast and named as declared. */
  private static Dataset<Row> typed(Dataset<Row> rows, String columns) {
    String[] declared = columns.split(", (?=[a-z])", -1);
    String[] casts = new String[declared.length];
    for (int i = 0; i < declared.length; i++) {
      String[] parts = declared[i].split(" ", -1);
      casts[i] = "cast(c" + i + " as " + parts[1] + ") as " + parts[0];
    }
    String[] numbered =
        IntStream.range(0, declared.length).mapToObj(i -> "c" + i).toArray(String[]::new);
    return rows.toDF(numbered).selectExpr(casts);
  }

  private static List<String> strings(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString(",")).toList();
  }
}
