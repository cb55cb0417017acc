package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.problem.Problems;

/** CSV files end to end: what is accepted, and why the rest is not. */
class CsvCohortTest {
  @TempDir Path folder;

  @Test
  void acceptedRowsAreEncodedInTheOrderOfTheSchema() {
    Path applications =
        Inputs.csv(
            folder.resolve("a.csv"),
            "district,application_id,approved_on,applicant_id,programme,grade,full_time,fund_size",
            " nanhu ,a1,2016/9/1,p1,venture-project,B,是,1.2万元",
            "city,a2,20160901,p2,bond,whatever,0,\"1,234.56\"");
    Path records =
        Inputs.csv(folder.resolve("r.csv"), Inputs.RECORD_HEADER, "a1,2016,１２３．４５,5%,passed");
    Cohort cohort = Inputs.read(applications, records);
    assertThat(cohort.applications().columns())
        .containsExactlyElementsOf(Inputs.APPLICATIONS.names());
    assertThat(cohort.applications().schema()).isEqualTo(Staged.encoded(Inputs.APPLICATIONS));
    assertThat(rows(cohort.applications().orderBy("application_id").collectAsList()))
        .containsExactly(
            "a1,2,p1,null,0,2016-09-01,null,null,1,null,null,true,null,null,1200000,null",
            "a2,0,p2,null,2,2016-09-01,null,null,null,null,null,false,null,null,123456,null");
    assertThat(rows(cohort.annualRecords().collectAsList()))
        .containsExactly(
            "a1,2016,12345,null,null,null,null,null,null,50000,null,null,null,1,null,null");
    assertThat(cohort.files())
        .extracting(FileAccount::table, FileAccount::read, FileAccount::accepted)
        .containsExactly(tuple("applications", 2L, 2L), tuple("annual_records", 1L, 1L));
    assertThat(cohort.rejects().count()).isZero();
  }

  /** Bad rows among good ones; each with its reason, its line and itself. */
  @Test
  void badApplicationsAreRejectedWithTheirReasons() {
    List<String[]> cases = APPLICATION_DEFECTS;
    List<String> lines =
        new ArrayList<>(List.of(Inputs.APPLICATION_HEADER, Inputs.GOOD_APPLICATION));
    cases.forEach(bad -> lines.add(bad[1]));
    lines.add("a2,bond,p1,nanhu,2016-09-01,,,,");
    Path file = Inputs.csv(folder.resolve("涨 30%+.csv"), lines.toArray(String[]::new));
    Cohort cohort = Inputs.read(file);
    assertThat(ids(cohort.applications().collectAsList())).containsExactlyInAnyOrder("a1", "a2");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      expected.add(
          String.join(
              "|",
              "applications",
              file.toString(),
              "" + (i + 3),
              cases.get(i)[1],
              cases.get(i)[0]));
    }
    assertThat(
            cohort.rejects().orderBy("row_number").drop("message").collectAsList().stream()
                .map(row -> row.mkString("|")))
        .containsExactlyElementsOf(expected);
    assertBalanced(cohort);
  }

  private static final List<String[]> APPLICATION_DEFECTS =
      cases(
          "missing-value | ,bond,p1,nanhu,2016-09-01,,,,",
          "missing-value | x1,bond, ,nanhu,2016-09-01,,,,",
          "missing-value | x2,bond,p1,nanhu,,,,,",
          "unlisted-programme | x3,bonds,p1,nanhu,2016-09-01,,,,",
          "unlisted-district | x4,bond,p1,Nanhu,2016-09-01,,,,",
          "unlisted-grade | x5,venture-project,p1,nanhu,2016-09-01,,D,,",
          "unlisted-grade | x6,incubator,p1,nanhu,2016-09-01,,A,,",
          "date-format | x7,bond,p1,nanhu,201609,,,,",
          "date-format | x8,bond,p1,nanhu,9/1/2016,,,,",
          "date-format | x9,bond,p1,nanhu,2016-09-01T00:00,,,,",
          "date-impossible | x10,bond,p1,nanhu,2016-02-30,,,,",
          "date-impossible | x11,bond,p1,nanhu,2016-13-01,,,,",
          "date-out-of-range | x27,bond,p1,nanhu,0016-09-01,,,,",
          "date-out-of-range | x28,bond,p1,nanhu,1899-12-31,,,,",
          "ends-before-approval | x12,bond,p1,nanhu,2016-09-01,2016-08-31,,,",
          "born-after-approval | x13,bond,p1,nanhu,2016-09-01,,,2016-09-02,",
          "amount-format | x14,bond,p1,nanhu,2016-09-01,,,,12万",
          "amount-format | x15,bond,p1,nanhu,2016-09-01,,,,1e6",
          "amount-format | x16,bond,p1,nanhu,2016-09-01,,,,5%",
          "amount-grouping | x17,bond,p1,nanhu,2016-09-01,,,,\"1,23\"",
          "amount-not-finite | x18,bond,p1,nanhu,2016-09-01,,,,NaN",
          "amount-not-finite | x19,bond,p1,nanhu,2016-09-01,,,,-Infinity",
          "amount-negative | x20,bond,p1,nanhu,2016-09-01,,,,-1",
          "amount-decimals | x21,bond,p1,nanhu,2016-09-01,,,,1.234",
          "amount-too-large | x22,bond,p1,nanhu,2016-09-01,,,,10000000000000000",
          "field-count | x23,bond,p1,nanhu,2016-09-01,,,",
          "field-count | x24,bond,p1,nanhu,2016-09-01,,,,,",
          "malformed-quotes | x25,\"bond\"x,p1,nanhu,2016-09-01,,,,",
          "malformed-quotes | x26,\"bond,p1,nanhu,2016-09-01,,,,");

  @Test
  void badRecordsAreRejectedWithTheirReasons() {
    Path applications =
        Inputs.csv(
            folder.resolve("a.csv"),
            Inputs.APPLICATION_HEADER,
            Inputs.GOOD_APPLICATION,
            "bad,bonds,p1,nanhu,2016-09-01,,,,",
            "two,bond,p1,nanhu,2016-09-01,,,,",
            "two,bond,p2,nanhu,2016-09-01,,,,",
            "twin,bond,p1,nanhu,2016-09-01,,,,",
            "twin,bond");
    List<String> lines = new ArrayList<>(List.of(Inputs.RECORD_HEADER, "a1,2015,1,,"));
    RECORD_DEFECTS.forEach(bad -> lines.add(bad[1]));
    Path records = Inputs.csv(folder.resolve("r.csv"), lines.toArray(String[]::new));
    Cohort cohort = Inputs.read(applications, records);
    assertThat(ids(cohort.applications().collectAsList())).containsExactly("a1");
    assertThat(ids(cohort.annualRecords().collectAsList())).containsExactly("a1");
    List<Row> rejects =
        cohort
            .rejects()
            .filter("table_name = 'annual_records'")
            .orderBy("row_number")
            .collectAsList();
    assertThat(rejects.stream().map(row -> row.getString(4) + " | " + row.getString(3)))
        .containsExactlyElementsOf(
            RECORD_DEFECTS.stream().map(bad -> bad[0] + " | " + bad[1]).toList());
    assertThat(cohort.files().get(0).rejectedByReason())
        .isEqualTo(Map.of("repeated-application", 3L, "unlisted-programme", 1L, "field-count", 1L));
    assertBalanced(cohort);
  }

  private static final List<String[]> RECORD_DEFECTS =
      cases(
          "no-application | a2,2016,1,,",
          "rejected-application | bad,2016,1,,",
          "rejected-application | two,2016,1,,",
          "rejected-application | twin,2016,1,,",
          "missing-value | a1,,1,,",
          "number-decimals | a1,2016.5,1,,",
          "number-format | a1,二〇一六,1,,",
          "number-grouping | a1,\"2,016\",1,,",
          "number-out-of-range | a1,201,1,,",
          "rate-above-one | a1,2017,1,5,",
          "rate-above-one | a1,2018,1,101%,",
          "rate-negative | a1,2019,1,-0.01,",
          "rate-decimals | a1,2020,1,0.1234567,",
          "rate-format | a1,2021,1,5元,",
          "rate-not-finite | a1,2022,1,nan,",
          "unlisted-assessment | a1,2016,1,,ok");

  @Test
  void everyRowOfARepeatedKeyIsRejected() {
    Path applications =
        Inputs.csv(
            folder.resolve("a.csv"),
            Inputs.APPLICATION_HEADER,
            "a1,bond,p1,nanhu,2016-09-01,,,,",
            "a2,bond,p1,nanhu,2016-09-01,,,,");
    Path again =
        Inputs.csv(
            folder.resolve("b.csv"), Inputs.APPLICATION_HEADER, "a2 ,bond,p3,city,2016-09-01,,,,");
    // Years 64 apart share a bit in the survey.
    Path records =
        Inputs.csv(
            folder.resolve("r.csv"),
            Inputs.RECORD_HEADER,
            "a1,2016,1,,",
            "a1,2080,1,,",
            "a1,2017,1,,",
            "a1,2017,2,,",
            "a2,2016,1,,");
    Cohort cohort = Inputs.read(List.of(applications, again), List.of(records), new Problems());
    assertThat(ids(cohort.applications().collectAsList())).containsExactly("a1");
    assertThat(cohort.annualRecords().select("fiscal_year").as(Encoders.INT()).collectAsList())
        .containsExactlyInAnyOrder(2016, 2080);
    assertThat(cohort.files())
        .extracting(FileAccount::rejectedByReason)
        .containsExactly(
            Map.of("repeated-application", 1L),
            Map.of("repeated-application", 1L),
            Map.of("repeated-record", 2L, "rejected-application", 1L));
    assertBalanced(cohort);
  }

  @Test
  void aRowListsAllItsDefects() {
    Path file =
        Inputs.csv(
            folder.resolve("a.csv"),
            Inputs.APPLICATION_HEADER,
            Inputs.GOOD_APPLICATION,
            "a2,bonds,,nanhv,2016-09-01,2015-01-01,,,-5",
            "a2,bond,p,nanhu,2016-09-01,,,,");
    Row reject = Inputs.read(file).rejects().orderBy("row_number").first();
    assertThat(reject.getString(4)).isEqualTo("unlisted-programme");
    assertThat(reject.getString(5))
        .isEqualTo(
            "programme \"bonds\" is not one of bond, incubator, venture-project; did you mean"
                + " \"bond\"?; applicant_id is required but empty; district \"nanhv\" is not one of"
                + " nanhu, xiuzhou, city; did you mean \"nanhu\"?; fund_size \"-5\" is negative;"
                + " ends_on 2015-01-01 is before approved_on 2016-09-01; application_id \"a2\""
                + " stands in several rows");
  }

  @Test
  void encodingsAreDetected() {
    Charset gb = Charset.forName("GB18030");
    List<Map.Entry<Charset, String>> cases =
        List.of(
            Map.entry(StandardCharsets.UTF_8, ""),
            Map.entry(StandardCharsets.UTF_8, "\uFEFF"),
            Map.entry(StandardCharsets.UTF_16LE, ""),
            Map.entry(StandardCharsets.UTF_16LE, "\uFEFF"),
            Map.entry(StandardCharsets.UTF_16BE, ""),
            Map.entry(StandardCharsets.UTF_16BE, "\uFEFF"),
            Map.entry(gb, ""));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Inputs.csv(
          folder.resolve(i + ".csv"),
          cases.get(i).getKey(),
          cases.get(i).getValue(),
          Inputs.APPLICATION_HEADER,
          "嘉兴１" + i + ",bond,张三,nanhu,2016年9月1日,,,,1.5万元");
      expected.add("嘉兴１" + i + " 张三 1500000");
    }
    Cohort cohort = Inputs.read(folder);
    assertThat(
            cohort
                .applications()
                .selectExpr("concat_ws(' ', application_id, applicant_id, fund_size)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0)))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(cohort.files())
        .extracting(file -> file.charset().orElseThrow())
        .containsExactlyElementsOf(cases.stream().map(c -> c.getKey().name()).toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("headers")
  void wrongHeaderRefusesTheFile(String codes, String header) {
    Path file = Inputs.csv(folder.resolve("a.csv"), header, "x");
    assertThat(Inputs.refusals(file)).containsExactly(codes.split(" "));
  }

  static Stream<Arguments> headers() {
    return table(
        "header-missing | application_id,programme,applicant_id,approved_on",
        "header-unknown header-missing |"
            + " application_id,programme,applicant_id,distrikt,approved_on",
        "header-unknown | application_id,programme,applicant_id,district,approved_on,note",
        "header-repeated | application_id,programme,applicant_id,district,approved_on,tier,tier",
        "header-empty | application_id,programme,applicant_id,district,approved_on,",
        "header-unknown | application_id,programme,applicant_id,district,approved_on,Tier",
        "header-unknown header-missing header-missing header-missing header-missing header-missing"
            + " | application_id;programme;applicant_id;district;approved_on");
  }

  @Test
  void damagedFilesAreRefusedByName() throws Exception {
    Path gz =
        Inputs.gzip(folder.resolve("a.csv.gz"), Inputs.APPLICATION_HEADER, Inputs.GOOD_APPLICATION);
    assertThat(Inputs.read(gz).applications().count()).isEqualTo(1);
    byte[] bytes = Files.readAllBytes(gz);
    Path cut = Inputs.bytes(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 9));
    assertThat(Inputs.refusals(cut)).containsExactly("input-damaged");
    assertThat(Inputs.refusals(Inputs.bytes(folder.resolve("empty.csv"), new byte[0])))
        .containsExactly("input-empty");
    assertThat(Inputs.refusals(Inputs.csv(folder.resolve("blank.csv"), "", "")))
        .containsExactly("input-empty");
    byte[] latin =
        (Inputs.APPLICATION_HEADER + "\nJos\u00e9,x\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Inputs.refusals(Inputs.bytes(folder.resolve("latin.csv"), latin)))
        .containsExactly("input-encoding");
    assertThat(Inputs.refusals(folder.resolve("nothing.csv"))).containsExactly("input-not-found");
    assertThat(Inputs.refusals(Inputs.csv(folder.resolve("a.txt"), "x")))
        .containsExactly("input-format");
    assertThat(Inputs.refusals(cut, folder.resolve("r.csv")))
        .containsExactly("input-not-found", "input-damaged");
  }

  @Test
  void foldersAndGlobsAreReadOnceAndOthersPassedOver() {
    Problems problems = new Problems();
    Inputs.csv(folder.resolve("a1.csv"), Inputs.APPLICATION_HEADER, Inputs.GOOD_APPLICATION);
    Inputs.csv(folder.resolve("_old.csv"), "rubbish");
    Inputs.csv(folder.resolve(".hidden.csv"), "rubbish");
    Inputs.csv(folder.resolve("notes.txt"), "rubbish");
    Inputs.csv(
        folder.resolve("a 2.csv"),
        Inputs.APPLICATION_HEADER,
        "\"a,\"\"2\nx\",bond,p,nanhu,2016-09-01,,,,",
        "",
        "a3,bonds,p,nanhu,2016-09-01,,,,");
    Cohort cohort = Inputs.read(List.of(folder, folder.resolve("a*.csv")), List.of(), problems);
    assertThat(cohort.files()).extracting(FileAccount::read).containsExactly(2L, 1L);
    assertThat(ids(cohort.applications().collectAsList()))
        .containsExactlyInAnyOrder("a1", "a,\"2\nx");
    assertThat(problems.all())
        .extracting(p -> p.code() + " " + Path.of(p.location().toString()).getFileName())
        .containsExactly(
            "input-skipped .hidden.csv", "input-skipped _old.csv", "input-skipped notes.txt");
    assertThat(cohort.warnings()).isEqualTo(problems.all());
    Row reject = cohort.rejects().first();
    assertThat(reject.getLong(2)).isEqualTo(5);
    assertThat(reject.getString(1)).isEqualTo(folder.resolve("a 2.csv").toString());
    assertThat(cohort.files().get(0).sha256()).hasSize(64);
  }

  private static void assertBalanced(Cohort cohort) {
    for (FileAccount file : cohort.files()) {
      assertThat(file.read()).isEqualTo(file.accepted() + file.rejected());
    }
    long accepted = cohort.files().stream().mapToLong(FileAccount::accepted).sum();
    assertThat(cohort.applications().count() + cohort.annualRecords().count()).isEqualTo(accepted);
    assertThat(cohort.rejects().count()).isEqualTo(cohort.rejected());
  }

  private static List<String> ids(List<Row> rows) {
    return rows.stream().map(row -> row.getString(0)).toList();
  }

  private static List<String> rows(List<Row> rows) {
    return rows.stream().map(row -> row.mkString(",")).toList();
  }

  private static List<String[]> cases(String... lines) {
    return Arrays.stream(lines).map(line -> line.split(" \\| ", 2)).toList();
  }

  private static Stream<Arguments> table(String... lines) {
    return Arrays.stream(lines).map(line -> Arguments.of((Object[]) line.split(" \\| ", 2)));
  }
}
