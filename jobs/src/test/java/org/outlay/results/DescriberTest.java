package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outlay.results.Describer.Check.DIGESTS;
import static org.outlay.results.Describer.Check.SIZES;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.schema.TableSchema;

class DescriberTest {
  @TempDir static Path out;
  private static String id = "";

  @BeforeAll
  static void publish() {
    id = publish("baseline");
  }

  @Test
  void inEnglish() {
    assertThat(describe("baseline", "en"))
        .isEqualTo(
            """
            Run         RUN
            Folder      OUT/baseline/RUN
            Command     forecast on 2026-11-01 09:30:00 UTC, took 12.3 s, Spark 4.2.0 on local[2]
            Scenario    baseline  SHA-256 AAA
            Policy      talent  SHA-256 BBB
            Simulation  1,000 replicates, seed 1
            Input       1 file, 5 rows read, 2 accepted, 3 rejected
            Made by     Outlay 0.1.0, result tables version 1

            outlays: Amounts due by fiscal year
              2 rows, 1 file, SIZE, 1 row group
              column        type           unit   nulls        smallest             largest           sum  meaning
              fiscal_year   INT            year                    2017                2018                Fiscal year
              rule          STRING                        cit-deduction  innovation-project                Rule
              clause        STRING                                01-03               08-03                Clause
              fund          STRING                    1  talent-special      talent-special                Fund
              payer         STRING                                 city                 tax                Payer
              district      STRING                              jiashan               nanhu                District
              kind          STRING                                 memo              outlay                Kind
              vintage_kind  STRING                                given              legacy                Kind of approval
              applications  BIGINT         count                      3                  12                Applications
              amount        DECIMAL(18,2)  yuan                    0.25        1,234,567.80  1,234,568.05  Due after limits

            rejects: Input rows that were not accepted
              1 row, 1 file, SIZE, 1 row group
              column       type    unit        smallest       largest  meaning
              table_name   STRING          applications  applications  Table
              source_file  STRING                 a.csv         a.csv  File
              row_number   INT     number             7             7  Line or row
              raw_row      STRING                                      Row as read
              reason_code  STRING              bad-date      bad-date  Reason
              message      STRING                                      Explanation
            """);
  }

  @Test
  void oneTableInChinese() {
    assertThat(describe("baseline/" + id + "/outlays", "zh"))
        .isEqualTo(
            """
            运行  RUN
            位置  OUT/baseline/RUN
            命令  forecast，开始于 2026-11-01 09:30:00 UTC，用时 12.3 秒，Spark 4.2.0，local[2]
            情景  baseline  SHA-256 AAA
            政策  talent  SHA-256 BBB
            模拟  1,000 次模拟，随机种子 1
            输入  1 个文件，读取 5 行，采纳 2 行，拒绝 3 行
            程序  Outlay 0.1.0，结果表版本 1

            outlays: 分财政年度应付金额
              2 行，1 个文件，SIZE，1 个行组
              列            类型           单位  空值          最小值              最大值          合计  含义
              fiscal_year   INT            年                    2017                2018                财政年度
              rule          STRING                      cit-deduction  innovation-project                规则
              clause        STRING                              01-03               08-03                条款
              fund          STRING                  1  talent-special      talent-special                资金来源
              payer         STRING                               city                 tax                支付方
              district      STRING                            jiashan               nanhu                县（市、区）
              kind          STRING                               memo              outlay                类别
              vintage_kind  STRING                              given              legacy                批准类型
              applications  BIGINT         个                       3                  12                申请数
              amount        DECIMAL(18,2)  元                    0.25        1,234,567.80  1,234,568.05  限额后应付金额
            """);
  }

  @Test
  void identifiersAndRowsAsReadShowNoRange() {
    assertThat(describe("baseline", "en")).doesNotContain("Zhang San", "9/1/2016");
  }

  /** A file that was exchanged for another run's of the same size is noticed. */
  @Test
  void aFileOfAnotherRunIsRefused() throws IOException {
    String other = publish("other");
    RunReader mine = RunReader.open(new Configuration(), out + "/other");
    RunReader theirs = RunReader.open(new Configuration(), out + "/baseline");
    Files.copy(
        Path.of(theirs.files("outlays").get(0).substring("file:".length())),
        Path.of(mine.files("outlays").get(0).substring("file:".length())),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> Describer.describe(new Configuration(), out + "/other", "en", SIZES))
        .hasMessageContaining("the file belongs to another run, " + id + " [damaged-run]");
    assertThat(other).isNotEqualTo(id);
  }

  /** Amounts changed in place: sizes and footers are as they were. */
  @Test
  void everyByteIsVerifiedOnRequest() throws IOException {
    publish("changed");
    String path = out + "/changed";
    assertThat(Describer.describe(new Configuration(), path, "en", DIGESTS))
        .containsPattern("Verified +[0-9]+ files?, every byte as the run wrote it");
    RunReader run = RunReader.open(new Configuration(), path);
    Path file = Path.of(run.files("outlays").get(0).substring("file:".length()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] ^= 1;
    Files.write(file, bytes);
    assertThat(Describer.describe(new Configuration(), path, "en", SIZES))
        .doesNotContain("Verified");
    assertThatThrownBy(() -> Describer.describe(new Configuration(), path, "en", DIGESTS))
        .hasMessageContaining("the file was changed after the run");
  }

  @Test
  void aFileCutShortIsRefused() throws IOException {
    publish("cut");
    RunReader run = RunReader.open(new Configuration(), out + "/cut");
    Path file = Path.of(run.files("outlays").get(0).substring("file:".length()));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> Describer.describe(new Configuration(), out + "/cut", "en", SIZES))
        .hasMessageContaining("[damaged-run]");
    byte[] flipped = bytes.clone();
    flipped[bytes.length - 1] ^= 1;
    Files.write(file, flipped);
    assertThatThrownBy(() -> Describer.describe(new Configuration(), out + "/cut", "en", SIZES))
        .hasMessageContaining("the footer of the file cannot be read");
  }

  /** Describing works where there is no Spark at all. */
  @Test
  void needsNoClassOfSpark() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(new File(entry).toURI().toURL());
    }
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // Left open: Hadoop's shutdown hook loads classes through it.
    SparkFreeLoader loader = new SparkFreeLoader(path.toArray(URL[]::new));
    try {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> hadoop = loader.loadClass("org.apache.hadoop.conf.Configuration");
      Class<?> check = loader.loadClass(Describer.Check.class.getName());
      Object text =
          loader
              .loadClass(Describer.class.getName())
              .getMethod("describe", hadoop, String.class, String.class, check)
              .invoke(
                  null,
                  hadoop.getConstructor().newInstance(),
                  out + "/baseline",
                  "en",
                  check.getEnumConstants()[0]);

      assertThat(text).asString().startsWith("Run         " + id);
      assertThatThrownBy(() -> loader.loadClass("org.apache.spark.sql.types.StructType"))
          .isInstanceOf(ClassNotFoundException.class);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  static String publish(String scenario) {
    try (RunFolder run = RunFolder.start(new Configuration(), out.toString(), scenario)) {
      TableSummary outlays =
          write(
              run,
              "outlays",
              RowFactory.create(
                  2017,
                  "innovation-project",
                  "01-03",
                  "talent-special",
                  "city",
                  "nanhu",
                  "outlay",
                  "legacy",
                  12L,
                  new BigDecimal("1234567.80")),
              RowFactory.create(
                  2018,
                  "cit-deduction",
                  "08-03",
                  null,
                  "tax",
                  "jiashan",
                  "memo",
                  "given",
                  3L,
                  new BigDecimal("0.25")));
      TableSummary rejects =
          write(
              run,
              "rejects",
              RowFactory.create(
                  "applications", "a.csv", 7, "a-1,Zhang San", "bad-date", "9/1/2016 is no date"));
      run.publish(Samples.manifest(run.runId(), outlays, rejects));
      return run.runId();
    }
  }

  private static TableSummary write(RunFolder run, String table, Row... rows) {
    TableSchema schema = Samples.schema(table);
    return TableWriter.write(
        Samples.spark().createDataFrame(Arrays.asList(rows), ResultType.of(schema)).coalesce(1),
        schema,
        Samples.lineage(run.runId()),
        run);
  }

  private static String describe(String path, String language) {
    return Describer.describe(new Configuration(), out.resolve(path).toString(), language, SIZES)
        .replace(out.toString(), "OUT")
        .replace(id, "RUN")
        .replace("a".repeat(64), "AAA")
        .replace("b".repeat(64), "BBB")
        .replaceAll("\\b\\d+(\\.\\d+)? (B|KiB)\\b", "SIZE");
  }

  /** Loads every class anew, but for those of Spark, which it does not find. */
  private static final class SparkFreeLoader extends URLClassLoader {
    SparkFreeLoader(URL[] path) {
      super(path, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.apache.spark.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
