package org.outlay.job;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Tells a {@link Progress} how many tasks are done of those that Spark knows of. */
final class TaskCounter extends SparkListener {
  private final Progress progress;
  private final AtomicLong known = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  TaskCounter(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    progress.tasks(done.get(), known.addAndGet(stage.stageInfo().numTasks()));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskInfo().successful()) {
      progress.tasks(done.incrementAndGet(), known.get());
    }
  }
}
