package org.outlay.cli;

import java.util.concurrent.Callable;
import org.outlay.job.RunKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code outlay assess}. */
@Command(
    name = "assess",
    description = "Payments of recorded years, taken as they are.",
    mixinStandardHelpOptions = true)
final class AssessCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    return new RunCommand(main).run(options.request(), RunKind.ASSESS);
  }
}
