package org.outlay.cli;

import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.outlay.job.Progress;

/**
 * Progress on standard error: one line that is rewritten on a terminal, one plain line per step or
 * every few seconds otherwise.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final double EVERY_SECONDS = 5;

  private final PrintStream out;
  private final Words words;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long started;
  private final Pace pace = new Pace();
  private String step = "";
  private double saidAt;
  private int shown;
  private String simulated = "";

  ProgressLine(PrintStream out, Words words) {
    this(out, words, Boolean.getBoolean("outlay.terminal"), System::nanoTime);
  }

  /** With a clock that counts nanoseconds. */
  ProgressLine(PrintStream out, Words words, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.words = words;
    this.terminal = terminal;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
  }

  @Override
  public synchronized void step(String name) {
    step = words.say(name, chinese(name));
    say("");
  }

  @Override
  public synchronized void tasks(long done, long known) {
    if (due()) {
      say("  " + done + "/" + known + " " + words.say("tasks", "个任务") + simulated);
    }
  }

  @Override
  public synchronized void replicates(long done, long all) {
    OptionalLong left = pace.left(done, all, seconds());
    simulated = done < all ? remaining(done, all, left) : "";
    if (due() && done < all) {
      say(simulated);
    }
  }

  private String remaining(long done, long all, OptionalLong left) {
    String text =
        "  "
            + words.say(
                words.count(done) + " of " + words.count(all) + " replicates",
                "已模拟 " + words.count(done) + "/" + words.count(all) + " 次");
    return left.isEmpty()
        ? text
        : text
            + words.say(
                ", about " + left.getAsLong() + " s left", "，约剩 " + left.getAsLong() + " 秒");
  }

  private boolean due() {
    return terminal || seconds() - saidAt >= EVERY_SECONDS;
  }

  private void say(String more) {
    saidAt = seconds();
    String line = String.format("%5.1f s  %s%s", saidAt, step, more);
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
      out.flush();
      shown = line.length();
    } else {
      out.println(line);
    }
  }

  /** Since it began. */
  private double seconds() {
    return (nanos.getAsLong() - started) / 1e9;
  }

  private static String chinese(String name) {
    return switch (name) {
      case "starting" -> "启动";
      case "reading cohorts" -> "读取申请";
      case "computing payments" -> "计算支付";
      case "taking over payments" -> "沿用已算支付";
      case "simulating current policy" -> "模拟现行政策";
      case "summing outlays" -> "汇总支出";
      case "projecting applications" -> "预测申请";
      case "fitting models" -> "拟合模型";
      case "decomposing the spread" -> "分解不确定性";
      case "writing tables" -> "写出结果";
      case "publishing" -> "发布结果";
      case "following the application" -> "追查申请";
      case "drawing applications" -> "抽取申请";
      default ->
          name.replaceFirst("^simulating (\\d+) replicates$", "模拟 $1 次")
              .replaceFirst("^simulating (\\d+) replicates in (\\d+) parts$", "模拟 $1 次，申请分为 $2 部分");
    };
  }

  /** Leaves an empty line for what follows. */
  @Override
  public synchronized void close() {
    if (terminal) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
    }
  }
}
