package org.outlay.cli;

import java.util.concurrent.Callable;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code outlay forecast}. */
@Command(
    name = "forecast",
    description = "What the policy costs in every year and what that does to each fund.",
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
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
    Request.Unfinished unfinished = resume ? Request.Unfinished.RESUME : Request.Unfinished.DISCARD;
    return new RunCommand(main).run(options.request(unfinished), RunJob.Command.FORECAST);
  }
}
