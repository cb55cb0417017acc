package org.outlay.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.outlay.job.Engine;
import org.outlay.problem.Cause;
import org.outlay.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Entry point of every command. Exit status: 0 done; 2 wrong usage, scenario or policy; 3 input
 * refused; 4 the run failed, nothing published.
 */
@Command(
    name = "outlay",
    description = "Forecasts what a subsidy policy will cost.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ForecastCommand.class,
      SimulateCommand.class,
      AssessCommand.class,
      CheckCommand.class,
      ProjectCommand.class,
      BacktestCommand.class,
      ExplainCommand.class,
      PlanCommand.class,
      DescribeCommand.class,
      SampleCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "2:wrong usage, scenario or policy",
      "3:input refused",
      "4:the run failed (resources, engine); nothing was published"
    },
    footer = {
      "",
      "Start with:  scripts/outlay forecast data/scenarios/baseline.conf",
      "Help on one command:  scripts/outlay COMMAND --help"
    })
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--lang",
      scope = CommandLine.ScopeType.INHERIT,
      paramLabel = "en|zh",
      converter = Language.class,
      description = "Language of what is printed (default: that of the terminal).")
  private String language = Words.ofTerminal();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final Stopping stopping = new Stopping(err);

  /** Takes the languages that there are. */
  static final class Language implements CommandLine.ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!Words.LANGUAGES.contains(value)) {
        throw new CommandLine.TypeConversionException(
            "'" + value + "' is none of " + String.join(", ", Words.LANGUAGES));
      }
      return value;
    }
  }

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Locale.setDefault(Locale.ROOT);
    Main main = new Main();
    main.stopping.watch();
    int status = main.execute(arguments);
    main.stopping.end();
    System.out.flush();
    System.exit(status);
  }

  /** Runs a command; its exit status. */
  int execute(String... arguments) {
    try {
      return new CommandLine(this)
          .setExecutionExceptionHandler((failure, command, parsed) -> report(failure))
          .setUsageHelpAutoWidth(true)
          .execute(arguments);
    } catch (OutOfMemoryError full) {
      return report(full);
    }
  }

  Words words() {
    return Words.in(language);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  Stopping stopping() {
    return stopping;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), words().say("a command is due", "缺少命令"));
  }

  private int report(Throwable failure) {
    if (stopping.isStopped()) {
      return Cause.RUN.exitStatus();
    }
    stopping.end();
    Optional<ProblemException> known = KnownFailure.in(failure);
    if (known.isPresent()) {
      known.get().problems().forEach(problem -> err.println(problem.describe()));
      return known.get().exitStatus();
    }
    err.println(words().say("The run failed; nothing was published.", "运行失败，未发布任何结果。"));
    failure.printStackTrace(err);
    return Cause.RUN.exitStatus();
  }

  /** Prints the engine's version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"outlay " + Engine.version()};
    }
  }
}
