package org.outlay.entitlement;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A measure over the years of an application, whose rows come one after the other by fiscal year;
 * called from Spark's generated code (for which it has to be public).
 */
public final class RunningMeasure implements Serializable {
  private static final long serialVersionUID = 1L;

  private UTF8String application = UTF8String.EMPTY_UTF8;
  private int rule;
  private boolean any;
  private long value;

  RunningMeasure() {}

  /** Sum up to this year; null before any year has a value. */
  public @Nullable Long sum(UTF8String application, boolean given, long value) {
    moveTo(application);
    add(given, value);
    return any ? this.value : null;
  }

  /** Sum of the years before. */
  public long sumBefore(UTF8String application, boolean given, long value) {
    moveTo(application);
    long before = this.value;
    add(given, value);
    return before;
  }

  /** Sum of the years before of one rule, whose rows come one after the other. */
  public long sumBeforeByRule(UTF8String application, int rule, long value) {
    if (rule != this.rule) {
      this.rule = rule;
      start();
    }
    return sumBefore(application, true, value);
  }

  /** The value of the row before, null for the first. */
  public @Nullable Long previous(UTF8String application, long value) {
    moveTo(application);
    Long before = any ? this.value : null;
    this.value = value;
    any = true;
    return before;
  }

  /** Largest value of the years before; 0 if there is none. */
  public long maxBefore(UTF8String application, boolean given, long value) {
    moveTo(application);
    long before = this.value;
    if (given) {
      this.value = any ? Math.max(before, value) : value;
      any = true;
    }
    return before;
  }

  private void add(boolean given, long more) {
    if (given) {
      value = Math.addExact(value, more);
      any = true;
    }
  }

  private void moveTo(UTF8String next) {
    if (!next.equals(application)) {
      // Rows lie in memory that the next ones reuse.
      application = next.copy();
      start();
    }
  }

  private void start() {
    any = false;
    value = 0;
  }
}
