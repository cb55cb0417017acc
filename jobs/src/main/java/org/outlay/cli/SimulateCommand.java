package org.outlay.cli;

import java.util.concurrent.Callable;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.SimulateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code outlay simulate}. */
@Command(
    name = "simulate",
    description = "How sure the outlays are: the replicates alone, without payments and ledgers.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--resume",
      description = "Take over the replicates that an interrupted run of the same inputs finished.")
  private boolean resume;

  @Override
  public Integer call() {
    Request request =
        options.request(resume ? Request.Unfinished.RESUME : Request.Unfinished.DISCARD);
    SimulateJob.Published published =
        Launch.run(
            main,
            request,
            RunJob.Command.FORECAST,
            (spark, progress, setup) -> new SimulateJob(spark, progress).run(setup, request));
    new RunReport(main.words(), main.out()).print(published);
    return 0;
  }
}
