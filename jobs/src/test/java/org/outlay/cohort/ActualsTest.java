package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.problem.Problems;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** Payments by rule and month, in every format; what cannot be read is kept with its reason. */
class ActualsTest {
  private static final List<String> RULES = List.of("home-rent", "key-team", "tax-memo");

  @TempDir Path folder;

  private static Actuals read(Path... files) {
    Problems problems = new Problems();
    TableSchema bundled = SchemaLoader.bundled("actuals", problems);
    TableSchema schema =
        new TableSchema(
            bundled.name(),
            bundled.labels(),
            bundled.fields().stream()
                .map(f -> f.name().equals("rule") ? f.withValues(RULES) : f)
                .toList());
    return ActualsReader.of(Inputs.spark(), schema, Set.of(2))
        .read(List.of(files).stream().map(Path::toString).toList(), problems);
  }

  private static List<String> paid(Actuals actuals) {
    return actuals.paid().stream().map(p -> p.rule() + " " + p.month() + " " + p.fen()).toList();
  }

  @Test
  void everyCauseHasItsReason() {
    Path file =
        Inputs.csv(
            folder.resolve("a.csv"),
            "month,rule,amount",
            "2017-03,home-rent,1.2万元",
            "2017/4,home-rent,\"1,234.50\"",
            "2017年5月,home-rent,0",
            "20170630,home-rent,7",
            "201707,home-rent,1",
            "2017-13,home-rent,1",
            "7/2017,home-rent,1",
            ",home-rent,1",
            "2017-03,home-rant,1",
            "2017-03,tax-memo,1",
            "2017-03,key-team,-1",
            "2017-04,key-team,1.005",
            "2017-05,key-team,",
            "2017-06,key-team,5",
            "2017-06-09,key-team,5",
            "2017-07,key-team,5,6");
    Actuals actuals = read(file);
    assertThat(paid(actuals))
        .containsExactly("0 2017-03 1200000", "0 2017-04 123450", "0 2017-05 0", "0 2017-06 700");
    assertThat(actuals.paid().get(1).location()).hasToString(file + ":3");
    assertThat(actuals.rejects().select("row_number", "reason_code").collectAsList())
        .extracting(Row::mkString)
        .containsExactly(
            "6month-format",
            "7month-format",
            "8month-format",
            "9missing-value",
            "10unlisted-rule",
            "11rule-without-fund",
            "12amount-negative",
            "13amount-decimals",
            "14missing-value",
            "15repeated-actual",
            "16repeated-actual",
            "17field-count");
    assertThat(actuals.rejects().filter("row_number = 10").first().getString(5))
        .contains("did you mean \"home-rent\"?");
    assertThat(actuals.rejects().filter("row_number = 16").first().getString(5))
        .isEqualTo("rule \"key-team\" has several rows of 2017-06");
    assertThat(actuals.rejects().first().getString(0)).isEqualTo("actuals");
    FileAccount account = actuals.files().get(0);
    assertThat(List.of(account.read(), account.accepted(), account.rejected()))
        .containsExactly(16L, 4L, 12L);
    assertThat(account.rejectedByReason()).containsEntry("repeated-actual", 2L);
  }

  /**
   * The year due is said or the month's own; rows of one month that differ in it are no repeats.
   */
  @Test
  void theYearDueMayBeSaid() {
    Path file =
        Inputs.csv(
            folder.resolve("a.csv"),
            "rule,due_year,month,amount",
            "home-rent,2015,2017-03,1",
            "home-rent,,2017-03,2",
            "home-rent,2017,2017-04,3",
            "home-rent,2018,2017-05,4",
            "home-rent,2006,2017-05,5",
            "key-team,2016,2017-05,6",
            "key-team,2016,2017-05,7",
            "key-team,next,2017-06,8");
    Actuals actuals = read(file);
    assertThat(actuals.paid().stream().map(p -> p.due() + " " + p.lag() + " " + p.fen()).toList())
        .containsExactly("2015 2 100", "2017 0 200", "2017 0 300");
    assertThat(actuals.paid().get(1).dueYear()).isEmpty();
    assertThat(actuals.rejects().select("row_number", "reason_code").collectAsList())
        .extracting(Row::mkString)
        .startsWith("5due-year-range", "6due-year-range", "7repeated-actual", "8repeated-actual")
        .hasSize(5);
    assertThat(actuals.rejects().first().getString(5))
        .isEqualTo("due_year \"2018\" is not one of the 11 years up to that of the month, 2017-05");
  }

  /** The same rows in three formats, each counted, none twice. */
  @Test
  void formatsAgreeAndRepetitionIsSeenAcrossFiles() {
    Path sheet = folder.resolve("a.xlsx");
    XlsxCohortTest.write(
        sheet,
        book -> {
          Worksheet rows = book.newWorksheet("any");
          Object[][] cells = {
            {"rule", "month", "amount"},
            {"home-rent", LocalDate.of(2017, 3, 15), 12.5},
            {"home-rent", "2017-04", "3元"},
          };
          for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
              XlsxCohortTest.put(rows, row, column, cells[row][column]);
            }
          }
        });
    StructType schema =
        new StructType()
            .add("rule", DataTypes.StringType)
            .add("month", DataTypes.DateType)
            .add("amount", DataTypes.createDecimalType(18, 2));
    Path parquet =
        Inputs.parquet(
            folder.resolve("a.parquet"),
            schema,
            List.of(
                RowFactory.create("key-team", Date.valueOf("2017-03-31"), new BigDecimal("8.00")),
                RowFactory.create("home-rent", Date.valueOf("2017-04-30"), new BigDecimal("1.00")),
                RowFactory.create("key-taem", Date.valueOf("2017-05-01"), BigDecimal.ONE)));
    Actuals actuals = read(sheet, parquet);
    assertThat(paid(actuals)).containsExactlyInAnyOrder("0 2017-03 1250", "1 2017-03 800");
    assertThat(actuals.rejects().select("reason_code").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("repeated-actual", "repeated-actual", "unlisted-rule");
    assertThat(actuals.files()).allMatch(f -> f.read() == f.accepted() + f.rejected());
    assertThat(actuals.files()).extracting(FileAccount::read).containsExactly(3L, 2L);
  }

  @Test
  void aWrongHeaderRefusesTheFile() {
    Path file = Inputs.csv(folder.resolve("a.csv"), "rule,mnth,amount", "home-rent,2017-03,1");
    assertThatThrownBy(() -> read(file)).hasMessageContaining("month");
  }
}
