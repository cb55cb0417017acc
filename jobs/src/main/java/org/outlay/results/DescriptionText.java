package org.outlay.results;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outlay.results.Execution.Simulation;
import org.outlay.results.TableDescription.ColumnDescription;
import org.outlay.results.TextTable.Align;
import org.outlay.schema.Labels;

/** The words of {@code describe} in one language. */
final class DescriptionText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<Align> COLUMNS =
      List.of(
          Align.LEFT,
          Align.LEFT,
          Align.LEFT,
          Align.RIGHT,
          Align.RIGHT,
          Align.RIGHT,
          Align.RIGHT,
          Align.LEFT);

  private final String language;

  DescriptionText(String language) {
    this.language = language;
  }

  String render(RunReader run, List<TableDescription> tables, Describer.Check check) {
    return head(run, check) + tables.stream().map(this::table).collect(Collectors.joining());
  }

  private String head(RunReader run, Describer.Check check) {
    Lineage lineage = run.manifest().lineage();
    Execution execution = run.manifest().execution();
    TextTable facts = new TextTable(List.of(Align.LEFT, Align.LEFT));
    fact(facts, "Run", "运行", lineage.runId());
    fact(facts, "Folder", "位置", run.folder().replaceFirst("^file:/+", "/"));
    fact(facts, "Command", "命令", command(execution));
    fact(facts, "Scenario", "情景", signed(lineage.scenario(), lineage.scenarioDigest()));
    fact(facts, "Policy", "政策", signed(lineage.policy(), lineage.policyDigest()));
    execution.simulation().ifPresent(s -> fact(facts, "Simulation", "模拟", draws(s)));
    fact(facts, "Input", "输入", inputs(run.manifest().inputs()));
    fact(
        facts,
        "Made by",
        "程序",
        say(
            "Outlay %s, result tables version %d",
            "Outlay %s，结果表版本 %d", lineage.engineVersion(), lineage.resultSchema()));
    if (check == Describer.Check.DIGESTS) {
      long files = run.manifest().tables().stream().mapToLong(t -> t.files().size()).sum();
      fact(
          facts,
          "Verified",
          "校验",
          say(
              "%,d files, every byte as the run wrote it (SHA-256)",
              "%,d 个文件，逐字节与写出时一致（SHA-256）", files));
    }
    return facts.render("");
  }

  private void fact(TextTable facts, String en, String zh, String value) {
    facts.add(List.of(say(en, zh), value));
  }

  private String command(Execution execution) {
    Duration took = Duration.between(execution.started(), execution.finished());
    return say(
        "%s on %s, took %.1f s, Spark %s on %s",
        "%s，开始于 %s，用时 %.1f 秒，Spark %s，%s",
        execution.command(),
        TIME.format(execution.started()),
        took.toMillis() / 1000.0,
        execution.sparkVersion(),
        execution.master());
  }

  private String draws(Simulation simulation) {
    return say(
        "%,d replicates, seed %d", "%,d 次模拟，随机种子 %d", simulation.replicates(), simulation.seed());
  }

  private String inputs(List<InputAccount> inputs) {
    return say(
        "%s, %s read, %,d accepted, %,d rejected",
        "%s，读取 %s，采纳 %,d 行，拒绝 %,d 行",
        count(inputs.size(), "file", "个文件"),
        count(inputs.stream().mapToLong(InputAccount::read).sum(), "row", "行"),
        inputs.stream().mapToLong(InputAccount::accepted).sum(),
        inputs.stream().mapToLong(InputAccount::rejected).sum());
  }

  private String table(TableDescription table) {
    TableSummary summary = table.summary();
    String size =
        String.join(
            say(", ", "，"),
            count(summary.rows(), "row", "行"),
            count(summary.files().size(), "file", "个文件"),
            size(summary.bytes()),
            count(table.rowGroups(), "row group", "个行组"));
    TextTable columns = new TextTable(COLUMNS);
    columns.add(
        Stream.of(
                Labels.of("column", "列"),
                Labels.of("type", "类型"),
                Labels.of("unit", "单位"),
                Labels.of("nulls", "空值"),
                Labels.of("smallest", "最小值"),
                Labels.of("largest", "最大值"),
                Labels.of("sum", "合计"),
                Labels.of("meaning", "含义"))
            .map(label -> label.in(language))
            .toList());
    table.columns().forEach(column -> columns.add(cells(column, summary)));
    return String.format(
        Locale.ROOT,
        "\n%s: %s\n  %s\n%s",
        summary.name(),
        table.labels().in(language),
        size,
        columns.render("  "));
  }

  private List<String> cells(ColumnDescription column, TableSummary summary) {
    BigDecimal sum = summary.totals().get(column.name());
    return List.of(
        column.name(),
        column.type(),
        unit(column.unit()),
        column.nulls() == 0 ? "" : String.format(Locale.ROOT, "%,d", column.nulls()),
        grouped(column, column.least()),
        grouped(column, column.greatest()),
        sum == null ? "" : String.format(Locale.ROOT, "%,.2f", sum),
        column.labels().in(language));
  }

  private static String grouped(ColumnDescription column, String value) {
    return column.unit().equals("yuan") && !value.isEmpty()
        ? String.format(Locale.ROOT, "%,.2f", new BigDecimal(value))
        : value;
  }

  private String unit(String unit) {
    return switch (unit) {
      case "yuan" -> say("yuan", "元");
      case "year" -> say("year", "年");
      case "count" -> say("count", "个");
      case "number" -> say("number", "序号");
      default -> unit;
    };
  }

  private String count(long n, String en, String zh) {
    return say(n == 1 ? "%,d " + en : "%,d " + en + "s", "%,d " + zh, n);
  }

  private static String signed(String name, String digest) {
    return name + "  SHA-256 " + digest;
  }

  private static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
  }

  private String say(String en, String zh, Object... values) {
    return String.format(Locale.ROOT, Labels.of(en, zh).in(language), values);
  }
}
