package org.outlay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.outlay.problem.Problems;
import org.outlay.scenario.Inputs;
import org.outlay.scenario.RelativePath;
import org.outlay.scenario.Scenario;
import org.outlay.scenario.ScenarioLoader;
import org.outlay.scenario.SimulationSettings;

/**
 * How well HotSpot should compile what a command runs, by how much there is to compute: better code
 * takes longer to make. HotSpot must know before it starts, so {@code scripts/lib.sh} asks in a
 * process of its own, which loads no Spark. The thresholds are where two choices took equally long
 * (PERFORMANCE.md).
 */
public final class CompilerChoice {
  /** What {@code OUTLAY_JIT} may be, too. */
  enum Choice {
    /** By the first compiler alone. */
    LIGHT,
    /** Loops of the simulation well, the rest by the first compiler. */
    QUICK,
    /** Everything well. */
    FULL
  }

  private static final Set<String> SIMULATING = Set.of("forecast", "simulate");

  private static final Set<String> OTHERS =
      Set.of("assess", "check", "project", "backtest", "explain");

  /** Bytes of Parquet of some 2.4 million applications and their records. */
  private static final long FULL_BYTES = 60L << 20;

  /** Bytes times replicates; the baseline's with 860. */
  private static final double QUICK_WORK = 1e9;

  /** Text takes about so much more than Parquet. */
  private static final int TEXT = 10;

  private CompilerChoice() {}

  /**
   * Prints the choice for a command.
   *
   * @param arguments those of the script
   */
  public static void main(String[] arguments) {
    System.out.println(of(List.of(arguments)).name().toLowerCase(Locale.ROOT));
  }

  /** The lightest where there is no scenario, or none to read: the command will end soon then. */
  static Choice of(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String command = arguments.get(i);
      if (SIMULATING.contains(command) || OTHERS.contains(command)) {
        return of(command, arguments.subList(i + 1, arguments.size()));
      }
    }
    return Choice.LIGHT;
  }

  private static Choice of(String command, List<String> arguments) {
    try {
      return scenario(arguments)
          .map(scenario -> of(scenario, SIMULATING.contains(command)))
          .orElse(Choice.LIGHT);
    } catch (RuntimeException unreadable) {
      return Choice.LIGHT;
    }
  }

  private static Choice of(Scenario scenario, boolean simulating) {
    long bytes = bytes(scenario.inputs());
    if (bytes >= FULL_BYTES) {
      return Choice.FULL;
    }
    SimulationSettings simulation = scenario.simulation();
    boolean much =
        simulation.stop() != SimulationSettings.Stop.GIVEN
            || (double) bytes * simulation.replicates() >= QUICK_WORK;
    return simulating && much ? Choice.QUICK : Choice.LIGHT;
  }

  /** Only a scenario is a file among the arguments. */
  private static Optional<Scenario> scenario(List<String> arguments) {
    List<String> sets = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--set=")) {
        sets.add(argument.substring("--set=".length()));
      } else if (i > 0 && arguments.get(i - 1).equals("--set")) {
        sets.add(argument);
      }
    }
    return arguments.stream()
        .map(Path::of)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> ScenarioLoader.load(file, sets, new Problems()));
  }

  private static long bytes(Inputs inputs) {
    return Stream.concat(inputs.applications().stream(), inputs.annualRecords().stream())
        .mapToLong(CompilerChoice::bytes)
        .sum();
  }

  /** Of a file, or of all in a folder; a glob counts as the folder that holds its matches. */
  private static long bytes(String input) {
    if (RelativePath.isUri(input)) {
      // A cluster's file system is not asked, so the mean of what it may hold.
      return FULL_BYTES / 2;
    }
    Path path = Path.of(input.replaceFirst("/[^/]*[*?\\[{].*", ""));
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(CompilerChoice::weight).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long weight(Path file) {
    try {
      long size = Files.size(file);
      return file.toString().endsWith(".csv") ? size / TEXT : size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
