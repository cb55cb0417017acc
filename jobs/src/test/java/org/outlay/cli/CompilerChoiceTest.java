package org.outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well to compile, by what a command is to compute. */
class CompilerChoiceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "LIGHT | forecast data/scenarios/small.conf",
        "LIGHT | forecast data/scenarios/small.conf --set simulation.replicates=10000",
        "QUICK | forecast data/scenarios/small.conf --set simulation.replicates=auto",
        "QUICK | forecast --resume data/scenarios/baseline.conf",
        "QUICK | --lang zh forecast data/scenarios/baseline.conf",
        "LIGHT | describe data/scenarios/baseline.conf",
        "QUICK | simulate data/scenarios/baseline.conf --out results",
        "LIGHT | forecast data/scenarios/baseline.conf --set=simulation.replicates=200",
        "LIGHT | assess data/scenarios/baseline.conf",
        "LIGHT | check data/scenarios/baseline.conf --set inputs.applications=[\"s3a://b/c\"]",
        "QUICK | forecast data/scenarios/small.conf --set inputs.applications=[\"s3a://b/c\"]",
        "LIGHT | forecast data/scenarios/baseline.conf --set inputs.applications=[\"no/where\"]",
        "LIGHT | forecast data/scenarios/no-such.conf",
        "LIGHT | forecast",
      })
  void isTheCheapest(CompilerChoice.Choice choice, String command) {
    assertEquals(choice, CompilerChoice.of(List.of(command.split(" "))));
  }

  /** Files without a byte on the disk; their sizes are all that counts. */
  @Test
  void isFullForMillionsOfApplications(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("deeper"));
    sized(folder.resolve("a.parquet"), 40 << 20);
    sized(folder.resolve("deeper/b.parquet"), 40 << 20);
    sized(folder.resolve("c.csv"), 40 << 20);
    assertEquals(CompilerChoice.Choice.FULL, assessing(folder.toString()));
    assertEquals(CompilerChoice.Choice.FULL, assessing(folder + "/*.parquet"));
    assertEquals(CompilerChoice.Choice.LIGHT, assessing(folder + "/a.parquet"));
    assertEquals(CompilerChoice.Choice.LIGHT, assessing(folder + "/c.csv"));
  }

  private static CompilerChoice.Choice assessing(String applications) {
    String set = "inputs.applications=[\"" + applications + "\"]";
    return CompilerChoice.of(List.of("assess", "data/scenarios/baseline.conf", "--set", set));
  }

  private static void sized(Path file, long bytes) throws IOException {
    try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
      written.setLength(bytes);
    }
  }
}
