package org.outlay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code outlay project}. */
@Command(
    name = "project",
    description = "How many applications the coming years bring, by programme and year.",
    mixinStandardHelpOptions = true)
final class ProjectCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Main main;

  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    return new ProjectionRun(main).project(options.request());
  }
}
